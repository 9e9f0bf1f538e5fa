import { describe, expect, test, vi } from "vitest";
import { historySchema, type History } from "../../../shared/contract/history.js";
import { decode } from "../../../shared/contract/route.js";
import { listedSince } from "../../simulator/past.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const today = Date.UTC(2026, 0, 15);

const still = useStillMarket();

async function historyAt(path: string): Promise<History> {
  const response = await still.app.get(`api/v1/${path}`);
  expect(response.status).toBe(200);
  return decode(historySchema, await response.json(), { code: "service_bad_response", what: path });
}

type Raw = Record<string, unknown>;
type Texts = readonly (readonly [time: number, text: string])[];

/** An exchange's own answer, read without our code in between. */
async function ownTexts(address: string, read: (answer: never) => Texts): Promise<Texts> {
  const response = await fetch(still.simulator.url + encodeURIComponent(`https://${address}`));
  return [...read((await response.json()) as never)].sort(([one], [other]) => one - other);
}

const listed = (lists: readonly (readonly unknown[])[]): Texts =>
  lists.map(([time, , , , close]) => [Number(time), String(close)]);
const rows =
  (timeField: string, valueField: string) =>
  (list: readonly Raw[]): Texts =>
    list.map((row) => [Number(row[timeField]), String(row[valueField])]);
/** The closes of candles that end with a day, written as columns. */
const columns = (
  times: readonly number[],
  closes: readonly number[],
  unitMs: number,
  widthMs: number,
): Texts =>
  times
    .map((time, place): [number, string] => [time * unitMs + widthMs - dayMs, String(closes[place])])
    .filter(([day]) => day % dayMs === 0);
type Rest = { readonly result: { readonly list: never[] }; readonly data: never[] };
const settledAt = (row: Raw): number => Date.parse(String(row["timestamp"])) + hourMs;

const exactTexts: readonly (readonly [path: string, address: string, read: (answer: never) => Texts])[] = [
  [
    "candles/bybit/inverse/BTC",
    "api.bybit.com/v5/market/kline?category=inverse&symbol=BTCUSD&interval=D",
    ({ result }: Rest) => listed(result.list),
  ],
  [
    "funding/bybit/inverse/BTC",
    "api.bybit.com/v5/market/funding/history?category=inverse&symbol=BTCUSD",
    ({ result }: Rest) => rows("fundingRateTimestamp", "fundingRate")(result.list),
  ],
  [
    "candles/bingx/inverse/BTC",
    "open-api.bingx.com/openApi/cswap/v1/market/klines?symbol=BTC-USD&interval=1d",
    ({ data }: Rest) => rows("time", "close")(data),
  ],
  [
    "funding/bingx/linear/BTC",
    "open-api.bingx.com/openApi/swap/v2/quote/fundingRate?symbol=BTC-USDT",
    ({ data }: Rest) => rows("fundingTime", "fundingRate")(data),
  ],
  [
    "candles/weex/linear/BTC",
    "api-contract.weex.com/capi/v3/market/klines?symbol=BTCUSDT&interval=4h&limit=400",
    (candles: unknown[][]) =>
      listed(candles.map(([time, ...rest]) => [Number(time) - 20 * hourMs, ...rest])).filter(
        ([day]) => day % dayMs === 0,
      ),
  ],
  [
    "funding/weex/linear/BTC",
    "api-contract.weex.com/capi/v3/market/fundingRate?symbol=BTCUSDT",
    rows("fundingTime", "fundingRate"),
  ],
  [
    "candles/mexc/inverse/BTC",
    "api.mexc.com/api/v1/contract/kline/BTC_USD?interval=Hour8",
    ({ data }: { data: { time: number[]; close: number[] } }) =>
      columns(data.time, data.close, 1000, 8 * hourMs),
  ],
  [
    "funding/mexc/inverse/BTC",
    "api.mexc.com/api/v1/contract/funding_rate/history?symbol=BTC_USD&page_size=200",
    ({ data }: { data: { resultList: Raw[] } }) => rows("settleTime", "fundingRate")(data.resultList),
  ],
  [
    "candles/okx/inverse/BTC",
    "www.okx.com/api/v5/market/candles?instId=BTC-USD-SWAP&bar=1Dutc",
    ({ data }: Rest) => listed(data),
  ],
  [
    "funding/okx/inverse/BTC",
    "www.okx.com/api/v5/public/funding-rate-history?instId=BTC-USD-SWAP",
    ({ data }: Rest) => rows("fundingTime", "realizedRate")(data),
  ],
  [
    "candles/deribit/inverse/BTC",
    `www.deribit.com/api/v2/public/get_tradingview_chart_data?instrument_name=BTC-PERPETUAL&resolution=120&start_timestamp=${String(today - 40 * dayMs)}&end_timestamp=${String(stillNow)}`,
    ({ result }: { result: { ticks: number[]; close: number[] } }) =>
      columns(result.ticks, result.close, 1, 2 * hourMs),
  ],
  [
    "funding/deribit/inverse/BTC",
    `www.deribit.com/api/v2/public/get_funding_rate_history?instrument_name=BTC-PERPETUAL&start_timestamp=${String(stillNow - 31 * dayMs)}&end_timestamp=${String(stillNow)}`,
    ({ result }: { result: Raw[] }) =>
      rows("timestamp", "interest_8h")(result).filter(([time]) => time % (8 * hourMs) === 0),
  ],
  [
    "candles/kraken/inverse/BTC",
    "futures.kraken.com/api/charts/v1/trade/PI_XBTUSD/1d?from=1700000000",
    ({ candles }: { candles: Raw[] }) => rows("time", "close")(candles),
  ],
  [
    "funding/kraken/inverse/BTC",
    "futures.kraken.com/derivatives/api/v4/historicalfundingrates?symbol=PI_XBTUSD",
    ({ rates }: { rates: Raw[] }) => rates.map((row) => [settledAt(row), String(row["relativeFundingRate"])]),
  ],
];

