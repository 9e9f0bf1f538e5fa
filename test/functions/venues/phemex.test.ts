import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test, vi } from "vitest";
import { phemexContracts, phemexQuotes } from "../../../functions/venues/phemex.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { startTestApp } from "../support/testApp.js";
import { withPoint } from "../support/withPoint.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const still = useStillMarket();

type RawRow = Readonly<Record<string, unknown>>;

async function raw(path: string): Promise<Map<unknown, RawRow>> {
  const response = await fetch(`${still.simulator.url}https://api.phemex.com${path}`);
  const { result } = (await response.json()) as { result: RawRow[] };
  return new Map(result.map((row) => [row["symbol"], row]));
}

describe("through the simulator", () => {
  test("inverse contracts are one dollar, their whole numbers scaled as each reports", async () => {
    const snapshot = await still.app.snapshot("api/v1/perpetuals/phemex/inverse");
    const tickers = await raw("/md/ticker/24hr/all");
    expect(snapshot).toMatchObject({ venue: "phemex", kind: "inverse", asOf: stillNow, source: "simulated" });
    expect(snapshot.perpetuals.map(({ symbol }) => symbol)).toEqual(
      ["BTC", "ETH", "SOL", "XRP", "ADA", "SUI", "LINK", "AVAX"].map((coin) => `${coin}/USD:${coin}`),
    );
    expect(snapshot.perpetuals[0]).toEqual({
      coin: "BTC",
      symbol: "BTC/USD:BTC",
      quote: "USD",
      settle: "BTC",
      mark: withPoint(tickers.get("BTCUSD")?.["markPrice"], 4),
      index: withPoint(tickers.get("BTCUSD")?.["indexPrice"], 4),
      fundingRate: withPoint(tickers.get("BTCUSD")?.["fundingRate"], 8),
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "1",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: null,
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "BTCUSD", maxLeverage: "100" },
      ...{ fundingCap: "0.00375", fundingFloor: "-0.00375" },
    });
    expect(snapshot.perpetuals[3]).toMatchObject({
      coin: "XRP",
      mark: withPoint(tickers.get("cXRPUSD")?.["markPrice"], 6),
      fundingRate: withPoint(tickers.get("cXRPUSD")?.["fundingRate"], 8),
      intervalHours: 8,
      contractSize: "1",
    });
  });

  test("linear contracts are one coin, and 1000 PEPE is PEPE", async () => {
    const { perpetuals } = await still.app.snapshot("api/v1/perpetuals/phemex/linear");
    const tickers = await raw("/md/v3/ticker/24hr/all");
    expect(perpetuals).toHaveLength(9);
    const bySymbol = new Map(perpetuals.map((perpetual) => [perpetual.symbol, perpetual]));
    const { markRp, indexRp, fundingRateRr } = tickers.get("BTCUSDT") ?? {};
    expect(bySymbol.get("BTC/USDT:USDT")).toMatchObject({
      mark: markRp,
      index: indexRp,
      fundingRate: fundingRateRr,
      contractSize: "1",
      contractUnit: "coin",
      lotStep: "0.001",
      ...{ minNotional: "1", maxLeverage: "100" },
    });
    expect(bySymbol.get("BTC/USDC:USDC")).toMatchObject({ contractSize: "1", contractUnit: "coin" });
    expect(bySymbol.get("NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    expect(bySymbol.get("1000PEPE/USDT:USDT")).toMatchObject({
      coin: "PEPE",
      coinMultiplier: 1000,
      contractSize: "1000",
    });
  });

  test("a refresh costs two requests, and the first one two more for the products", async () => {
    const fresh = await startTestApp({ HEDGE_UPSTREAM_PROXY: still.simulator.url });
    const count = (): number => still.simulator.count({ venue: "phemex" });
    still.simulator.clearRequests();
    await fresh.snapshot("api/v1/perpetuals/phemex/inverse");
    expect(count()).toBe(4);
    vi.setSystemTime(stillNow + 5000);
    await fresh.snapshot("api/v1/perpetuals/phemex/inverse");
    vi.setSystemTime(stillNow);
    expect(count()).toBe(6);
    await fresh.close();
  });
});

const product = {
  contractSize: "1 USD",
  contractUnderlyingAssets: "USD",
  priceScale: 4,
  ratioScale: 8,
  fundingInterval: 28_800,
};
const market = (info: object, changes: object = {}): Market =>
  ({
    id: "BTCUSD",
    symbol: "BTC/USD:BTC",
    base: "BTC",
    quote: "USD",
    settle: "BTC",
    swap: true,
    active: true,
    precision: { amount: "1" },
    limits: { amount: {} },
    info: { ...product, ...info },
    ...changes,
  }) as unknown as Market;
