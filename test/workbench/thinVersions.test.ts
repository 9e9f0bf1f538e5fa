import { describe, expect, test } from "vitest";
import { isVersionDue, thinVersions, type VersionSize } from "../../addin/workbench/storage/thinVersions.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Noon, so that hours before it are of the same day. */
const now = Date.UTC(2026, 10, 30, 12, 0);

function version(at: number, more: Partial<VersionSize> = {}): VersionSize {
  return { at, bytes: 100_000, isChosen: false, ...more };
}

function kept(versions: readonly VersionSize[], at = now): readonly number[] {
  const gone = new Set(thinVersions(versions, at));
  return versions.filter((each) => !gone.has(each)).map(({ at }) => at);
}

describe("which versions of a workbook stay", () => {
  test("of the last day the newest of every ten minutes", () => {
    const everyMinute = Array.from({ length: 24 * 60 }, (_each, index) => version(now - index * minute));
    const times = kept(everyMinute);
    // 24 hours of six slots each; the first of them has begun at this very minute.
    expect(times).toHaveLength(24 * 6 + 1);
    expect(times.slice(0, 3)).toEqual([now, now - minute, now - 11 * minute]);
  });

  test("of the thirteen days before the newest of each day, and nothing older", () => {
    const everyHour = Array.from({ length: 40 * 24 }, (_each, index) => version(now - index * hour));
    const older = kept(everyHour).filter((at) => now - at > day);
    expect(older).toEqual(
      // On the day before, 11:00 is the newest that is more than 24 hours old.
      [
        Date.UTC(2026, 10, 29, 11),
        ...Array.from({ length: 13 }, (_each, index) => Date.UTC(2026, 10, 28 - index, 23)),
      ],
    );
  });

  test("the newest of each day of a workbook that rested for a month, or whose clock says so", () => {
    const old = Array.from({ length: 20 }, (_each, index) => version(now - (40 + index) * day));
    expect(kept(old)).toEqual(old.slice(0, 15).map(({ at }) => at));
    // The clock is 30 days ahead while three versions are made, and right again.
    const days = Array.from({ length: 12 }, (_each, index) => version(now - index * day));
    const ahead = [0, 1, 2].map((index) => version(now + 30 * day + index * 10 * minute));
    expect(kept([...ahead, ...days], now + 30 * day + 20 * minute)).toEqual(
      [...ahead, ...days].map(({ at }) => at),
    );
    expect(kept([...ahead, ...days])).toHaveLength(15);
  });

  test("what a person left when going back to another version, however close to others", () => {
    const close = [0, 1, 2, 3].map((index) => version(now - index * 1000, { isChosen: true }));
    expect(kept(close)).toHaveLength(4);
    const restored = version(now - 5000);
    expect(kept([...close, restored])).toHaveLength(5);
  });

  test("no more than 40 MB, the newest first, and the newest one whatever its size", () => {
    const big = Array.from({ length: 9 }, (_each, index) =>
      version(now - index * 10 * minute, { bytes: 10_000_000 }),
    );
    expect(kept(big)).toEqual(big.slice(0, 4).map(({ at }) => at));
    expect(kept([version(now, { bytes: 90_000_000 })])).toEqual([now]);
  });
});

describe("whether a state becomes a version", () => {
  test("ten minutes after the last one", () => {
    expect(isVersionDue(now, [])).toBe(true);
    expect(isVersionDue(now, [now - hour, now - 10 * minute])).toBe(true);
    expect(isVersionDue(now, [now - hour, now - 9 * minute])).toBe(false);
    expect(isVersionDue(now, [now])).toBe(false);
  });

  test("as ever where one was made while the clock was ahead", () => {
    expect(isVersionDue(now, [now + 5 * minute])).toBe(true);
    expect(isVersionDue(now, [now + 30 * day, now - 10 * minute])).toBe(true);
    expect(isVersionDue(now, [now + 30 * day, now - 9 * minute])).toBe(false);
  });
});
