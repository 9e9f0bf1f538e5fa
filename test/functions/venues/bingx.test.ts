import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bingxContracts, bingxQuotes, inverseBingxMarkets } from "../../../functions/venues/bingx.js";
import type { ListedMarket } from "../../../functions/venues/contract.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const inverse = "api/v1/perpetuals/bingx/inverse";
const linear = "api/v1/perpetuals/bingx/linear";
const inverseIndex = "/openApi/cswap/v1/market/premiumIndex";
const linearIndex = "/openApi/swap/v2/quote/premiumIndex";

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

async function rawRow(path: string, symbol: string): Promise<Record<string, unknown> | undefined> {
  const answer = await fetch(`${simulator.url}https://open-api.bingx.com${path}`);
  const { data } = (await answer.json()) as { data: Record<string, unknown>[] };
  return data.find((row) => row["symbol"] === symbol);
}

describe("through the service", () => {
  test("inverse: faces of 100 and 10 dollars, whole contracts, eight hours as the grid shows", async () => {
    const { perpetuals, source } = await app.snapshot(inverse);
    const raw = await rawRow(inverseIndex, "SOL-USD");
    expect(source).toBe("simulated");
    expect(raw).not.toHaveProperty("fundingIntervalHours");
    const find = (wanted: string) => perpetuals.find(({ coin }) => coin === wanted);
    expect(find("SOL")).toEqual({
      coin: "SOL",
      symbol: "SOL/USD:SOL",
      quote: "USD",
      settle: "SOL",
      mark: raw?.["markPrice"],
      index: raw?.["indexPrice"],
      fundingRate: raw?.["lastFundingRate"],
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "10",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1.00000000",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "SOL-USD", assetClass: "crypto" },
    });
    expect(find("BTC")).toMatchObject({ contractSize: "100" });
    expect(find("LTC")).toMatchObject({ closing: { reason: "no new positions", at: null } });
    expect(perpetuals).toHaveLength(9);
  });

  test("linear: contracts of one coin, reported intervals, the bundle of 1000 under its coin", async () => {
    const { perpetuals } = await app.snapshot(linear);
    const raw = await rawRow(linearIndex, "BTC-USDT");
    const find = (wanted: string) => perpetuals.find(({ symbol }) => symbol === wanted);
    expect(find("BTC/USDT:USDT")).toMatchObject({
      mark: raw?.["markPrice"],
      index: raw?.["indexPrice"],
      fundingRate: raw?.["lastFundingRate"],
      contractSize: "1",
      contractUnit: "coin",
      lotStep: "0.0001",
      minContracts: "0.0001",
      intervalHours: 8,
    });
    expect(find("1000PEPE/USDT:USDT")).toMatchObject({
      coin: "PEPE",
      contractSize: "1000",
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    expect(find("BTC/USDC:USDC")).toBeDefined();
    expect(perpetuals).toHaveLength(20);
    for (const { mark, index, fundingRate } of perpetuals) {
      expect([mark, index, fundingRate]).not.toContain(null);
    }
  });

  test("a refresh is one request of its own kind, and no spot list is ever asked for", async () => {
    for (const [path, quotes] of [
      [inverse, inverseIndex],
      [linear, linearIndex],
    ] as const) {
      vi.setSystemTime(now);
      simulator.clearRequests();
      await app.snapshot(path);
      expect(simulator.count({})).toBe(3);
      vi.setSystemTime(now + 5000);
      await app.snapshot(path);
      expect(simulator.count({ venue: "bingx", path: quotes })).toBe(3);
      expect(simulator.count({})).toBe(4);
    }
  });
});

describe("quirks", () => {
  const listing = {
    symbol: "BTC-USD",
    pricePrecision: 1,
    minTickSize: "100",
    minTradeValue: "100",
    minQty: "1.00000000",
    status: 1,
  };
  const answer = (changes: object = {}) => ({
    code: 0,
    data: [{ symbol: "BTC-USD", nextFundingTime: Date.UTC(2026, 0, 15, 16), ...changes }],
  });
  const first = (changes: object, row: object = {}) => {
    const markets = inverseBingxMarkets({ code: 0, data: [{ ...listing, ...changes }] });
    return bingxContracts("inverse", markets, answer(row))[0];
  };

  // bingx-api.github.io, USDT-M perpetual futures symbols: each side has a leverage of its own.
  test.each([
    [150, 100, "100"],
    [20, 50, "20"],
    [undefined, 100, null],
  ])(
    "of leverages of %j and %j the highest for either side is %j",
    (maxLongLeverage, maxShortLeverage, max) => {
      expect(first({ maxLongLeverage, maxShortLeverage })).toMatchObject({ maxLeverage: max });
    },
  );

  test.each([
    ["1", "1"],
    ["1.00000000", "1"],
    ["5", null],
    [undefined, null],
    [{}, null],
  ])("with a smallest order of %j inverse contracts the step is %j", (minQty, lotStep) => {
    expect(first({ minQty })).toMatchObject({ lotStep });
  });

  test.each([
    ["one that is offline", { status: 0 }],
    ["one quoted in something else", { symbol: "BTC-EUR" }],
    ["one without a name", { symbol: null }],
  ])("%s is left out", (_, changes) => {
    expect(first(changes)).toBeUndefined();
  });

  test.each([
    [{}, 8],
    [{ nextFundingTime: Date.UTC(2026, 0, 16) }, 8],
    [{ nextFundingTime: String(Date.UTC(2026, 0, 15, 8)) }, 8],
    [{ nextFundingTime: Date.UTC(2026, 0, 15, 12) }, null],
    [{ nextFundingTime: Date.UTC(2026, 0, 15, 16, 10) }, null],
    [{ nextFundingTime: 0 }, null],
    [{ nextFundingTime: undefined }, null],
    [{ fundingIntervalHours: 4 }, 4],
    [{ fundingIntervalHours: null }, null],
    [{ symbol: "ETH-USD" }, null],
  ])("an inverse row with %j settles every %j hours", (row, hours) => {
    expect(first({}, row)).toMatchObject({ intervalHours: hours });
  });

  test("the grid says nothing of a linear contract", () => {
    const [market] = inverseBingxMarkets({ data: [listing] });
    const listed = { ...market, quote: "USDT", settle: "USDT" } as ListedMarket;
    expect(bingxContracts("linear", [listed], answer())[0]).toMatchObject({ intervalHours: null });
  });

  test.each([["0"], [undefined], [{}]])(
    "with a face value of %j the contract stays listed",
    (minTickSize) => {
      expect(first({ minTickSize })).toMatchObject({ coin: "BTC", contractSize: null });
    },
  );

  test("an answer of another form is named as such", () => {
    expect(() => bingxQuotes({ code: 0, data: {} })).toThrow(
      "BingX returned a response in an unexpected format",
    );
  });
});
