// The past of a desk on paths that are written out by hand.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replayPath, type Replay, type ReplayShort } from "../../../shared/desk/replayPath.js";

const dayMinutes = 1440;
const on = (prices: readonly (number | null)[]) => (day: number) => prices[day - 100] ?? null;

/** 100 coins at 4,000 hedged by as many USD inverse, 50 of the coins posted, liquidated at 7,960. */
function inverse(closes: readonly (number | null)[], changes: Partial<ReplayShort> = {}): ReplayShort {
  return {
    close: on(closes),
    high: on(closes),
    entry: 4000,
    coins: 100,
    notional: 400_000,
    margin: 50,
    isInverse: true,
    liquidation: 7960,
    settlements: [],
    ...changes,
  };
}

function replay(closes: readonly (number | null)[], shorts: readonly ReplayShort[], cash = 0): Replay {
  const holdings = [{ coins: 100, close: on(closes) }];
  return { firstDay: 100, lastDay: 99 + closes.length, cash, holdings, shorts };
}

const figures = (given: Replay) =>
  replayPath(given).map(({ unhedged, hedged, funding, liquidated }) => [
    unhedged,
    hedged,
    funding,
    liquidated,
  ]);

describe("replayPath", () => {
  it("with no short is the unhedged path", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1 }), (closes) => {
        for (const { unhedged, hedged, funding } of replayPath(replay(closes, [], 500))) {
          expect(hedged).toBe(unhedged);
          expect(funding).toBe(0);
        }
      }),
    );
  });

  it("hedged in full is worth the start on every day, where nothing is liquidated", () => {
    const closes = [4000, 1000, 7000, 4000];
    expect(figures(replay(closes, [inverse(closes)]))).toEqual([
      [400_000, 400_000, 0, 0],
      [100_000, 400_000, 0, 0],
      [700_000, 400_000, 0, 0],
      [400_000, 400_000, 0, 0],
    ]);
  });

  it("loses the margin coins on the day whose high reaches the liquidation, and stays without a hedge", () => {
    const closes = [4000, 7000, 3000];
    const reached = inverse(closes, { high: on([4000, 7960, 3000]) });
    // 100 coins less the 50 posted, at each day's price.
    expect(figures(replay(closes, [reached]))).toEqual([
      [400_000, 400_000, 0, 0],
      [700_000, 350_000, 0, 1],
      [300_000, 150_000, 0, 1],
    ]);
    const linear = { ...reached, isInverse: false, margin: 200_000 };
    expect(figures(replay(closes, [linear])).map(([, hedged]) => hedged)).toEqual([
      400_000, 500_000, 100_000,
    ]);
  });

  // Settled at 00:00 with the opening, then 08:00 and 16:00 of the next day, 00:00 of the one after.
  const settlements = [0, 1 / 3, 2 / 3, 1].map((share, index) => ({
    minute: Math.round((101 + share) * dayMinutes),
    rate: [0.05, -0.0001, 0.0003, -0.0004][index] ?? 0,
  }));

  it("adds up settlements after the opening: on a size in USD", () => {
    const closes = [4000, 5000];
    // 400,000 × (0.0001 − 0.0003 + 0.0004) is paid; the one at the moment of opening is not counted.
    const [, last] = figures(replay(closes, [inverse(closes, { settlements })]));
    expect(last?.[2]).toBeCloseTo(80, 9);
    expect(last?.[1]).toBeCloseTo(400_000 - 80, 9);
  });

  it("adds up settlements of contracts in coins at the last close before each", () => {
    const closes = [4000, 5000];
    const [, last] = figures(replay(closes, [inverse(closes, { settlements, notional: null })]));
    // 100 × (4,000 × 0.0001 − 4,000 × 0.0003 + 5,000 × 0.0004)
    expect(last?.[2]).toBeCloseTo(120, 9);
  });

  it("counts no funding from the day of the liquidation on", () => {
    const closes = [4000, 9000, 9000];
    expect(figures(replay(closes, [inverse(closes, { settlements })])).at(-1)?.[2]).toBe(0);
  });

  it("leaves out days without a price, and settles them all the same", () => {
    const closes = [4000, null, 5000];
    const path = replayPath(replay(closes, [inverse(closes, { settlements })]));
    expect(path.map(({ day }) => day)).toEqual([100, 102]);
    expect(path.at(-1)?.funding).toBeCloseTo(80, 9);
  });
});
