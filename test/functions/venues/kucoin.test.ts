import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test, vi } from "vitest";
import { kucoin, kucoinContracts, kucoinQuotes } from "../../../functions/venues/kucoin.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { readHistory } from "../support/readHistory.js";
import { startTestApp } from "../support/testApp.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const active = "/api/v1/contracts/active";

const still = useStillMarket();

/** Field by field the digits KuCoin sent; JSON.parse would make doubles of them. */
async function rawRow(symbol: string): Promise<(name: string) => string | undefined> {
  const response = await fetch(`${still.simulator.url}https://api-futures.kucoin.com${active}`);
  const row = (await response.text()).split("},{").find((text) => text.includes(`"symbol":"${symbol}"`));
  return (name) => new RegExp(`"${name}":([^,]+)`).exec(row ?? "")?.[1];
}

describe("through the simulator", () => {
  test("inverse contracts are one dollar; bitcoin is BTC; dated futures are left out", async () => {
    const snapshot = await still.app.snapshot("api/v1/perpetuals/kucoin/inverse");
    const raw = await rawRow("XBTUSDM");
    expect(snapshot).toMatchObject({ venue: "kucoin", kind: "inverse", asOf: stillNow, source: "simulated" });
    expect(snapshot.perpetuals.map(({ symbol }) => symbol)).toEqual(
      ["BTC", "ETH", "SOL", "XRP"].map((coin) => `${coin}/USD:${coin}`),
    );
    expect(snapshot.perpetuals[0]).toEqual({
      coin: "BTC",
      symbol: "BTC/USD:BTC",
      quote: "USD",
      settle: "BTC",
      mark: raw("markPrice"),
      index: raw("indexPrice"),
      fundingRate: raw("fundingFeeRate"),
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "1",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "XBTUSDM", maxLeverage: "100" },
      ...{ assetClass: "crypto", fundingCap: "0.003", fundingFloor: "-0.003" },
    });
  });

  test("linear contracts hold a part of a coin or several", async () => {
    const { perpetuals } = await still.app.snapshot("api/v1/perpetuals/kucoin/linear");
    expect(perpetuals).toHaveLength(11);
    const bySymbol = new Map(perpetuals.map((perpetual) => [perpetual.symbol, perpetual]));
    const sizeOf = (symbol: string): unknown => bySymbol.get(symbol)?.contractSize;
    expect(bySymbol.get("BTC/USDT:USDT")).toMatchObject({
      contractSize: "0.001",
      contractUnit: "coin",
      lotStep: "1",
      minContracts: "1",
    });
    expect(sizeOf("BTC/USDC:USDC")).toBe("0.0001");
    expect(sizeOf("DOGE/USDT:USDT")).toBe("100");
    // Ten times a thousand.
    expect(bySymbol.get("1000PEPE/USDT:USDT")).toMatchObject({
      coin: "PEPE",
      coinMultiplier: 1000,
      contractSize: "10000",
    });
    expect(bySymbol.get("NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
  });

  test("settlements that are not counted from midnight keep their hours, the next and those of the past", async () => {
    const { perpetuals } = await still.app.snapshot("api/v1/perpetuals/kucoin/linear");
    expect(perpetuals.find(({ coin }) => coin === "ATOM")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 11),
    });
    const response = await still.app.get("api/v1/funding/kucoin/linear/ATOM?days=2");
    const times = ((await response.json()) as [number, string][]).map(([time]) =>
      new Date(time).getUTCHours(),
    );
    expect(times).toEqual([11, 15, 19, 23, 3, 7, 11, 15, 19, 23, 3, 7]);
  });

  test("a refresh costs one request, and the first one a second for the contracts", async () => {
    const fresh = await startTestApp({ HEDGE_UPSTREAM_PROXY: still.simulator.url });
    still.simulator.clearRequests();
    await fresh.snapshot("api/v1/perpetuals/kucoin/linear");
    expect(still.simulator.count({ venue: "kucoin" })).toBe(2);
    vi.setSystemTime(stillNow + 5000);
    await fresh.snapshot("api/v1/perpetuals/kucoin/linear");
    vi.setSystemTime(stillNow);
    expect(still.simulator.count({ venue: "kucoin" })).toBe(3);
    expect(still.simulator.count({ venue: "kucoin", path: active })).toBe(3);
    await fresh.close();
  });
});

