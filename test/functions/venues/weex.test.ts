import type { Market } from "ccxt/js/src/base/types.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { weexContracts, weexQuotes } from "../../../functions/venues/weex.js";
import { fetchRows } from "../../simulator/fetchRows.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 31);
const path = "api/v1/perpetuals/weex/linear";
const premiumIndex = "/capi/v3/market/premiumIndex";
const ticker = "/capi/v3/market/ticker/24hr";

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

describe("through the service", () => {
  test("exact texts, the forecast as the rate, coins as the unit and not contractVal", async () => {
    const { perpetuals, source } = await app.snapshot(path);
    const rows = await fetchRows(simulator, `https://api-contract.weex.com${premiumIndex}`);
    const raw = rows.find((row) => row["symbol"] === "BTCUSDT");
    const tickers = await fetchRows(simulator, `https://api-contract.weex.com${ticker}`);
    const live = tickers.find((row) => row["symbol"] === "BTCUSDT");
    // Half a minute old, under a time of now.
    expect(raw).toMatchObject({ time: now });
    expect(raw?.["markPrice"]).not.toBe(live?.["markPrice"]);
    expect(source).toBe("simulated");
    expect(raw?.["forecastFundingRate"]).not.toBe(raw?.["lastFundingRate"]);
    expect(perpetuals.find(({ symbol }) => symbol === "BTC/USDT:USDT")).toEqual({
      coin: "BTC",
      symbol: "BTC/USDT:USDT",
      quote: "USDT",
      settle: "USDT",
      mark: live?.["markPrice"],
      index: live?.["indexPrice"],
      fundingRate: raw?.["forecastFundingRate"],
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "1",
      contractUnit: "coin",
      lotStep: "0.0001",
      minContracts: "0.0001",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "BTCUSDT", maxLeverage: "400", assetClass: "crypto" },
    });
  });

  test("collectCycle minutes become hours, a bundle of 1000 its coin, an unlisted contract nothing", async () => {
    const { perpetuals } = await app.snapshot(path);
    expect(perpetuals).toHaveLength(18);
    expect(perpetuals.find(({ coin }) => coin === "PEPE")).toMatchObject({
      symbol: "1000PEPE/USDT:USDT",
      coinMultiplier: 1000,
      contractSize: "1000",
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    expect(perpetuals.some(({ coin }) => coin === "GMT")).toBe(false);
    for (const { mark, index, fundingRate } of perpetuals) {
      expect([mark, index, fundingRate]).not.toContain(null);
    }
  });

  test("a refresh is two requests, and no spot list is ever asked for", async () => {
    await app.snapshot(path);
    expect(simulator.count({})).toBe(4);
    vi.setSystemTime(now + 5000);
    await app.snapshot(path);
    expect(simulator.count({ venue: "weex", path: premiumIndex })).toBe(3);
    expect(simulator.count({})).toBe(6);
  });

  test("inverse is not offered", async () => {
    expect(await app.problem("api/v1/perpetuals/weex/inverse")).toMatchObject({ status: 404 });
  });
});

describe("quirks", () => {
  const market = (changes: Readonly<Record<string, unknown>> = {}): Market =>
    ({
      id: "ETHUSDT",
      symbol: "ETH/USDT:USDT",
      base: "ETH",
      quote: "USDT",
      settle: "USDT",
      swap: true,
      active: true,
      contractSize: "0.001",
      precision: { amount: "0.001" },
      limits: { amount: { min: "0.001" } },
      info: {},
      ...changes,
    }) as unknown as Market;
  const row = {
    symbol: "ETHUSDT",
    markPrice: "2135.900",
    indexPrice: "2136.10",
    lastFundingRate: "0.00001031",
    forecastFundingRate: "0.00005618",
    nextFundingTime: 2000,
    collectCycle: 480,
  };
  const live = { symbol: "ETHUSDT", markPrice: "2133.710", indexPrice: "2134.44" };

  test("without a ticker there is no price: that of the premium index is up to a minute old", () => {
    expect(weexQuotes([row], [live])).toMatchObject([{ mark: "2133.710", index: "2134.44" }]);
    expect(weexQuotes([row], [])).toMatchObject([{ mark: undefined, index: undefined, nextFunding: 2000 }]);
  });

  test("a contract settled in its own coin is not mistaken for a linear one", () => {
    expect(weexContracts([market({ quote: "USD", settle: "ETH" }), market()], [row])).toHaveLength(1);
  });

  test.each([
    [60, 1],
    ["240", 4],
    [0, null],
    [null, null],
    ["soon", null],
  ])("a cycle of %j minutes is %j hours", (collectCycle, hours) => {
    const rows = [{ ...row, collectCycle }];
    expect(weexContracts([market()], rows)[0]).toMatchObject({ intervalHours: hours });
    expect(weexQuotes(rows, [])[0]).toMatchObject({ intervalHours: hours });
  });

  test("without a forecast there is no rate; the settled one is not taken for it", () => {
    const { forecastFundingRate: _, ...silent } = row;
    const perpetuals = perpetualsOf(
      "WEEX",
      weexContracts([market()], [row]),
      weexQuotes([silent], [live]),
      1000,
    );
    const [perpetual] = perpetuals;
    expect(perpetual).toMatchObject({ mark: "2133.710", fundingRate: null, nextFunding: 2000 });
  });

  test("an answer of another form is named as such", () => {
    expect(() => weexQuotes({ code: -1054, data: [] }, [])).toThrow(
      "WEEX returned a response in an unexpected format",
    );
    expect(() => weexQuotes([row], "<html>")).toThrow("WEEX returned a response in an unexpected format");
    expect(() => weexContracts([market()], "<html>")).toThrow(
      "WEEX returned a response in an unexpected format",
    );
  });
});
