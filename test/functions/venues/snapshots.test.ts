import { expect, test } from "vitest";
import type { Perpetual, Snapshot } from "../../../shared/contract/perpetuals.js";
import { inverseBinance, inverseBybit, linearBinance, linearBybit } from "../support/testApp.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const still = useStillMarket();

type RawRow = Record<string, string | number>;
const askExchange = async (address: string): Promise<unknown> =>
  (await fetch(`${still.simulator.url}${address}`)).json();
const rowsBySymbol = (rows: RawRow[]): Map<string, RawRow> =>
  new Map(rows.map((row) => [String(row["symbol"]), row]));
const find = ({ perpetuals }: Snapshot, symbol: string): Perpetual => {
  const found = perpetuals.find((perpetual) => perpetual.symbol === symbol);
  if (found === undefined) throw new Error(`${symbol} is missing`);
  return found;
};

test("Binance inverse: exact texts, faces of 100 and 10 dollars, no quarterlies, no unlisted contracts", async () => {
  const snapshot = await still.app.snapshot(inverseBinance);
  const raw = rowsBySymbol((await askExchange("https://dapi.binance.com/dapi/v1/premiumIndex")) as RawRow[]);
  expect(snapshot).toMatchObject({
    venue: "binance",
    kind: "inverse",
    asOf: stillNow,
    stale: false,
    source: "simulated",
  });
  expect(snapshot.expires).toBe(Date.UTC(2026, 0, 15, 9, 30, 5));
  expect([...raw.keys()].some((symbol) => /_\d{6}$/.test(symbol))).toBe(true);
  const btc = find(snapshot, "BTC/USD:BTC");
  expect(btc).toEqual({
    coin: "BTC",
    symbol: "BTC/USD:BTC",
    quote: "USD",
    settle: "BTC",
    mark: raw.get("BTCUSD_PERP")?.["markPrice"],
    index: raw.get("BTCUSD_PERP")?.["indexPrice"],
    fundingRate: raw.get("BTCUSD_PERP")?.["lastFundingRate"],
    nextFunding: Date.UTC(2026, 0, 15, 16),
    intervalHours: 8,
    contractSize: "100",
    contractUnit: "USD",
    lotStep: "1",
    minContracts: "1",
    coinMultiplier: 1,
    ...{ ...unreportedFields, orderSymbol: "BTCUSD_PERP", assetClass: "crypto" },
  });
  expect(find(snapshot, "ETH/USD:ETH").contractSize).toBe("10");
  for (const { symbol, settle, coin, mark } of snapshot.perpetuals) {
    expect(symbol).toBe(`${coin}/USD:${settle}`);
    expect(mark).not.toBeNull();
  }
  expect(snapshot.perpetuals).toHaveLength(19);
});

test("Bybit inverse: one-dollar contracts, dated futures dropped", async () => {
  const snapshot = await still.app.snapshot(inverseBybit);
  const answer = (await askExchange(
    encodeURIComponent("https://api.bybit.com/v5/market/tickers?category=inverse"),
  )) as { result: { list: RawRow[] } };
  const raw = rowsBySymbol(answer.result.list);
  expect(find(snapshot, "BTC/USD:BTC")).toMatchObject({
    mark: raw.get("BTCUSD")?.["markPrice"],
    fundingRate: raw.get("BTCUSD")?.["fundingRate"],
    nextFunding: Date.UTC(2026, 0, 15, 16),
    intervalHours: 8,
    contractSize: "1",
    contractUnit: "USD",
  });
  expect(snapshot.perpetuals.length).toBeLessThan(raw.size);
  expect(snapshot.source).toBe("simulated");
});

test("linear contracts are counted in coins, and 1000PEPE becomes PEPE with exact prices", async () => {
  for (const [path, address] of [
    [linearBinance, "https://fapi.binance.com/fapi/v1/premiumIndex"],
    [linearBybit, encodeURIComponent("https://api.bybit.com/v5/market/tickers?category=linear")],
  ] as const) {
    const snapshot = await still.app.snapshot(path);
    const answer = (await askExchange(address)) as RawRow[] | { result: { list: RawRow[] } };
    const raw = rowsBySymbol(Array.isArray(answer) ? answer : answer.result.list);
    expect(find(snapshot, "BTC/USDT:USDT")).toMatchObject({
      mark: raw.get("BTCUSDT")?.["markPrice"],
      contractSize: "1",
      contractUnit: "coin",
      lotStep: "0.001",
    });
    const pepe = find(snapshot, "1000PEPE/USDT:USDT");
    expect(pepe).toMatchObject({ coin: "PEPE", coinMultiplier: 1000, contractSize: "1000" });
    const listed = String(raw.get("1000PEPEUSDT")?.["markPrice"]);
    const digits = listed.replace(".", "").replace(/^0+|0+$/g, "");
    // The point moves by three places and no digit changes.
    expect(pepe.mark?.replace(".", "").replace(/^0+|0+$/g, "")).toBe(digits);
    expect(Number(pepe.mark) * 1000).toBeCloseTo(Number(listed), 12);
    expect(snapshot.perpetuals.every(({ quote, settle }) => quote === settle)).toBe(true);
  }
});

test("intervals that Binance adjusted are reported", async () => {
  const { perpetuals } = await still.app.snapshot(linearBinance);
  const info = (await askExchange("https://fapi.binance.com/fapi/v1/fundingInfo")) as RawRow[];
  const adjusted = info.filter((row) => row["fundingIntervalHours"] !== 8);
  expect(adjusted.length).toBeGreaterThan(0);
  for (const row of adjusted) {
    const listed = perpetuals.find(
      ({ symbol }) => symbol.replace(/^(.*)\/(.*):.*$/, "$1$2") === row["symbol"],
    );
    if (listed !== undefined) expect(listed.intervalHours).toBe(row["fundingIntervalHours"]);
  }
});