const market = (info: object): Market =>
  ({
    id: "XBTUSDM",
    symbol: "BTC/USD:BTC",
    base: "BTC",
    quote: "USD",
    settle: "BTC",
    swap: true,
    active: true,
    precision: { amount: "1" },
    limits: { amount: { min: "1" } },
    info,
  }) as unknown as Market;

test.each([
  [-1, "1"],
  ["-10.5", "10.5"],
  [1, null],
  [undefined, null],
])("an inverse multiplier of %j is a size of %j dollars", (multiplier, contractSize) => {
  expect(kucoinContracts("inverse", [market({ multiplier })], stillNow)[0]).toMatchObject({
    contractSize,
    intervalHours: null,
  });
});

test.each([
  // KuCoin, "Get All Symbols": assetClass and marketStage.
  [{ assetClass: "CRYPTO", marketStage: "NORMAL" }, "crypto"],
  [{ assetClass: "STOCK", marketStage: "NORMAL" }, "stock"],
  [{ assetClass: "METAL" }, "commodity"],
  [{ assetClass: "COMMODITY" }, "commodity"],
  [{ assetClass: "SOMETHING" }, "stock"],
  [{ assetClass: "CRYPTO", marketStage: "PRE_MARKET" }, "prelaunch"],
  [{}, null],
])("%j is of class %j", (info, assetClass) => {
  expect(kucoinContracts("inverse", [market(info)], stillNow)).toMatchObject([{ assetClass }]);
});

describe("the rate", () => {
  // KuCoin names the coming settlement at once, but its rate is the old estimate for 5 to 20 s, then what was charged.
  const hour = Date.UTC(2026, 8, 22, 22);
  const row = {
    symbol: "GUSDTM",
    fundingFeeRate: -0.000279,
    fundingRateGranularity: 3_600_000,
    fundingRateCap: 0.02,
    fundingRateFloor: -0.015,
  };
  const quote = (changes: object, time: number) => kucoinQuotes({ data: [{ ...row, ...changes }] }, time)[0];

  test.each([
    ["just before", -1, hour, -0.000279],
    ["at", 0, hour + 3_600_000, null],
    ["a second after, with the time not yet moved on,", 1000, hour, null],
    ["75 s after", 75_100, hour + 3_600_000, null],
    ["two minutes after", 120_000, hour + 3_600_000, -0.000279],
  ])("%s a settlement", (_, after, nextFundingRateDateTime, fundingRate) => {
    expect(quote({ nextFundingRateDateTime }, hour + after)).toMatchObject({
      fundingRate,
      nextFunding: nextFundingRateDateTime,
      fundingCap: 0.02,
      fundingFloor: -0.015,
    });
  });

  test("of four hours that start at 23:00, as TRUSTUSDTM's do, is unreported after 23:00 and not after 0:00", () => {
    const four = { fundingRateGranularity: 14_400_000, nextFundingRateDateTime: hour + 5 * 3_600_000 };
    expect(quote(four, hour + 3_600_000 + 30_000)).toMatchObject({ fundingRate: null });
    expect(quote(four, hour + 2 * 3_600_000 + 30_000)).toMatchObject({ fundingRate: -0.000279 });
  });

  test("an interval announced ahead applies from its moment on", () => {
    const ahead = {
      fundingRateGranularity: 3_600_000,
      currentFundingRateGranularity: 14_400_000,
      effectiveFundingRateCycleStartTime: hour,
    };
    expect(quote(ahead, hour - 1)).toMatchObject({ intervalHours: 4 });
    expect(quote(ahead, hour)).toMatchObject({ intervalHours: 1 });
  });
});

