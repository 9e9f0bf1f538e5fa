import type BitgetExchange from "ccxt/js/src/bitget.js";
import { expect, test, vi } from "vitest";
import { bitget, bitgetContracts } from "../../../functions/venues/bitget.js";
import { askUnifiedContracts } from "../../../functions/venues/bitgetUnified.js";
import { Decimal } from "../../../shared/decimal.js";
import { readHistory } from "../support/readHistory.js";
import { startTestApp } from "../support/testApp.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const unified = "/api/v3/market";

const still = useStillMarket();

type RawRow = Readonly<Record<string, unknown>>;

async function raw(endpoint: string): Promise<Map<unknown, RawRow>> {
  const address = `https://api.bitget.com${unified}/${endpoint}?category=COIN-FUTURES`;
  const response = await fetch(`${still.simulator.url}${encodeURIComponent(address)}`);
  const { data } = (await response.json()) as { data: RawRow[] };
  return new Map(data.map((row) => [row["symbol"], row]));
}

test("inverse contracts are sized in dollars; no dated futures, and none that is closed", async () => {
  const snapshot = await still.app.snapshot("api/v1/perpetuals/bitget/inverse");
  const tickers = await raw("tickers");
  const fundingRates = await raw("current-fund-rate");
  expect(snapshot).toMatchObject({ venue: "bitget", kind: "inverse", asOf: stillNow, source: "simulated" });
  expect(snapshot.perpetuals.map(({ symbol }) => symbol)).toEqual(
    ["BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "BCH", "LTC", "UNI", "LINK"].map(
      (coin) => `${coin}/USD:${coin}`,
    ),
  );
  expect([...tickers.keys()]).toEqual(expect.arrayContaining(["BTCUSDH26", "ETHUSDH26", "GALAUSD_CM"]));
  expect(snapshot.perpetuals[0]).toEqual({
    coin: "BTC",
    symbol: "BTC/USD:BTC",
    quote: "USD",
    settle: "BTC",
    mark: tickers.get("BTCUSD_CM")?.["markPrice"],
    index: tickers.get("BTCUSD_CM")?.["indexPrice"],
    fundingRate: fundingRates.get("BTCUSD_CM")?.["fundingRate"],
    nextFunding: Date.UTC(2026, 0, 15, 16),
    intervalHours: 8,
    contractSize: "1",
    contractUnit: "USD",
    lotStep: "1",
    minContracts: "5",
    coinMultiplier: 1,
    ...{ ...unreportedFields, orderSymbol: "BTCUSD_CM", assetClass: "crypto", maxLeverage: "125" },
    ...{ fundingCap: "0.003", fundingFloor: "-0.003" },
  });
});

test("a refresh costs two requests, and the first one a third for the contracts", async () => {
  const fresh = await startTestApp({ HEDGE_UPSTREAM_PROXY: still.simulator.url });
  const count = (): number => still.simulator.count({ venue: "bitget" });
  still.simulator.clearRequests();
  await fresh.snapshot("api/v1/perpetuals/bitget/inverse");
  expect(count()).toBe(3);
  vi.setSystemTime(stillNow + 5000);
  await fresh.snapshot("api/v1/perpetuals/bitget/inverse");
  vi.setSystemTime(stillNow);
  expect(count()).toBe(5);
  expect(still.simulator.count({ venue: "bitget", path: `${unified}/instruments` })).toBe(1);
  await fresh.close();
});

// A filled order of 120 for BTCUSD_CM at 84,350.2 cost 0.0000002845280747 BTC at Bitget's 0.02 % for makers; fees are
// rounded up.
test("the size of an inverse contract is what Bitget charges for", async () => {
  const { perpetuals } = await still.app.snapshot("api/v1/perpetuals/bitget/inverse");
  const value = new Decimal(perpetuals[0]?.contractSize ?? Number.NaN).times(120).div("84350.2");
  expect(value.times("0.0002").toDecimalPlaces(16, Decimal.ROUND_UP).toFixed()).toBe("0.0000002845280747");
});

