import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { connect } from "./connect.js";
import { startSimulator, type Simulator } from "./simulator.js";

const time = Date.UTC(2026, 10, 22, 10, 40, 0);
const pageSchema = z.object({
  result: z.object({ list: z.array(z.object({ symbol: z.string() })), nextPageCursor: z.string() }),
});
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 7, now: () => time });
});
afterAll(async () => {
  await simulator.close();
});

async function load(id: Parameters<typeof connect>[0], subType: "inverse" | "linear") {
  const exchange = connect(id, simulator);
  const markets = await exchange.loadMarkets();
  const rates = await exchange.fetchFundingRates(undefined, { subType });
  return { exchange, markets, rates };
}

const perpetuals = (markets: object): string[] =>
  Object.values(markets)
    .filter(({ swap, active }: { swap: boolean; active: boolean }) => swap && active)
    .map(({ symbol }: { symbol: string }) => symbol);

describe("Binance COIN-M through ccxt", () => {
  test("lists the perpetuals that trade, and marks the one being delisted as inactive", async () => {
    const { markets } = await load("binancecoinm", "inverse");
    expect(perpetuals(markets)).toEqual(
      // prettier-ignore
      ["BTC", "ETH", "LINK", "BNB", "TRX", "DOT", "ADA", "LTC", "BCH", "XRP", "ETC", "FIL", "DOGE", "UNI", "SOL",
        "AVAX", "NEAR", "ATOM"].map((coin) => `${coin}/USD:${coin}`),
    );
    expect(markets["GALA/USD:GALA"]).toMatchObject({ active: false, swap: true });
    expect(markets["BTC/USD:BTC"]).toMatchObject({
      id: "BTCUSD_PERP",
      inverse: true,
      contractSize: "100",
      precision: { amount: "1", price: "0.1" },
    });
    expect(markets["ADA/USD:ADA"]).toMatchObject({ contractSize: "10", precision: { price: "0.00010" } });
  });

  test("reports mark, index and rate as the very texts of the market", async () => {
    const { rates } = await load("binancecoinm", "inverse");
    const quote = simulator.market.quote(
      {
        venue: "binance",
        symbol: "BTCUSD_PERP",
        coin: "BTC",
        quote: "USD",
        multiplier: 1,
        intervalHours: 8,
        deliveryTime: null,
      },
      time,
    );
    expect(rates["BTC/USD:BTC"]).toMatchObject({
      markPrice: `${quote.mark.toFixed(1)}0000000`,
      indexPrice: quote.index.toFixed(8),
      fundingRate: quote.fundingRate?.toFixed(8),
      fundingTimestamp: Date.UTC(2026, 10, 22, 16),
    });
  });

  test("mixes in quarterlies without a rate and a contract that no list of markets has", async () => {
    const { rates } = await load("binancecoinm", "inverse");
    expect(rates["BTC/USD:BTC-261225"]).toMatchObject({ fundingRate: undefined, fundingTimestamp: 0 });
    expect(rates["XRP/USD:XRP-270326"]).toMatchObject({ fundingRate: undefined, fundingTimestamp: 0 });
    expect(rates).toHaveProperty("GMTUSD_PERP.fundingRate", expect.stringMatching(/^-0\.0000\d{4}$/));
    expect(rates).toHaveProperty(["GALA/USD:GALA"]);
  });

  test("reports no adjusted interval", async () => {
    expect(await connect("binancecoinm", simulator).fetchFundingIntervals()).toEqual({});
  });
});

