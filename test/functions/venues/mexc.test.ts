import type { Market } from "ccxt/js/src/base/types.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { candleColumns } from "../../../functions/venues/candleColumns.js";
import { dailyCloses } from "../../../functions/venues/dailyCloses.js";
import { mexcContracts, mexcQuotes } from "../../../functions/venues/mexc.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const inverse = "api/v1/perpetuals/mexc/inverse";
const linear = "api/v1/perpetuals/mexc/linear";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  simulator = await startSimulator();
});
beforeEach(async () => {
  vi.setSystemTime(now);
  simulator.clearRequests();
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
  return async () => app.close();
});
afterAll(async () => {
  await simulator.close();
  vi.useRealTimers();
});

/** The numbers MEXC wrote for a symbol, as the characters that stand in its answer. */
async function writtenBy(endpoint: string, symbol: string): Promise<(name: string) => string | undefined> {
  const text = await (await fetch(`${simulator.url}https://api.mexc.com/api/v1/contract/${endpoint}`)).text();
  const row = text.slice(text.indexOf(`{"symbol":"${symbol}"`));
  return (name) => new RegExp(`"${name}":([-\\d.]+)`).exec(row)?.[1];
}

describe("through the service", () => {
  test("inverse: bitcoin of 100 and ether of 10 dollars, fair price as mark, every digit kept", async () => {
    const { perpetuals, source } = await app.snapshot(inverse);
    const written = await writtenBy("funding_rate", "BTC_USD");
    expect(source).toBe("simulated");
    expect(written("fairPrice")).toMatch(/^\d{5}/);
    // The quanto DOT_USD, settled in USDT, is in MEXC's list and not here.
    const coins = ["BTC", "ETH", "SOL", "XRP", "SUI", "DOGE", "ADA", "LTC", "AVAX", "LINK"];
    expect(perpetuals.map(({ symbol }) => symbol)).toEqual(coins.map((coin) => `${coin}/USD:${coin}`));
    expect(perpetuals[0]).toEqual({
      coin: "BTC",
      symbol: "BTC/USD:BTC",
      quote: "USD",
      settle: "BTC",
      mark: written("fairPrice"),
      index: written("idxPrice"),
      fundingRate: written("fundingRate"),
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "100",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "BTC_USD", maxLeverage: "125", assetClass: "crypto" },
      ...{ fundingCap: "0.003", fundingFloor: "-0.003" },
    });
    for (const perpetual of perpetuals.slice(1))
      expect(perpetual).toMatchObject({ contractSize: "10", contractUnit: "USD" });
  });

  test("linear: contracts of parts of a coin, counted in contracts", async () => {
    const { perpetuals } = await app.snapshot(linear);
    const written = await writtenBy("funding_rate", "PEPE_USDT");
    const find = (wanted: string) => perpetuals.find(({ symbol }) => symbol === wanted);
    expect(find("BTC/USDT:USDT")).toMatchObject({
      contractSize: "0.0001",
      contractUnit: "coin",
      lotStep: "1",
      minContracts: "1",
    });
    expect(find("BTC/USDC:USDC")).toMatchObject({ contractSize: "0.0001" });
    expect(find("BTC/USD1:USD1")).toMatchObject({ contractSize: "0.0001", coin: "BTC" });
    expect(find("PEPE/USDT:USDT")).toMatchObject({ contractSize: "10000000", mark: written("fairPrice") });
    expect(find("NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    expect(perpetuals.map(({ coin }) => coin)).not.toContain("GALA");
    expect(perpetuals.map(({ coin }) => coin)).not.toContain("GMT");
    expect(perpetuals).toHaveLength(21);
    for (const { mark, index, fundingRate } of perpetuals) {
      expect([mark, index, fundingRate]).not.toContain(null);
    }
  });

  test("a refresh is one request, and no spot list is ever asked for", async () => {
    for (const path of [inverse, linear]) {
      vi.setSystemTime(now);
      simulator.clearRequests();
      await app.snapshot(path);
      expect(simulator.count({})).toBe(3);
      vi.setSystemTime(now + 5000);
      await app.snapshot(path);
      expect(simulator.count({ venue: "mexc", path: "/api/v1/contract/funding_rate" })).toBe(3);
      expect(simulator.count({})).toBe(4);
    }
  });

  test("a negative price, written as a number, is no price", async () => {
    simulator.setFault({ kind: "negativePrice" }, { venue: "mexc" });
    expect(await app.problem(inverse)).toMatchObject({ code: "venue_bad_response" });
    simulator.setFault(null);
  });
});

describe("quirks", () => {
  const market = (changes: Readonly<Record<string, unknown>> = {}): Market =>
    ({
      id: "BTC_USD",
      symbol: "BTC/USD:BTC",
      base: "BTC",
      quote: "USD",
      settle: "BTC",
      swap: true,
      active: true,
      inverse: true,
      precision: { amount: "1" },
      limits: { amount: { min: "1" } },
      info: { contractSize: 100 },
      ...changes,
    }) as unknown as Market;
  const funding = (changes: object = {}) => ({
    success: true,
    data: [
      {
        ...{ symbol: "BTC_USD", collectCycle: 8, nextSettleTime: 2000 },
        ...{ fairPrice: 31199.5, idxPrice: 31016.3, fundingRate: 1e-7 },
        ...changes,
      },
    ],
  });

  test("a quanto contract, which ccxt calls inverse, is of neither kind", () => {
    const quanto = market({ settle: "USDT" });
    expect(mexcContracts("inverse", [quanto], funding())).toEqual([]);
    expect(mexcContracts("linear", [quanto], funding())).toEqual([]);
  });

  test("a linear contract of a bundle holds size times bundle coins", () => {
    const bundle = market({ base: "10000SATS", quote: "USDT", settle: "USDT", info: { contractSize: 0.1 } });
    expect(mexcContracts("linear", [bundle], funding())[0]).toMatchObject({
      coin: "SATS",
      contractSize: "1000",
    });
  });

  test.each([[0], [-1], [null], ["much"], [undefined]])(
    "a contract size of %j is not known",
    (contractSize) => {
      const odd = market({ info: { contractSize } });
      expect(mexcContracts("inverse", [odd], funding())[0]).toMatchObject({ contractSize: null });
    },
  );

  test("a contract the funding rates leave out has no interval, price or next settlement", () => {
    const other = market({ id: "ETH_USD", base: "ETH", settle: "ETH", symbol: "ETH/USD:ETH" });
    const contracts = mexcContracts("inverse", [market(), other], funding());
    expect(perpetualsOf("MEXC", contracts, mexcQuotes(funding()), 1000)).toMatchObject([
      { mark: "31199.5", intervalHours: 8, nextFunding: 2000 },
      { mark: null, index: null, fundingRate: null, intervalHours: null, nextFunding: null },
    ]);
  });

  test("numbers, tiny ones too, become plain texts; what is no number becomes null", () => {
    const contracts = mexcContracts("inverse", [market()], funding());
    const served = (changes: object) =>
      perpetualsOf("MEXC", contracts, mexcQuotes(funding(changes)), 1000)[0];
    expect(served({})).toMatchObject({ index: "31016.3", fundingRate: "0.0000001", nextFunding: 2000 });
    expect(served({ fairPrice: {} })).toMatchObject({ mark: null, index: "31016.3" });
    expect(served({ fundingRate: null })).toMatchObject({ fundingRate: null });
  });

  test("an answer of another form is named as such", () => {
    expect(() => mexcQuotes({ success: true })).toThrow("MEXC returned a response in an unexpected format");
    expect(() => mexcQuotes("<html>")).toThrow("MEXC returned a response in an unexpected format");
  });
});

describe("candles", () => {
  const eightHours = 28_800_000;
  const day = Date.UTC(2026, 0, 14);

  test("of eight hours: the one that ends with the day (UTC) has its close", () => {
    const candles = [0, 8, 16, 24].map((hour) => ({ time: day + hour * 3_600_000, value: hour }));
    expect(dailyCloses(candles, eightHours)).toEqual([{ time: day, value: 16 }]);
  });

  test("that begin at another hour have no close of a day, rather than that of another moment", () => {
    const candles = [4, 12, 20].map((hour) => ({ time: day + hour * 3_600_000, value: hour }));
    expect(dailyCloses(candles, eightHours)).toEqual([]);
  });

  const candle = (hour: number, high: string, low: string) => ({
    time: day + hour * 3_600_000,
    value: "5",
    high,
    low,
  });

  test("of a whole day give its high and low as the venue wrote them, in any order", () => {
    const candles = [candle(16, "9.50", "4"), candle(0, "10.0", "4.5"), candle(8, "9", "03.9")];
    expect(dailyCloses(candles, eightHours)).toEqual([{ time: day, value: "5", high: "10.0", low: "03.9" }]);
  });

  test("of a part of a day leave the day to the page before, or without high and low", () => {
    const candles = [candle(8, "9", "4"), candle(16, "9", "4"), candle(32, "9", "4"), candle(40, "9", "4")];
    expect(dailyCloses(candles, eightHours)).toEqual([{ time: day + 86_400_000, value: "5" }]);
  });

  test("with a high that cannot be read have no high", () => {
    const candles = [candle(0, "9", "4"), candle(8, "-", "4"), candle(16, "9", "4")];
    expect(dailyCloses(candles, eightHours)).toEqual([{ time: day, value: "5" }]);
  });

  test.each([
    ["a close too few", { time: [1, 2], high: ["1", "2"], low: ["1", "2"], close: ["1"] }],
    ["a high too few", { time: [1, 2], high: ["1"], low: ["1", "2"], close: ["1", "2"] }],
    ["no closes", { time: [1, 2], high: ["1", "2"], low: ["1", "2"] }],
    ["no table", "<html>"],
  ])("with %s are refused", (_, table) => {
    expect(() => candleColumns("MEXC", table, "time")).toThrow(
      "MEXC returned a response in an unexpected format",
    );
  });
});
