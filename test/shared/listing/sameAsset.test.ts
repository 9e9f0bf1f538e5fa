import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { sameAsset } from "../../../shared/listing/sameAsset.js";

type Offer = { readonly venue: string; readonly price: string | null };

const offersOf = (prices: readonly (string | null)[]): readonly Offer[] =>
  prices.map((price, place) => ({ venue: String(place), price }));
const judged = (offers: readonly Offer[]) =>
  sameAsset(offers, ({ price }) => (price === null ? null : new Decimal(price)));
const pricesOf = (prices: readonly (string | null)[]) => {
  const { same, apart } = judged(offersOf(prices));
  return { same: same.map(({ price }) => price), apart: apart.map(({ price }) => price) };
};

describe("what is set apart", () => {
  it.each<[string, (string | null)[], string[], string[]]>([
    ["nothing of nothing", [], [], []],
    ["nothing where no price is reported", [null, null], [], []],
    ["not a single price", ["5"], ["5"], []],
    ["not a single price beside unpriced offers", [null, "5", null], ["5"], []],
    // ON in the summer of 2026: a share of 74 USD on two venues, a coin of 0.21 on others.
    [
      "a share under a coin's ticker",
      ["0.21", "74", "0.2105", "0.2098"],
      ["0.21", "0.2105", "0.2098"],
      ["74"],
    ],
    ["a unit of a tenth", ["500", "5010", "4990", "5000"], ["5010", "4990", "5000"], ["500"]],
    // The median is 100.
    ["not what is 3 % off", ["97", "100", "103"], ["97", "100", "103"], []],
    ["what is more than 3 % below", ["96.99", "100", "103"], ["100", "103"], ["96.99"]],
    ["what is more than 3 % above", ["97", "100", "103.01"], ["97", "100"], ["103.01"]],
    // The median of four is the mean of the middle two: 102.
    ["of an even count", ["100", "104", "98.94", "105.06"], ["100", "104", "98.94", "105.06"], []],
    ["of an even count, below", ["100", "104", "98.93", "105.06"], ["100", "104", "105.06"], ["98.93"]],
    ["all where halves disagree", ["1", "2", "1", "2"], [], ["1", "2", "1", "2"]],
    // 9 is before 10 by its size and behind it by its text.
    ["by size and not by text", ["9", "10", "10.1"], ["10", "10.1"], ["9"]],
  ])("%s", (_what, prices, same, apart) => {
    expect(pricesOf(prices)).toEqual({ same, apart });
  });
});

describe("two prices", () => {
  it.each([
    [["100", "103"], true],
    [["103", "100"], true],
    [["100", "103.0001"], false],
    // Each is within 3 % of their middle, and of the larger, but not of the smaller.
    [["97", "100"], false],
    [["100", "97"], false],
    [["1", "1"], true],
    [["74", "0.21"], false],
  ])("%j agree: %s", (prices, agree) => {
    const expected = agree ? { same: prices, apart: [] } : { same: [], apart: prices };
    expect(pricesOf(prices)).toEqual(expected);
    expect(pricesOf([null, ...prices, null])).toEqual(expected);
  });
});

it.each(["0", "-5", "NaN"])("%s is no price", (price) => {
  expect(pricesOf([price, "100", "101"])).toEqual({ same: ["100", "101"], apart: [] });
  expect(pricesOf([price])).toEqual({ same: [], apart: [] });
});

const manyOffers = fc
  .array(
    fc.oneof(fc.constant(null), fc.integer({ min: 900, max: 1_100 }), fc.integer({ min: 1, max: 5_000 })),
    {
      maxLength: 14,
    },
  )
  .map((prices) => offersOf(prices.map((price) => (price === null ? null : String(price)))));

const venuesOf = (offers: readonly Offer[]): readonly string[] => offers.map(({ venue }) => venue);

describe("whatever the prices", () => {
  it("each priced offer is in one list, in its order", () => {
    fc.assert(
      fc.property(manyOffers, (offers) => {
        const { same, apart } = judged(offers);
        expect(offers.filter((offer) => same.includes(offer))).toEqual(same);
        expect(offers.filter((offer) => apart.includes(offer))).toEqual(apart);
        const both = [...same, ...apart].map(({ venue }) => Number(venue)).sort((one, other) => one - other);
        const priced = offers.filter(({ price }) => price !== null).map(({ venue }) => Number(venue));
        expect(both).toEqual(priced);
      }),
    );
  });

  it("another currency changes nothing", () => {
    fc.assert(
      fc.property(
        manyOffers,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: -12, max: 12 }),
        (offers, factor, power) => {
          const scale = new Decimal(factor).times(new Decimal(10).pow(power));
          const scaled = offers.map(({ venue, price }) => ({
            venue,
            price: price === null ? null : new Decimal(price).times(scale).toFixed(),
          }));
          expect(venuesOf(judged(scaled).same)).toEqual(venuesOf(judged(offers).same));
          expect(venuesOf(judged(scaled).apart)).toEqual(venuesOf(judged(offers).apart));
        },
      ),
    );
  });

  it("another order changes no verdict", () => {
    fc.assert(
      fc.property(
        manyOffers.chain((offers) =>
          fc.tuple(fc.constant(offers), fc.shuffledSubarray([...offers], { minLength: offers.length })),
        ),
        ([offers, shuffled]) => {
          expect(new Set(judged(shuffled).same)).toEqual(new Set(judged(offers).same));
          expect(new Set(judged(shuffled).apart)).toEqual(new Set(judged(offers).apart));
        },
      ),
    );
  });

  it("three or more: what is same lies within 3 % of the median, what is apart does not", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 900, max: 1_100 }), { minLength: 3, maxLength: 9 }),
        (prices) => {
          const sorted = [...prices].sort((one, other) => one - other);
          // Twice the median, so that all are whole numbers.
          const twice =
            (sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) +
            (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN);
          const isNear = (price: string | null): boolean =>
            100 * Math.abs(2 * Number(price) - twice) <= 3 * twice;
          const { same, apart } = pricesOf(prices.map(String));
          expect(same.every(isNear)).toBe(true);
          expect(apart.some(isNear)).toBe(false);
        },
      ),
    );
  });
});