describe("Binance USD-M through ccxt", () => {
  test("lists USDT and USDC perpetuals, a bundle of a thousand, quarterlies and two that do not trade", async () => {
    const { markets } = await load("binanceusdm", "linear");
    expect(perpetuals(markets)).toHaveLength(28);
    expect(markets["BTC/USDT:USDT"]).toMatchObject({ contractSize: "1", precision: { amount: "0.001" } });
    expect(markets["BTC/USDC:USDC"]).toMatchObject({ active: true, linear: true });
    expect(markets["1000PEPE/USDT:USDT"]).toMatchObject({ active: true, base: "1000PEPE" });
    expect(markets["BTC/USDT:USDT-261225"]).toMatchObject({ swap: false, future: true });
    expect(markets["GALA/USDT:USDT"]).toMatchObject({ active: false });
    expect(markets["SIM/USDT:USDT"]).toMatchObject({ active: false });
  });

  test("settles adjusted symbols every four hours and lists only those", async () => {
    const { exchange, rates } = await load("binanceusdm", "linear");
    const intervals = await exchange.fetchFundingIntervals();
    expect(Object.keys(intervals)).toEqual(["NEAR/USDT:USDT", "1000PEPE/USDT:USDT"]);
    expect(intervals["NEAR/USDT:USDT"]).toMatchObject({ interval: "4h" });
    expect(rates["NEAR/USDT:USDT"]).toMatchObject({ fundingTimestamp: Date.UTC(2026, 10, 22, 12) });
    expect(rates["BTC/USDT:USDT"]).toMatchObject({ fundingTimestamp: Date.UTC(2026, 10, 22, 16) });
  });

  test("has rates of both signs, none beyond 0.3 %", async () => {
    const { rates } = await load("binanceusdm", "linear");
    const known = Object.values(rates).flatMap(({ fundingRate }) =>
      fundingRate === undefined ? [] : [Number(String(fundingRate))],
    );
    expect(Math.min(...known)).toBeLessThan(0);
    expect(Math.max(...known.map(Math.abs))).toBeLessThan(0.003);
  });
});

describe("Bybit through ccxt", () => {
  test("lists inverse perpetuals of one dollar, dated futures beside them, one settling", async () => {
    const { markets, rates } = await load("bybit", "inverse");
    expect(markets["BTC/USD:BTC"]).toMatchObject({
      id: "BTCUSD",
      inverse: true,
      contractSize: "1",
      precision: { amount: "1" },
    });
    expect(markets["BTC/USD:BTC-261225"]).toMatchObject({ id: "BTCUSDZ26", future: true });
    expect(markets["UNI/USD:UNI"]).toMatchObject({ active: false });
    expect(rates["BTC/USD:BTC-261225"]).toMatchObject({ fundingRate: undefined });
    expect(String(rates["ETH/USD:ETH"]?.markPrice)).toMatch(/^\d{4}\.\d\d$/);
    expect(String(rates["ETH/USD:ETH"]?.fundingRate)).toMatch(/^0\.0000\d+$/);
    expect(rates["ETH/USD:ETH"]).toMatchObject({
      interval: "8h",
      fundingTimestamp: Date.UTC(2026, 10, 22, 16),
    });
  });

  test("lists linear perpetuals in USDT and USDC, a dated future, and a pre-launch contract on request", async () => {
    const { markets, rates } = await load("bybit", "linear");
    expect(markets["BTC/USDC:USDC"]).toMatchObject({ id: "BTCPERP", swap: true });
    expect(markets["BTC/USDC:USDC-261225"]).toMatchObject({ id: "BTC-25DEC26", future: true });
    expect(markets["SIM/USDT:USDT"]).toMatchObject({ active: false });
    expect(rates["1000PEPE/USDT:USDT"]).toMatchObject({ interval: "4h" });
  });

  test("gives instruments page by page to one who follows the cursor", async () => {
    const seen: string[] = [];
    let cursor = "";
    do {
      const query = new URLSearchParams({ category: "linear", limit: "5", cursor });
      if (cursor === "") query.delete("cursor");
      const address = `https://api.bybit.com/v5/market/instruments-info?${query.toString()}`;
      const response = await fetch(simulator.url + encodeURIComponent(address));
      const { result } = z.parse(pageSchema, await response.json());
      seen.push(...result.list.map(({ symbol }) => symbol));
      cursor = result.nextPageCursor;
    } while (cursor !== "");
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });
});

test("every venue quotes a coin a little differently", async () => {
  const bybit = await load("bybit", "inverse");
  const binance = await load("binancecoinm", "inverse");
  const mark = ({ rates }: { rates: typeof bybit.rates }): number =>
    Number(String(rates["BTC/USD:BTC"]?.markPrice));
  expect(mark(bybit)).not.toBe(mark(binance));
  expect(mark(bybit) / mark(binance)).toBeCloseTo(1, 2);
});

test("answers also carry tickers, and the header by which they are known as simulated", async () => {
  const exchange = connect("bybit", simulator);
  await exchange.loadMarkets();
  const tickers = await exchange.fetchTickers(undefined, { subType: "inverse" });
  expect(String(tickers["BTC/USD:BTC"]?.last)).toMatch(/^\d+\.\d\d$/);
  expect(exchange.last_response_headers).toHaveProperty("X-Hedge-Simulated", "1");
});
