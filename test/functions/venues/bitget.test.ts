import { describe, expect, test } from "vitest";
import { bitget, bitgetContracts, bitgetQuotes } from "../../../functions/venues/bitget.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { chooseListing } from "../../../shared/listing/chooseListing.js";
import { findHedgeable } from "../../../shared/listing/hedgeable.js";
import { readHistory } from "../support/readHistory.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";

const market = "/api/v2/mix/market";

const still = useStillMarket();

type RawRow = Readonly<Record<string, unknown>>;

async function raw(endpoint: string, productType: string): Promise<Map<unknown, RawRow>> {
  const address = `https://api.bitget.com${market}/${endpoint}?productType=${productType}`;
  const response = await fetch(`${still.simulator.url}${encodeURIComponent(address)}`);
  const { data } = (await response.json()) as { data: RawRow[] };
  return new Map(data.map((row) => [row["symbol"], row]));
}

describe("through the simulator", () => {
  test("linear contracts: four-hour intervals, and 1000PEPE as PEPE", async () => {
    const { perpetuals } = await still.app.snapshot("api/v1/perpetuals/bitget/linear");
    const tickers = await raw("tickers", "USDT-FUTURES");
    expect(perpetuals).toHaveLength(17);
    const bySymbol = new Map(perpetuals.map((perpetual) => [perpetual.symbol, perpetual]));
    expect(bySymbol.get("BTC/USDT:USDT")).toMatchObject({
      mark: tickers.get("BTCUSDT")?.["markPrice"],
      contractSize: "1",
      contractUnit: "coin",
      lotStep: "0.0001",
      ...{ minNotional: "5", maxLeverage: "125" },
    });
    expect(bySymbol.get("NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    expect(bySymbol.get("1000PEPE/USDT:USDT")).toMatchObject({
      coin: "PEPE",
      coinMultiplier: 1000,
      contractSize: "1000",
      lotStep: "1000",
    });
    expect(Number(bySymbol.get("1000PEPE/USDT:USDT")?.mark) * 1000).toBeCloseTo(
      Number(tickers.get("1000PEPEUSDT")?.["markPrice"]),
      12,
    );
  });

  test("linear contracts in USDC are read too, with a history of their own", async () => {
    const { perpetuals } = await still.app.snapshot("api/v1/perpetuals/bitget/linear");
    const tickers = await raw("tickers", "USDC-FUTURES");
    expect([...tickers.keys()]).toEqual(["BTCPERP", "ETHPERP"]);
    expect(perpetuals.find(({ symbol }) => symbol === "BTC/USDC:USDC")).toMatchObject({
      orderSymbol: "BTCPERP",
      mark: tickers.get("BTCPERP")?.["markPrice"],
      settle: "USDC",
      contractSize: "1",
      intervalHours: 8,
      fundingCap: "0.003",
    });
    const span = { from: Date.UTC(2025, 11, 1), before: Date.UTC(2026, 0, 1) };
    const reader = bitget.open({ proxyUrl: still.simulator.url, timeoutMs: 5000 }).linear;
    const contract = (await reader?.readContracts())?.find(({ id }) => id === "BTCPERP");
    if (contract === undefined) throw new Error("BTCPERP is missing");
    expect(await reader?.readCloses?.(contract, { ...span, page: 1 })).toHaveLength(31);
    expect(await reader?.readFundingRates?.(contract, { ...span, page: 1 })).toHaveLength(100);
  });

  test("a share is reported as one, and nobody is sent to it", async () => {
    const snapshot = await still.app.snapshot("api/v1/perpetuals/bitget/linear");
    expect(snapshot.perpetuals.find(({ coin }) => coin === "META")).toMatchObject({ assetClass: "stock" });
    expect(snapshot.perpetuals.find(({ coin }) => coin === "ETH")).toMatchObject({ assetClass: "crypto" });
    expect(findHedgeable(snapshot, "META")).toBeNull();
    expect(findHedgeable(snapshot, "ETH")).not.toBeNull();
  });
});

const contractRow = {
  symbol: "BTCUSD",
  baseCoin: "BTC",
  quoteCoin: "USD",
  supportMarginCoins: ["ETH", "BTC"],
  minTradeNum: "0.001",
  sizeMultiplier: "0.0001",
  symbolType: "perpetual",
  symbolStatus: "normal",
  fundInterval: "8",
};
const contracts = (changes: object) =>
  bitgetContracts("inverse", [{ data: [{ ...contractRow, ...changes }] }]);

test.each([
  ["dated", { symbolType: "delivery" }],
  ["not open yet", { symbolStatus: "listed" }],
  ["delisted", { symbolStatus: "off" }],
  ["settled in another coin", { supportMarginCoins: ["ETH"] }],
  ["without a settlement coin", { supportMarginCoins: null }],
])("a contract that is %s is left out", (_, changes) => {
  expect(contracts({})).toHaveLength(1);
  expect(contracts(changes)).toEqual([]);
});