test.each(exactTexts)("%s: the texts of the exchange, each at its time", async (path, address, read) => {
  const served = await historyAt(`${path}?days=20`);
  const [first, last] = [served[0]?.[0] ?? 0, served.at(-1)?.[0] ?? 0];
  const raw = await ownTexts(address, read);
  expect(served.map(([time, value]) => [time, value])).toEqual(
    raw.filter(([time]) => time >= first && time <= last),
  );
  expect(last).toBeGreaterThan(stillNow - 2 * dayMs);
  expect(served.length).toBeGreaterThanOrEqual(20);
});

describe("two years", () => {
  const start = today - 730 * dayMs;

  test.each([
    ["bybit/inverse/BTC", 1],
    ["bingx/inverse/BTC", 1],
    ["weex/linear/BTC", 37],
    ["mexc/inverse/BTC", 2],
    ["okx/inverse/BTC", 3],
    ["deribit/inverse/BTC", 2],
    ["kraken/inverse/BTC", 1],
  ])("of closes from %s: none missing, in at most %i questions", async (subject, questions) => {
    await historyAt(`candles/${subject}?days=1`);
    still.simulator.clearRequests();
    const closes = await historyAt(`candles/${subject}?days=730`);
    expect(closes.map(([time]) => time)).toEqual(
      Array.from({ length: 730 }, (_, day) => start + day * dayMs),
    );
    expect(still.simulator.count({})).toBeLessThanOrEqual(questions);
  });

  test.each([
    // Settled every four hours, for more pages.
    ["bybit/linear/NEAR", 23, 4],
    ["bingx/linear/NEAR", 6, 4],
    ["mexc/linear/NEAR", 6, 4],
    ["deribit/inverse/BTC", 25, 8],
    ["kraken/inverse/BTC", 1, 1],
  ])("of rates from %s: none missing, in at most %i questions", async (subject, questions, hours) => {
    await historyAt(`funding/${subject}?days=1`);
    still.simulator.clearRequests();
    const rates = await historyAt(`funding/${subject}?days=730`);
    const stepMs = hours * hourMs;
    const last = Math.floor(stillNow / stepMs) * stepMs;
    const count = (730 * 24) / hours;
    expect(rates.map(([time]) => time)).toEqual(
      Array.from({ length: count }, (_, place) => last - (count - 1 - place) * stepMs),
    );
    expect(still.simulator.count({})).toBeLessThanOrEqual(questions);
  });

  test("of WEEX's rates are the latest year, which is all it reports", async () => {
    await historyAt("funding/weex/linear/NEAR?days=1");
    still.simulator.clearRequests();
    const rates = await historyAt("funding/weex/linear/NEAR?days=730");
    expect(rates[0]?.[0]).toBe(Math.ceil((stillNow - 365 * dayMs) / (4 * hourMs)) * 4 * hourMs);
    expect(rates).toHaveLength(365 * 6);
    expect(still.simulator.count({})).toBeLessThanOrEqual(31);
  });

  test("of OKX's rates are three months, which is all it keeps", async () => {
    const rates = await historyAt("funding/okx/inverse/BTC?days=730");
    expect(rates.length).toBeGreaterThanOrEqual(90 * 3);
    expect(rates.length).toBeLessThanOrEqual(93 * 3);
    expect(rates.at(-1)?.[0]).toBe(Date.UTC(2026, 0, 15, 8));
  });

  test("of a contract listed later are what there is", async () => {
    vi.setSystemTime(listedSince + 100 * dayMs + hourMs);
    expect((await historyAt("candles/mexc/linear/ETH?days=730"))[0]?.[0]).toBe(listedSince);
    vi.setSystemTime(stillNow);
  });
});

test("BingX publishes no settled rates of inverse contracts, and that is said", async () => {
  expect(await still.app.problem("api/v1/funding/bingx/inverse/BTC")).toMatchObject({
    code: "not_published",
  });
});
