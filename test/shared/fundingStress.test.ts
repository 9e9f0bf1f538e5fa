import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fundingStress, type Settlement } from "../../shared/calc/fundingStress.js";

const day = 1440;
// Rates as venues print them, eight decimals; settled each hour, four or eight, as venues change them on the way.
const rate = fc.integer({ min: -2_000_000, max: 2_000_000 }).map((parts) => parts / 1e8);
const settlements: fc.Arbitrary<readonly Settlement[]> = fc
  .array(fc.tuple(fc.constantFrom(60, 240, 480), rate), { minLength: 1, maxLength: 80 })
  .map((steps) => {
    let minute = 0;
    return steps.map(([gap, each]) => ({ minute: (minute += gap), rate: each }));
  });

function hasWindow(list: readonly Settlement[], minutes: number): boolean {
  const [first, last] = [list[0], list.at(-1)];
  return first !== undefined && last !== undefined && last.minute - minutes >= first.minute;
}

describe("fundingStress", () => {
  // A horizon of half a minute rounds to none: the loop over the window's settlements had no end then.
  it("ends for a window shorter than a minute, which holds its last settlement alone", () => {
    const list = [0.001, -0.002, 0.003].map((each, place) => ({ minute: place * 60, rate: each }));
    expect(Number(fundingStress(list, 0, 1))).toBe(0.002);
  });

  // The definition as it reads, a window at a time, in hundred-millionths: the code passes over the rates once.
  it("is the most that any window cost, written out", () => {
    fc.assert(
      fc.property(settlements, fc.integer({ min: 60, max: 3 * day }), (list, minutes) => {
        fc.pre(hasWindow(list, minutes));
        const begin = list[0]?.minute ?? 0;
        const costs = list
          .filter(({ minute }) => minute - minutes >= begin)
          .map(({ minute }) =>
            list
              .filter((each) => each.minute <= minute && each.minute > minute - minutes)
              .reduce((sum, each) => sum - Math.round(each.rate * 1e8), 0),
          );
        expect(Number(fundingStress(list, minutes, 1).times(1e8))).toBe(Math.max(...costs));
      }),
    );
  });

  it("grows with the quantile, and turns its sign with the rates", () => {
    fc.assert(
      fc.property(settlements, (list) => {
        fc.pre(hasWindow(list, day));
        expect(fundingStress(list, day, 0.5).lte(fundingStress(list, day, 0.95))).toBe(true);
        const paid = list.map((each) => ({ ...each, rate: -Math.abs(each.rate) }));
        const received = list.map((each) => ({ ...each, rate: Math.abs(each.rate) }));
        expect(fundingStress(paid, day, 1).gte(0)).toBe(true);
        expect(fundingStress(received, day, 1).lte(0)).toBe(true);
      }),
    );
  });

  it("of nothing is exactly 0", () => {
    const quiet = [0, 1, 2, 3].map((days) => ({ minute: days * day, rate: 0 }));
    expect(Object.is(Number(fundingStress(quiet, day, 1)), 0)).toBe(true);
  });

  it("has no answer without settlements, and where none is old enough", () => {
    expect(() => fundingStress([], day, 1)).toThrow("no settlement is as old");
    expect(() => fundingStress([{ minute: 0, rate: 0.1 }], day, 1)).toThrow("no settlement is as old");
  });
});
