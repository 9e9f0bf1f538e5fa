import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test } from "vitest";
import { binanceContracts, binanceQuotes } from "../../../functions/venues/binance.js";
import { bybitContracts, bybitQuotes } from "../../../functions/venues/bybit.js";
import { splitMultiplier, type Contract } from "../../../functions/venues/contract.js";
import { plainDecimal, positiveDecimal } from "../../../functions/venues/plainDecimal.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { retryAfterMs } from "../../../functions/venues/retryAfter.js";

test.each([
  ["0.00010000", "0.00010000"],
  ["96000.10", "96000.10"],
  ["-0.00000660", "-0.00000660"],
  [" 5.1 ", "5.1"],
  [0.25, "0.25"],
  ["1e-8", "0.00000001"],
  [1e-7, "0.0000001"],
  ["2.5E+3", "2500"],
  [".5", "0.5"],
  ["9007199254740993.123456789012345678", "9007199254740993.123456789012345678"],
  ["", null],
  ["abc", null],
  ["1,5", null],
  ["0x10", null],
  ["Infinity", null],
  ["1e99", null],
  [Number.NaN, null],
  [null, null],
  [undefined, null],
  [{}, null],
  [["1"], null],
  [true, null],
])("the plain text of %j is %j", (value, text) => {
  expect(plainDecimal(value)).toBe(text);
});

test.each(["0", "0.000", "-1", "-0.5", 0])("%j is no price", (value) => {
  expect(positiveDecimal(value)).toBeNull();
});

test.each([
  ["1000PEPE", "PEPE", 1000],
  ["10000SATS", "SATS", 10_000],
  ["1000000MOG", "MOG", 1_000_000],
  ["1MBABYDOGE", "BABYDOGE", 1_000_000],
  ["SHIB1000", "SHIB", 1000],
  ["1INCH", "1INCH", 1],
  ["1000X", "1000X", 1],
  ["C98", "C98", 1],
  ["BTC", "BTC", 1],
])("%s is %s times %i", (base, coin, coinMultiplier) => {
  expect(splitMultiplier(base)).toEqual({ coin, coinMultiplier });
});

const market = (changes: Readonly<Record<string, unknown>>): Market =>
  ({
    id: "BTCUSD",
    symbol: "BTC/USD:BTC",
    base: "BTC",
    quote: "USD",
    settle: "BTC",
    swap: true,
    active: true,
    precision: { amount: "1" },
    limits: { amount: { min: "1" } },
    info: { fundingInterval: 480, contractSize: 100, lotSizeFilter: { minOrderQty: "1" } },
    ...changes,
  }) as unknown as Market;

