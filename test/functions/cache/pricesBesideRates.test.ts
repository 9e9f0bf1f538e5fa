// Twenty coins of two years of both were more than Binance's limit of settled rates allows in five minutes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { linearBinance, startTestApp, type TestApp } from "../support/testApp.js";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  simulator = await startSimulator();
  // Five requests for settled rates in five minutes, and four for daily prices in one.
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, HEDGE_HISTORY_SHARE_PERCENT: "1" });
});
afterAll(async () => {
  await app.close();
  await simulator.close();
});

async function statuses(what: "candles" | "funding", coins: readonly string[]): Promise<readonly number[]> {
  const all: number[] = [];
  for (const coin of coins) {
    const response = await app.get(`api/v1/${what}/binance/linear/${coin}?days=730`);
    await response.arrayBuffer();
    all.push(response.status);
  }
  return all;
}

test("Binance: daily prices are read where the limit of settled rates is used up, within their own", async () => {
  await app.snapshot(linearBinance);
  expect(await statuses("funding", ["BTC", "ETH", "XRP"])).toEqual([200, 504, 504]);
  expect(simulator.count({ path: "/fapi/v1/fundingRate" })).toBe(5);
  expect(await statuses("candles", ["BTC", "ETH", "XRP", "LTC", "LINK"])).toEqual([200, 200, 200, 200, 504]);
  expect(simulator.count({ path: "/fapi/v1/klines" })).toBe(4);
});
