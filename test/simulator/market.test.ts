import { expect, test } from "vitest";
import { dateSuffix, quarterlyDeliveries } from "./calendar.js";
import { toStep } from "./digits.js";
import { createMarket, nextFundingAfter, type Contract } from "./market.js";
import { bybitCategories, bybitListings } from "./venues/bybitListings.js";
import { coinMarginedListings, usdMarginedListings } from "./venues/binanceListings.js";

const time = Date.UTC(2026, 10, 22, 10, 40, 0);
const everyContract: readonly Contract[] = [
  ...coinMarginedListings(time),
  ...usdMarginedListings(time),
  ...bybitCategories.flatMap((category) => bybitListings(category, time)),
];

test("the same seed, contract and time give the same numbers in every process", () => {
  const [contract] = everyContract;
  if (contract === undefined) throw new Error("no contract");
  const { mark, index, fundingRate } = createMarket({ seed: 1, tickMs: 1000 }).quote(contract, time);
  expect([mark.toFixed(6), index.toFixed(6), fundingRate?.toFixed(12)]).toMatchInlineSnapshot(`
    [
      "108027.242286",
      "108032.158847",
      "0.000087736161",
    ]
  `);
});

test("another seed is another market", () => {
  const [contract] = everyContract;
  if (contract === undefined) throw new Error("no contract");
  const one = createMarket({ seed: 1, tickMs: 1000 }).quote(contract, time);
  const other = createMarket({ seed: 2, tickMs: 1000 }).quote(contract, time);
  expect(one.mark).not.toBe(other.mark);
});

test.each([50, 1000, 5000])(
  "with ticks of %d ms every number moves at a tick and rests within it",
  (tickMs) => {
    const market = createMarket({ seed: 3, tickMs });
    const start = Math.floor(time / tickMs) * tickMs;
    for (const contract of everyContract) {
      const before = market.quote(contract, start);
      const within = market.quote(contract, start + tickMs - 1);
      const after = market.quote(contract, start + tickMs);
      expect(within).toEqual(before);
      expect(after.mark).not.toBe(before.mark);
      expect(after.index).not.toBe(before.index);
      if (before.fundingRate !== null) expect(after.fundingRate).not.toBe(before.fundingRate);
      expect(Math.abs(after.mark / before.mark - 1)).toBeLessThan(0.003);
    }
  },
);

test("a live cell has something to show: within ten ticks every contract's printed mark and rate change", () => {
  const market = createMarket({ seed: 5, tickMs: 1000 });
  for (const contract of [...coinMarginedListings(time), ...bybitListings("inverse", time)]) {
    const quotes = Array.from({ length: 10 }, (_, tick) => market.quote(contract, time + tick * 1000));
    expect(new Set(quotes.map(({ mark }) => toStep(mark, contract.tick))).size).toBeGreaterThan(1);
    if (contract.intervalHours === null) continue;
    const printed = quotes.map(({ fundingRate }) => fundingRate?.toFixed(8));
    expect(new Set(printed).size).toBeGreaterThan(5);
  }
});

test("over a year the mark stays positive and near the index, and the rate keeps its sign and its bounds", () => {
  const market = createMarket({ seed: 4, tickMs: 1000 });
  for (const contract of everyContract.filter(({ intervalHours }) => intervalHours !== null)) {
    const quotes = Array.from({ length: 60 }, (_, step) => market.quote(contract, time + step * 525_600_123));
    expect(Math.min(...quotes.map(({ mark }) => mark))).toBeGreaterThan(0);
    expect(Math.max(...quotes.map(({ mark, index }) => Math.abs(mark / index - 1)))).toBeLessThan(0.001);
    expect(Math.max(...quotes.map(({ fundingRate }) => Math.abs(fundingRate ?? 1)))).toBeLessThan(0.003);
    expect(new Set(quotes.map(({ fundingRate }) => Math.sign(fundingRate ?? 0))).size).toBe(1);
  }
});

test.each([
  ["2026-11-22T10:40:00Z", 8, "2026-11-22T16:00:00.000Z"],
  ["2026-11-22T15:59:59.999Z", 8, "2026-11-22T16:00:00.000Z"],
  ["2026-11-22T16:00:00Z", 8, "2026-11-23T00:00:00.000Z"],
  ["2026-11-22T10:40:00Z", 4, "2026-11-22T12:00:00.000Z"],
])("after %s the settlement every %d hours is at %s", (from, intervalHours, expected) => {
  expect(new Date(nextFundingAfter(Date.parse(from), intervalHours)).toISOString()).toBe(expected);
});

// The dates are those in the names of Binance's quarterlies of those years.
test.each([
  ["2020-07-01T00:00:00Z", "200925", "201225"],
  ["2020-12-25T08:00:00Z", "210326", "210625"],
  ["2023-09-11T00:00:00Z", "230929", "231229"],
])("after %s the quarterlies end on %s and %s", (from, current, next) => {
  expect(quarterlyDeliveries(Date.parse(from)).map(dateSuffix)).toEqual([current, next]);
});