test.each([
  [
    { quantityMultiplier: "0.0001", minOrderQty: "0.0001" },
    { contractSize: null, lotStep: "0.0001" },
  ],
  [{ minOrderQty: "10" }, { contractSize: "1", minContracts: "10" }],
  [
    { minOrderQty: "", minOrderAmount: "" },
    { contractSize: "1", minContracts: null },
  ],
  [{ symbolType: "metal", baseCoin: "XAU" }, { assetClass: "commodity" }],
])("with %j an inverse contract has %j", async (changes, expected) => {
  const [instrument] = [...(await raw("instruments")).values()];
  const data = [{ ...instrument, ...changes }];
  const exchange = { publicUtaGetV3MarketInstruments: async () => Promise.resolve({ data }) };
  const answer = await askUnifiedContracts("Bitget", exchange as unknown as BitgetExchange);
  expect(bitgetContracts("inverse", [answer])).toMatchObject([expected]);
});

test("closes of half a year take spans of 90 days, and keep Bitget's digits", async () => {
  const [from, before] = [Date.UTC(2025, 6, 1), Date.UTC(2026, 0, 1)];
  const wanted = { kind: "inverse", topic: "closes", id: "XRPUSD_CM", from, before } as const;
  const closes = await readHistory(bitget, still.simulator, wanted);
  expect(closes).toHaveLength(184);
  const dayMs = 86_400_000;
  const spans = still.simulator.requests().map(({ query }) => new URLSearchParams(query));
  expect(spans.map((span) => (Number(span.get("endTime")) - Number(span.get("startTime"))) / dayMs)).toEqual([
    90, 90, 4,
  ]);
  const address = `https://api.bitget.com${unified}/candles?${String(spans[2])}`;
  const response = await fetch(`${still.simulator.url}${encodeURIComponent(address)}`);
  const { data } = (await response.json()) as { data: string[][] };
  expect(closes.slice(0, 4)).toEqual(
    data.map(([start, , high, low, close]) => [Number(start), close, high, low]),
  );
});

test("settled rates come a hundred at a time, the latest first", async () => {
  const span = { from: Date.UTC(2025, 10, 1), before: Date.UTC(2026, 0, 1) };
  const wanted = { kind: "inverse", topic: "fundingRates", id: "BTCUSD_CM", ...span } as const;
  const rates = await readHistory(bitget, still.simulator, wanted);
  expect(rates.map(([time]) => time)).toEqual(
    Array.from({ length: 61 * 3 }, (_, place) => span.from + place * 8 * 3_600_000),
  );
  const pages = still.simulator.requests().map(({ query }) => new URLSearchParams(query).get("cursor"));
  expect(pages).toEqual(["1", "2", "3"]);
});

// www.bitget.com/api-doc/uta/public: the samples of Instruments, Tickers and Get-Current-Funding-Rate, of futures.
test.each([
  [
    "instruments",
    "symbol category baseCoin quoteCoin isRwa isReality buyLimitPriceRatio sellLimitPriceRatio feeRateUpRatio " +
      "makerFeeRate takerFeeRate openCostUpRatio minOrderQty maxOrderQty pricePrecision quantityPrecision " +
      "quotePrecision priceMultiplier quantityMultiplier type minOrderAmount maxSymbolOrderNum maxProductOrderNum " +
      "maxPositionNum status offTime limitOpenTime deliveryTime deliveryStartTime deliveryPeriod launchTime " +
      "fundInterval minLeverage maxLeverage maintainTime symbolType maxMarketOrderQty",
  ],
  [
    "tickers",
    "category symbol ts lastPrice openPrice24h highPrice24h lowPrice24h ask1Price bid1Price bid1Size ask1Size " +
      "price24hPcnt volume24h turnover24h indexPrice markPrice fundingRate openInterest deliveryStartTime " +
      "deliveryTime deliveryStatus",
  ],
  [
    "current-fund-rate",
    "symbol fundingRate fundingRateInterval nextUpdate minFundingRate maxFundingRate cashDividend " +
      "cashDividendNextUpdate",
  ],
])("the simulated %s have the documented fields, all of them texts", async (endpoint, fields) => {
  for (const row of (await raw(endpoint)).values()) {
    expect(Object.keys(row).sort()).toEqual(fields.split(" ").sort());
    for (const value of Object.values(row)) expect(value).toBeTypeOf("string");
  }
});
