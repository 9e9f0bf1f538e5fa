// A hedge judged by the days after those it is sized by, on moves that add up by hand.
import { describe, expect, it } from "vitest";
import { outOfSample, returnsUpTo, type DailyPrices } from "../../shared/calc/outOfSample.js";

/** Prices that move by the given fractions, over and over. */
function path(moves: readonly number[], days: number): number[] {
  const prices = [100];
  while (prices.length < days) {
    const move = moves[(prices.length - 1) % moves.length] ?? 0;
    prices.push((prices.at(-1) ?? 0) * (1 + move));
  }
  return prices;
}

const asset = path([0.1, -0.1], 61);
const proxy = path([0.2, -0.2], 61);

/** Two periods, each with its own weight. */
function judged(weights: readonly [number, number], held: DailyPrices = asset) {
  const asked: number[] = [];
  const outcome = outOfSample({
    prices: { asset: held, proxies: [proxy] },
    first: 0,
    periods: 2,
    weightsAt: (day) => {
      asked.push(day);
      return [weights[day / 30] ?? 0];
    },
  });
  return { asked, removed: outcome.varianceRemoved(), paidBack: outcome.lossPaidBack() };
}

describe("a hedge out of sample", () => {
  it("is sized once a period, at the close before it", () => {
    expect(judged([0.5, 0.5]).asked).toEqual([0, 30]);
  });

  it("removes what each period's own size removes", () => {
    // Half the proxy is the asset: nothing is left of 60 moves of ±10 %, or of the 30 in which it is held.
    expect(judged([0.5, 0.5]).removed).toBeCloseTo(1, 12);
    expect(judged([0.5, 0]).removed).toBeCloseTo(1 - 30 / 60, 12);
    // A whole proxy turns ±10 % into ∓10 %; one and a half into ∓20 %: (30 × 0.01 + 30 × 0.04) of 60 × 0.01.
    expect(judged([1, 1]).removed).toBeCloseTo(0, 12);
    expect(judged([1, 1.5]).removed).toBeCloseTo(1 - (30 * 0.01 + 30 * 0.04) / (60 * 0.01), 12);
  });

  it("pays back the worst weeks by the size of the day they begin on", () => {
    // Weeks that begin with a fall: 1.1³ × 0.9⁴ − 1 of the asset, 1.2³ × 0.8⁴ − 1 of the proxy.
    const [lost, paid] = [1 - 1.1 ** 3 * 0.9 ** 4, 1 - 1.2 ** 3 * 0.8 ** 4];
    expect(judged([0.5, 0.5]).paidBack).toBeCloseTo((0.5 * paid) / lost, 10);
    // One week is far worse: from day 33 it falls by half on the way. 54 weeks have two worst ones, from 27 and from 31.
    const fallen = path([0], 61).map((price, day) => {
      if (day < 34) return price;
      return day < 38 ? price * 0.5 : price * 0.4;
    });
    // Of the weeks over both falls, from 31, 32 and 33, the first two count: −60 % each.
    const move = (from: number): number => (proxy[from + 7] ?? 0) / (proxy[from] ?? 1) - 1;
    expect(judged([7, 0.25], fallen).paidBack).toBeCloseTo(
      (-0.25 * (move(31) + move(32) + move(33))) / (3 * 0.6),
      10,
    );
  });

  it("takes no return over a day without a price", () => {
    const holed = asset.map((price, day) => {
      if (day >= 10 && day < 20) return null;
      return day < 20 ? price : price * 5;
    });
    expect(judged([0.5, 0.5], holed).removed).toBeCloseTo(1, 12);
    const { asset: moves } = returnsUpTo({ asset: holed, proxies: [] }, 22, 22);
    // Days 1 to 9, then 21 and 22.
    expect(moves).toHaveLength(11);
    for (const move of moves) expect(Math.abs(move)).toBeCloseTo(0.1, 12);
  });

  it("says where there is no loss, and where weeks are too few", () => {
    expect(() => judged([1, 1], path([0.1], 61))).toThrow("no tested week had a loss");
    const sparse = asset.map((price, day) => (day % 10 < 3 ? price : null));
    expect(() => judged([1, 1], sparse)).toThrow(/at least 20 tested weeks are needed, found \d/);
  });
});