describe("contracts", () => {
  const linear = (base: string, changes: object = {}): Market =>
    market({
      id: `${base}USDT`,
      symbol: `${base}/USDT:USDT`,
      base,
      quote: "USDT",
      settle: "USDT",
      ...changes,
    });

  test("an alias is its coin, and a name that ccxt writes in small letters is written in capitals", () => {
    const listed = [linear("FILECOIN"), linear("1000NEIROCTO"), linear("AAPLx"), linear("ETH")];
    expect(bybitContracts("linear", listed)).toMatchObject([
      { coin: "FIL", coinMultiplier: 1, id: "FILECOINUSDT" },
      { coin: "NEIRO", coinMultiplier: 1000, id: "1000NEIROCTOUSDT" },
      { coin: "AAPLX" },
      { coin: "ETH" },
    ]);
    expect(bybitContracts("inverse", [market({ base: "XBT", settle: "XBT" })])).toMatchObject([
      { coin: "BTC", settle: "BTC" },
    ]);
  });

  test("where a venue lists both names, the alias is another coin", () => {
    expect(bybitContracts("linear", [linear("NEIROCTO"), linear("NEIRO")])).toMatchObject([
      { coin: "NEIROCTO" },
      { coin: "NEIRO" },
    ]);
    // A dated future of that name is no second listing.
    const dated = linear("NEIRO", { swap: false });
    expect(bybitContracts("linear", [linear("NEIROCTO"), dated])).toMatchObject([{ coin: "NEIRO" }]);
  });

  test.each([
    [
      "as it is published",
      { amount: { min: "1" }, cost: { min: "5" }, leverage: { max: "75.00" } },
      "5",
      "75.00",
    ],
    ["nothing where nothing is published", { amount: { min: "1" } }, null, null],
    ["nothing of what ccxt fills in", { cost: { min: undefined }, leverage: { max: "1" } }, null, null],
    ["nothing of what is no number", { cost: { min: "0" }, leverage: { max: "" } }, null, null],
  ])("the least value and the largest leverage: %s", (_, limits, minNotional, maxLeverage) => {
    expect(bybitContracts("linear", [linear("ETH", { limits })])).toMatchObject([
      { minNotional, maxLeverage },
    ]);
    // In what a venue counts the least value of an inverse contract is not certain.
    expect(bybitContracts("inverse", [market({ limits })])).toMatchObject([
      { minNotional: null, maxLeverage },
    ]);
  });

  test.each([
    ["a dated future", { swap: false }],
    ["one that does not trade", { active: false }],
    ["a quanto one, flagged inverse by some venues", { settle: "USDT" }],
    ["one quoted in a stablecoin", { quote: "USDT" }],
  ])("%s is left out", (_, changes) => {
    expect(bybitContracts("inverse", [market(changes), undefined])).toEqual([]);
    expect(bybitContracts("inverse", [market({})])).toHaveLength(1);
  });

  test("Bybit: another smallest order makes the contract size unknown, not a guess", () => {
    const changed = market({ info: { fundingInterval: 60, lotSizeFilter: { minOrderQty: "10" } } });
    expect(bybitContracts("inverse", [changed])[0]).toMatchObject({ contractSize: null, intervalHours: 1 });
  });

  test("Binance: what the list of exceptions does not name settles every eight hours", () => {
    const hours = (fundingInfo: readonly object[]): unknown =>
      binanceContracts(
        "inverse",
        [market({})],
        fundingInfo.map((row) => ({ ...row })),
      )[0]?.intervalHours;
    expect(hours([])).toBe(8);
    expect(hours([{ symbol: "BTCUSD", fundingIntervalHours: 4 }])).toBe(4);
    expect(hours([{ symbol: "BTCUSD", fundingIntervalHours: null }])).toBeNull();
  });
});

describe("quotes", () => {
  const [contract] = bybitContracts("inverse", [market({})]) as [Contract];
  const row = {
    symbol: "BTCUSD",
    markPrice: "96000.10",
    indexPrice: "0.00",
    lastFundingRate: "0.00010000",
    nextFundingTime: 2000,
  };
  const joined = (changes: object, now = 1000) =>
    perpetualsOf("Binance", [contract], binanceQuotes([{ ...row, ...changes }]), now)[0];

  test("keep the venue's digits; what is no number is null, never nought", () => {
    expect(joined({})).toMatchObject({
      mark: "96000.10",
      index: null,
      fundingRate: "0.00010000",
      nextFunding: 2000,
    });
  });

  test.each([
    ["0.1", "0.1"],
    ["-0.1", "-0.1"],
    ["0.1000001", null],
    ["-25", null],
    ["", null],
  ])("a funding rate of %j is served as %j", (lastFundingRate, fundingRate) => {
    expect(joined({ lastFundingRate })).toMatchObject({ fundingRate });
  });

  test.each([[0], [1000], ["999"], ["soon"], [1.5], [null]])(
    "%j is no next settlement",
    (nextFundingTime) => {
      expect(joined({ nextFundingTime })).toMatchObject({ nextFunding: null });
    },
  );

  test("a row of an unknown contract is dropped, and nothing usable is a bad response", () => {
    const unknown = { ...row, symbol: "GMTUSD_PERP" };
    expect(() => perpetualsOf("Binance", [contract], binanceQuotes([unknown]), 0)).toThrow(
      "Binance returned no usable price.",
    );
    expect(() => binanceQuotes("<html>")).toThrow("Binance returned a response in an unexpected format.");
    expect(() => bybitQuotes({ retCode: 0, result: {} })).toThrow(
      "Bybit returned a response in an unexpected format",
    );
  });
});

test.each([
  ["12", 12_000],
  ["0", null],
  ["-3", null],
  [null, null],
  ["soon", null],
  ["Thu, 01 Jan 1970 00:01:00 GMT", 60_000],
  ["Thu, 01 Jan 1970 00:00:00 GMT", null],
  ["999999", 3_600_000],
])("Retry-After %j is %j ms", (header, wait) => {
  expect(retryAfterMs(header, 0)).toBe(wait);
});