test("1000CAT is a thousand of the coin and CAT a share: the coin CAT means the former", () => {
  // Bitget, "Get All Symbols - Contracts": Simon's Cat and Caterpillar Inc.
  const rows = [
    { symbol: "CATUSDT", baseCoin: "CAT", isRwa: "YES" },
    { symbol: "1000CATUSDT", baseCoin: "1000CAT", isRwa: "NO" },
  ].map((row) => ({ ...contractRow, ...row, quoteCoin: "USDT", supportMarginCoins: ["USDT"] }));
  const prices = [
    { symbol: "CATUSDT", markPrice: "412.5", indexPrice: "412.4" },
    { symbol: "1000CATUSDT", markPrice: "0.0061", indexPrice: "0.0061" },
  ];
  const quotes = bitgetQuotes({ data: prices }, { data: [] });
  for (const data of [rows, [...rows].reverse()]) {
    const listed = bitgetContracts("linear", [{ data }]);
    const perpetuals = perpetualsOf("Bitget", listed, quotes, stillNow);
    const bySymbol = new Map(perpetuals.map((perpetual) => [perpetual.orderSymbol, perpetual]));
    expect(bySymbol.get("CATUSDT")).toMatchObject({ coin: "CAT", coinMultiplier: 1, assetClass: "stock" });
    const coin = { coin: "CAT", coinMultiplier: 1000, assetClass: "crypto", mark: "0.0000061" };
    expect(bySymbol.get("1000CATUSDT")).toMatchObject(coin);
    expect(chooseListing(perpetuals, "CAT")).toMatchObject(coin);
    const moment = {
      asOf: stillNow,
      expires: stillNow,
      stale: false,
      source: "exchange",
      hasTiers: false,
    } as const;
    expect(findHedgeable({ venue: "bitget", kind: "linear", ...moment, perpetuals }, "CAT")).toMatchObject(
      coin,
    );
  }
});

test.each([
  ["NO", "BTC", "crypto"],
  ["YES", "META", "stock"],
  ["YES", "XAU", "commodity"],
  ["", "BTC", null],
  [undefined, "BTC", null],
])("isRwa %j of %s is of class %j", (isRwa, baseCoin, assetClass) => {
  expect(contracts({ isRwa, baseCoin, supportMarginCoins: [baseCoin] })).toMatchObject([{ assetClass }]);
});

// bitget.com/api-doc/contract/market/Get-All-Symbols-Contracts: symbolStatus, offTime, limitOpenTime ("-1" is normal).
test.each([
  [{}, null],
  [{ symbolStatus: "restrictedAPI" }, null],
  [{ limitOpenTime: "1797062400000" }, { reason: "no new positions", at: 1_797_062_400_000 }],
  [{ symbolStatus: "limit_open" }, { reason: "no new positions", at: null }],
  [
    { limitOpenTime: "1797000000000", offTime: "1797062400000" },
    { reason: "delisting", at: 1_797_062_400_000 },
  ],
  [{ symbolStatus: "maintain" }, { reason: "halted", at: null }],
])("with %j what stands against opening is %j, and the contract keeps its place", (row, closing) => {
  expect(contracts(row)).toMatchObject([{ closing }]);
});

test("what the exchange does not publish is null, and the newer interval is taken", () => {
  const [contract] = contracts({ fundInterval: "", sizeMultiplier: undefined });
  expect(contract).toMatchObject({ intervalHours: null, lotStep: null, minContracts: "0.001" });
  const ticker = { symbol: "BTCUSD", markPrice: "0", indexPrice: "96000.10", fundingRate: "-0.000012" };
  const joined = (fundingRows: object[]) =>
    perpetualsOf("Bitget", contracts({}), bitgetQuotes({ data: [ticker] }, { data: fundingRows }), 1000)[0];
  expect(joined([])).toMatchObject({
    mark: null,
    index: "96000.10",
    fundingRate: "-0.000012",
    nextFunding: null,
    intervalHours: null,
  });
  const funding = {
    symbol: "BTCUSD",
    fundingRate: "0.000013",
    fundingRateInterval: "4",
    nextUpdate: "7200000",
    minFundingRate: "-0.02",
    maxFundingRate: "0.015",
  };
  expect(joined([funding])).toMatchObject({
    fundingRate: "0.000013",
    nextFunding: 7_200_000,
    intervalHours: 4,
    fundingCap: "0.015",
    fundingFloor: "-0.02",
  });
  expect(joined([{ ...funding, maxFundingRate: null }])).toMatchObject({ fundingCap: null });
  expect(joined([{ ...funding, nextUpdate: "0" }])).toMatchObject({ nextFunding: null });
});

test("an answer of another form is refused in a sentence", () => {
  expect(() => bitgetContracts("linear", [{ code: "00000" }])).toThrow(
    "Bitget returned a response in an unexpected format",
  );
  expect(() => bitgetQuotes({ data: [] }, "<html>")).toThrow(
    "Bitget returned a response in an unexpected format",
  );
});

describe("history", () => {
  test("of the time before a listing Bitget sends no text, which is no failure", async () => {
    const [from, before] = [Date.UTC(2023, 3, 1), Date.UTC(2023, 5, 3)];
    const wanted = { kind: "linear", topic: "closes", id: "BTCUSDT", from, before } as const;
    const closes = await readHistory(bitget, still.simulator, wanted);
    expect(closes.map(([start]) => start)).toEqual([Date.UTC(2023, 5, 1), Date.UTC(2023, 5, 2)]);
    expect(still.simulator.requests()).toHaveLength(2);
  });

  test("a rate that is none is refused, not left out", async () => {
    still.simulator.setFault({ kind: "wrongTypes" }, { path: `${market}/history-fund-rate` });
    const span = { from: Date.UTC(2026, 0, 1), before: stillNow };
    const wanted = { kind: "linear", topic: "fundingRates", id: "BTCUSDT", ...span } as const;
    await expect(readHistory(bitget, still.simulator, wanted)).rejects.toMatchObject({
      code: "venue_bad_response",
    });
    still.simulator.setFault(null);
  });
});
