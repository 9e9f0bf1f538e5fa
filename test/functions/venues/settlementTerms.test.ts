import { createServer } from "node:http";
import type { Market } from "ccxt/js/src/base/types.js";
// Loaded ahead: a first question must not spend the wait for intervals on it.
import "ccxt/js/src/binanceusdm.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listen } from "../../../functions/dev/listen.js";
import { binance } from "../../../functions/venues/binance.js";
import { bingxQuotes } from "../../../functions/venues/bingx.js";
import { bybitContracts, bybitQuotes } from "../../../functions/venues/bybit.js";
import { mexcQuotes } from "../../../functions/venues/mexc.js";
import { okxQuotes } from "../../../functions/venues/okx.js";
import { perpetualsOf, type VenueQuote } from "../../../functions/venues/quote.js";

const hourMs = 3_600_000;
const now = Date.UTC(2026, 0, 15, 9, 30, 1);

describe("Bybit", () => {
  const instrument = {
    id: "FOOUSDT",
    symbol: "FOO/USDT:USDT",
    ...{ base: "FOO", quote: "USDT", settle: "USDT", swap: true, active: true },
    ...{ precision: { amount: "1" }, limits: { amount: { min: "1" } } },
    info: { symbolType: "", fundingInterval: 480, upperFundingRate: "0.005", lowerFundingRate: "-0.005" },
  } as unknown as Market;
  const served = (ticker: object) => {
    const row = { symbol: "FOOUSDT", markPrice: "2", fundingRate: "-0.01", ...ticker };
    const quotes = bybitQuotes({ result: { list: [row] } });
    return perpetualsOf("Bybit", bybitContracts("linear", [instrument]), quotes, now)[0];
  };

  // bybit-exchange.github.io/docs/v5/market/tickers: fundingIntervalHour counts whole hours, fundingCap is of both signs.
  test("an interval cut from eight hours to one, and its new limits, come with the next quotes", () => {
    const nextFundingTime = String(Date.UTC(2026, 0, 15, 10));
    expect(served({ nextFundingTime, fundingIntervalHour: "1", fundingCap: "0.02" })).toMatchObject({
      intervalHours: 1,
      nextFunding: Number(nextFundingTime),
      fundingCap: "0.02",
      fundingFloor: "-0.02",
    });
  });

  test("what a ticker does not publish is as the list of instruments has it", () => {
    const limits = { intervalHours: 8, fundingCap: "0.005", fundingFloor: "-0.005" };
    expect(served({})).toMatchObject(limits);
    expect(served({ fundingIntervalHour: "", fundingCap: "" })).toMatchObject(limits);
  });
});

describe("Binance", () => {
  // developers.binance.com, USDⓈ-M Get Funding Rate Info: adjusted symbols only.
  const adjusted = (fundingIntervalHours: number) => [
    {
      symbol: "FOOUSDT",
      ...{ adjustedFundingRateCap: "0.02", adjustedFundingRateFloor: "-0.015", fundingIntervalHours },
    },
  ];
  const premiumIndex = [
    { symbol: "FOOUSDT", markPrice: "2", lastFundingRate: "0.01", nextFundingTime: now + hourMs },
    { symbol: "BARUSDT", markPrice: "3", lastFundingRate: "0.01", nextFundingTime: now + hourMs },
  ];
  let fundingInfo: () => unknown = () => adjusted(4);
  let asked = 0;
  let readQuotes: () => Promise<readonly VenueQuote[]>;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    asked = 0;
    fundingInfo = () => adjusted(4);
    const server = await listen(
      createServer(({ url = "" }, response) => {
        const isInfo = url.endsWith("/fundingInfo");
        if (isInfo) asked += 1;
        const body = isInfo ? fundingInfo() : premiumIndex;
        if (body !== undefined) response.end(JSON.stringify(body));
      }),
      { port: 0 },
    );
    const { linear } = binance.open({ proxyUrl: `${server.url}/`, timeoutMs: 4000 });
    if (linear === undefined) throw new Error("Binance offers no linear contracts");
    ({ readQuotes } = linear);
    return async () => server.close(10);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const first = async (): Promise<VenueQuote | undefined> => (await readQuotes())[0];

  test("a changed interval is known within minutes, without being asked for each time", async () => {
    expect(await readQuotes()).toMatchObject([
      { intervalHours: 4, fundingCap: "0.02", fundingFloor: "-0.015" },
      { intervalHours: 8 },
    ]);
    fundingInfo = () => adjusted(1);
    vi.setSystemTime(now + 175_000);
    expect(await first()).toMatchObject({ intervalHours: 4 });
    expect(asked).toBe(1);
    vi.setSystemTime(now + 180_000);
    expect(await first()).toMatchObject({ intervalHours: 1 });
    expect(asked).toBe(2);
  });

  test.each([
    ["fails", () => ({ code: -1000, msg: "An unknown error occured while processing the request." })],
    ["is empty, as it never is", () => []],
    ["does not come", () => undefined],
  ])(
    "a list of intervals that %s leaves the prices as they are and the intervals as they were",
    async (_, list) => {
      await readQuotes();
      fundingInfo = list;
      vi.setSystemTime(now + 200_000);
      expect(await first()).toMatchObject({ mark: "2", intervalHours: 4 });
      // Not again at once: it shares its allowance with the history.
      vi.setSystemTime(now + 205_000);
      expect(await first()).toMatchObject({ mark: "2", intervalHours: 4 });
      expect(asked).toBe(2);
    },
  );

  test("before the first list the intervals are those of the contracts", async () => {
    fundingInfo = () => [];
    expect(await first()).toMatchObject({ mark: "2" });
    expect(await first()).not.toHaveProperty("intervalHours");
  });
});

test("BingX: the premium index reports both limits", () => {
  const row = {
    symbol: "FOO-USDT",
    fundingIntervalHours: 1,
    maxFundingRate: "0.02",
    minFundingRate: "-0.01",
  };
  expect(bingxQuotes({ data: [row] })).toMatchObject([
    { intervalHours: 1, fundingCap: "0.02", fundingFloor: "-0.01" },
  ]);
});

test("OKX: the list of funding rates reports both limits", () => {
  // www.okx.com/docs-v5, public/funding-rate.
  const row = { instId: "FOO-USDT-SWAP", maxFundingRate: "0.015", minFundingRate: "-0.015" };
  const quotes = okxQuotes({ fundingRates: { data: [row] }, markPrices: { data: [] }, indexTickers: [] });
  expect(quotes).toMatchObject([{ fundingCap: "0.015", fundingFloor: "-0.015" }]);
});

// mexcdevelop.github.io, contract/funding_rate; idxPrice and fairPrice since April 2026.
test("MEXC: prices, rate and limits come in one row with the settlement they belong to", () => {
  const row = {
    ...{ symbol: "FOO_USDT", fundingRate: 0.0002, collectCycle: 4, nextSettleTime: now + hourMs },
    ...{ maxFundingRate: 0.0018, minFundingRate: -0.0018, fairPrice: 2.01, idxPrice: 2.11 },
  };
  const read = { mark: 2.01, index: 2.11, fundingRate: 0.0002, intervalHours: 4, nextFunding: now + hourMs };
  expect(mexcQuotes({ data: [row] })).toMatchObject([{ ...read, fundingCap: 0.0018, fundingFloor: -0.0018 }]);
});
