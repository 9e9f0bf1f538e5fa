import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { linearBinance, startTestApp, type TestApp } from "../support/testApp.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const path = "/fapi/v1/fundingRate";

let simulator: Simulator;
let app: TestApp;
let coins: readonly string[];
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  simulator = await startSimulator({ now: () => Date.now() });
  app = await startTestApp({
    HEDGE_UPSTREAM_PROXY: simulator.url,
    ...{ HEDGE_HISTORY_SHARE_PERCENT: "25", HEDGE_UPSTREAM_TIMEOUT_MS: "20000" },
  });
  const { perpetuals } = await app.snapshot(linearBinance);
  coins = [...new Set(perpetuals.map(({ coin }) => coin))]
    .filter((coin) => /^[A-Z]+$/.test(coin))
    .slice(0, 19);
});
afterAll(async () => {
  await app.close();
  await simulator.close();
  vi.useRealTimers();
});

const lengths = [30, 90, 365, 730];
/** 76 questions at once, as a sheet of 19 coins asks them. */
const askAll = async (): Promise<number[]> =>
  Promise.all(
    coins.flatMap((coin) =>
      lengths.map(async (days) => {
        const response = await app.get(`api/v1/funding/binance/linear/${coin}?days=${String(days)}`);
        await response.arrayBuffer();
        return response.status;
      }),
    ),
  );

test("after a 429 on one of 76 questions none more leaves for the venue until it is over", async () => {
  expect(coins).toHaveLength(19);
  simulator.setFault({ kind: "status", status: 429, retryAfterS: 120 }, { venue: "binance", path });
  simulator.clearRequests();
  expect(new Set(await askAll())).toEqual(new Set([503]));
  // Those that were under way when the refusal came.
  expect(simulator.count({})).toBeLessThanOrEqual(3);
  simulator.setFault(null);

  for (const seconds of [1, 60, 119]) {
    simulator.clearRequests();
    vi.setSystemTime(now + seconds * 1000);
    expect(new Set(await askAll())).toEqual(new Set([503]));
    await app.get(linearBinance);
    await app.get("api/v1/candles/binance/linear/BTC");
    expect(simulator.count({})).toBe(0);
  }

  simulator.clearRequests();
  vi.setSystemTime(now + 121_000);
  expect(new Set(await askAll())).toEqual(new Set([200]));
  // A year and two of eight-hour funding, four answers the longest: what is asked for shorter is cut from it where it
  // came first. 19 coins of four lengths took 26 requests a coin.
  expect(simulator.count({ path })).toBeLessThanOrEqual(19 * 11);
  expect(simulator.count({ path })).toBeLessThanOrEqual(125);
}, 60_000);