describe("the next settlement", () => {
  const settlement = Date.UTC(2026, 0, 15, 16);
  const next = (row: object): unknown =>
    kucoinQuotes({ data: [{ symbol: "XBTUSDM", ...row }] }, stillNow)[0]?.nextFunding;

  test.each([
    [
      "the moment, where reported",
      { nextFundingRateDateTime: settlement, nextFundingRateTime: 5 },
      settlement,
    ],
    ["the time left, added to ours", { nextFundingRateTime: settlement - stillNow }, settlement],
    [
      "the time left, some of it lost on the way",
      { nextFundingRateTime: settlement - stillNow + 900 },
      settlement,
    ],
    ["a time left that is a moment", { nextFundingRateTime: settlement }, settlement],
    ["a countdown that is over", { nextFundingRateTime: 0 }, null],
    ["nothing", { nextFundingRateTime: null, nextFundingRateDateTime: null }, null],
  ])("from %s", (_, row, expected) => {
    expect(next(row)).toBe(expected);
  });
});

test("numbers in exponent form are spelled out, and another form is refused", () => {
  const quotes = kucoinQuotes(
    { data: [{ symbol: "XBTUSDM", markPrice: 96000.1, fundingFeeRate: -3.4e-7 }] },
    stillNow,
  );
  expect(
    perpetualsOf("KuCoin", kucoinContracts("inverse", [market({})], stillNow), quotes, stillNow)[0],
  ).toMatchObject({
    mark: "96000.1",
    fundingRate: "-0.00000034",
    intervalHours: null,
  });
  expect(() => kucoinQuotes({ code: "200000" }, stillNow)).toThrow(
    "KuCoin returned a response in an unexpected format",
  );
});

describe("history", () => {
  const rawText = async (pathAndQuery: string): Promise<string> => {
    const address = encodeURIComponent(`https://api-futures.kucoin.com${pathAndQuery}`);
    return (await fetch(`${still.simulator.url}${address}`)).text();
  };

  test("closes keep the digits of KuCoin's numbers", async () => {
    const [from, before] = [Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1)];
    const wanted = { kind: "inverse", topic: "closes", id: "XBTUSDM", from, before } as const;
    const closes = await readHistory(kucoin, still.simulator, wanted);
    expect(closes).toHaveLength(365);
    const [latest = "", earliest = ""] = still.simulator
      .requests()
      .map(({ path, query }) => `${path}${query}`);
    const candles = `${await rawText(earliest)}${await rawText(latest)}`.matchAll(
      /\[(\d{13}),[\d.]+,([\d.]+),([\d.]+),([\d.]+),/g,
    );
    expect(closes).toEqual(
      [...candles].map(([, start, high, low, close]) => [Number(start), close, high, low]),
    );
  });

  test("settled rates come a hundred at a time, the newest first", async () => {
    const [from, before] = [stillNow - 90 * 86_400_000, stillNow + 1];
    const wanted = { kind: "linear", topic: "fundingRates", id: "XBTUSDTM", from, before } as const;
    const rates = await readHistory(kucoin, still.simulator, wanted);
    expect(rates).toHaveLength(270);
    const ends = still.simulator.requests().map(({ query }) => Number(new URLSearchParams(query).get("to")));
    const earliestOfPage = [rates[170]?.[0], rates[70]?.[0], rates[0]?.[0]].map((time) => Number(time) - 1);
    expect(ends).toEqual([stillNow, ...earliestOfPage]);
    const { path = "", query = "" } = still.simulator.requests()[0] ?? {};
    const raw = (await rawText(`${path}${query}`)).matchAll(/"fundingRate":(-?[\d.]+),"timepoint":(\d+)/g);
    expect(rates.slice(-100).reverse()).toEqual([...raw].map(([, rate, time]) => [Number(time), rate]));
  });

  test("a rate that is none is refused, not left out", async () => {
    still.simulator.setFault({ kind: "wrongTypes" }, { path: "/api/v1/contract/funding-rates" });
    const span = { from: Date.UTC(2026, 0, 1), before: stillNow };
    const wanted = { kind: "linear", topic: "fundingRates", id: "XBTUSDTM", ...span } as const;
    await expect(readHistory(kucoin, still.simulator, wanted)).rejects.toMatchObject({
      code: "venue_bad_response",
    });
    still.simulator.setFault(null);
  });
});
