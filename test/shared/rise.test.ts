import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceWindows, rise, separateWindows, survival } from "../../shared/calc/rise.js";

const price = fc.integer({ min: 1, max: 100_000 });
const prices = fc.array(price, { minLength: 4, maxLength: 60 });
const gappy = fc.array(fc.option(price, { freq: 8 }), { minLength: 1, maxLength: 60 });
const days = fc.integer({ min: 1, max: 12 });
const quantile = fc.integer({ min: 1, max: 100 }).map((parts) => parts / 100);

type Prices = readonly (number | null)[];

function windowsOf(closes: Prices, held: number, highs: Prices = closes) {
  return priceWindows({ closes, highs }, held);
}

describe("priceWindows", () => {
  // The definition as it reads, a window at a time: the code passes over the prices once.
  it("are the starts with so many days after them and no gap in between, each with its highest", () => {
    fc.assert(
      fc.property(gappy, gappy, days, (first, second, held) => {
        const length = Math.min(first.length, second.length);
        const [closes, highs] = [first.slice(0, length), second.slice(0, length)];
        const expected = closes.flatMap((close, start) => {
          const places = Array.from({ length: held + 1 }, (_, day) => start + day);
          if (start + held >= length) return [];
          if (places.some((place) => closes[place] === null || highs[place] === null)) return [];
          const after = places.slice(1).map((place) => highs[place] ?? Number.NaN);
          return [{ start, close, highest: Math.max(...after) }];
        });
        expect(windowsOf(closes, held, highs)).toEqual(expected);
      }),
    );
  });

  it("leave out every start within reach of a hole of ten days, and no other", () => {
    const closes: Prices = [
      ...Array<number>(40).fill(5),
      ...Array<null>(10).fill(null),
      ...Array<number>(40).fill(5),
    ];
    const starts = windowsOf(closes, 30).map(({ start }) => start);
    expect(starts).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
  });
});

describe("rise", () => {
  it("grows with the quantile", () => {
    fc.assert(
      fc.property(prices, quantile, quantile, (closes, one, other) => {
        const windows = windowsOf(closes, 2);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(rise(windows, low).lte(rise(windows, high))).toBe(true);
      }),
    );
  });

  // Of the same starts: more days leave fewer starts in the same prices, and the largest rise may be of one that drops out.
  it("grows with the days that the same starts are held", () => {
    fc.assert(
      fc.property(prices, quantile, (closes, share) => {
        const shorter = rise(windowsOf(closes.slice(0, -1), 2), share);
        expect(shorter.lte(rise(windowsOf(closes, 3), share))).toBe(true);
      }),
    );
  });

  it("is the same in cents as in dollars, and so is survival", () => {
    fc.assert(
      fc.property(prices, quantile, (closes, share) => {
        const inCents = closes.map((each) => each * 100);
        const [plain, scaled] = [windowsOf(closes, 3), windowsOf(inCents, 3)];
        expect(rise(scaled, share).toString()).toBe(rise(plain, share).toString());
        expect(survival(scaled, 0.5)).toBe(survival(plain, 0.5));
      }),
    );
  });

  it("is never negative, and at highs at least what it is at closes", () => {
    fc.assert(
      fc.property(prices, (closes) => {
        const byCloses = rise(windowsOf(closes, 2), 1);
        const highs = closes.map((each) => each * 1.25);
        expect(byCloses.gte(0)).toBe(true);
        expect(rise(windowsOf(closes, 2, highs), 1).gte(byCloses)).toBe(true);
      }),
    );
  });

  it("has no answer for a coin listed 20 days ago and a month", () => {
    expect(() => rise(windowsOf(Array<number>(20).fill(1), 30), 1)).toThrow("no complete window");
    expect(() => survival(windowsOf(Array<number>(20).fill(1), 30), 1)).toThrow("no complete window");
  });
});

describe("survival", () => {
  it("at a quantile of distinct rises is that quantile, within one window", () => {
    fc.assert(
      fc.property(prices, quantile, (steps, share) => {
        // Rising prices: of falling ones every rise is 0, which no share can distinguish.
        let close = 1000;
        const windows = windowsOf(
          steps.map((step) => (close += step)),
          2,
        );
        const rises = windows.map((each) => each.highest / each.close);
        fc.pre(new Set(rises).size === rises.length);
        const lived = survival(windows, Number(rise(windows, share)));
        expect(Math.abs(lived - share)).toBeLessThanOrEqual(1 / windows.length + 1e-12);
      }),
    );
  });

  it("falls with the days and grows with the distance", () => {
    fc.assert(
      fc.property(prices, (closes) => {
        const near = survival(windowsOf(closes, 3), 0.2);
        expect(near).toBeLessThanOrEqual(survival(windowsOf(closes, 3), 0.4));
        expect(near).toBeLessThanOrEqual(survival(windowsOf(closes.slice(0, -1), 2), 0.2));
      }),
    );
  });
});

describe("separateWindows", () => {
  // "95 % of 335 starts, 12 separate months" of a year; 24 of 730 days.
  it.each([
    [365, 335, 12],
    [730, 700, 24],
    [31, 1, 1],
    [30, 0, 0],
  ])("of %i daily prices and 30 days: %i starts, %i separate", (length, starts, separate) => {
    const windows = windowsOf(Array<number>(length).fill(1), 30);
    expect(windows).toHaveLength(starts);
    expect(separateWindows(windows, 30)).toBe(separate);
  });

  it("begin anew behind a hole", () => {
    const closes: Prices = [1, 1, 1, 1, null, 1, 1, 1, 1];
    expect(separateWindows(windowsOf(closes, 2), 2)).toBe(2);
  });
});