const contracts = (info: object, changes: object = {}) => phemexContracts("inverse", [market(info, changes)]);

test.each([
  [28_800, 8],
  [14_400, 4],
  ["8", 8],
  [0, null],
  [100, null],
  [undefined, null],
])("an interval of %j is %j hours", (fundingInterval, intervalHours) => {
  expect(contracts({ fundingInterval })[0]).toMatchObject({ intervalHours });
});

test.each([
  ["1 USD", "USD", "1"],
  [1, "USD", "1"],
  ["0.005 ETH", "ETH", null],
  [0.005, "ETH", null],
  [undefined, "USD", null],
])("a size of %j of %j is %j dollars", (size, contractUnderlyingAssets, contractSize) => {
  expect(contracts({ contractSize: size, contractUnderlyingAssets })[0]).toMatchObject({ contractSize });
});

test("what is settled in dollars is of neither kind", () => {
  const inDollars = { base: "ETH", settle: "USD", symbol: "ETH/USD:USD" };
  expect(contracts({}, inDollars)).toEqual([]);
  expect(contracts({}, { base: "XAU" })).toEqual([]);
});

test.each([
  // Phemex, "Query product information": perpProductSubType.
  ["Normal", "BTC", "crypto"],
  ["TradFi", "TSLA", "stock"],
  ["TradFi", "XAU", "commodity"],
  ["PreMarket", "OPENAI", "prelaunch"],
  ["Other", "BTC", "stock"],
  [undefined, "BTC", null],
])("a product of sub-type %j of %s is of class %j", (perpProductSubType, base, assetClass) => {
  const linear = { base, quote: "USDT", settle: "USDT", symbol: `${base}/USDT:USDT` };
  expect(phemexContracts("linear", [market({ perpProductSubType }, linear)])).toMatchObject([{ assetClass }]);
});

test("the rate is that of the list of rates, which changes more often than the ticker, with its limits", () => {
  const tickers = { result: [{ symbol: "BTCUSDT", markRp: "96000", fundingRateRr: "0.0001" }] };
  const row = {
    symbol: "BTCUSDT",
    fundingRate: "0.00012",
    fundingRateCap: "0.003",
    fundingRateFloor: "-0.002",
  };
  const quote = (rows: object[]) => phemexQuotes("linear", tickers, { data: { rows } })[0];
  expect(quote([row])).toMatchObject({ fundingRate: "0.00012", fundingCap: "0.003", fundingFloor: "-0.002" });
  expect(quote([])).toMatchObject({ fundingRate: "0.0001" });
});

const joined = (info: object, ticker: object, funding: object[] = []) =>
  perpetualsOf(
    "Phemex",
    contracts(info),
    phemexQuotes("inverse", { result: [{ symbol: "BTCUSD", ...ticker }] }, { data: { rows: funding } }),
    1000,
  )[0];

test("whole numbers get their point, and no digit changes", () => {
  const ticker = { markPrice: "960001234", indexPrice: 960_000_000, fundingRate: -9876 };
  const funding = { symbol: "BTCUSD", fundingInterval: 14_400, nextfundingTime: 7_200_000 };
  expect(joined({}, ticker)).toMatchObject({
    mark: "96000.1234",
    index: "96000",
    fundingRate: "-0.00009876",
    nextFunding: null,
    intervalHours: null,
  });
  expect(joined({}, ticker, [funding])).toMatchObject({ nextFunding: 7_200_000, intervalHours: 4 });
  expect(joined({}, ticker)).not.toHaveProperty("scales");
});

test("a number whose scale is not reported is no number", () => {
  const ticker = { markPrice: 960_001_234, indexPrice: 960_000_000, fundingRate: 10_000 };
  expect(joined({ ratioScale: undefined }, ticker)).toMatchObject({ mark: "96000.1234", fundingRate: null });
  expect(() => joined({ priceScale: null }, ticker)).toThrow("Phemex returned no usable price.");
});

test("an answer of another form is refused in a sentence", () => {
  const rates = { data: { rows: [] } };
  expect(() => phemexQuotes("linear", { result: null }, rates)).toThrow(
    "Phemex returned a response in an unexpected format",
  );
  expect(() => phemexQuotes("linear", { result: [] }, {})).toThrow(
    "Phemex returned a response in an unexpected format",
  );
});
