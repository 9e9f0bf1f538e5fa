import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { intervalEnd } from "../../../functions/cache/quoteInterval.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import {
  inverseBinance,
  inverseBybit,
  linearBinance,
  linearBybit,
  startTestApp,
  type TestApp,
} from "../support/testApp.js";

const start = Date.UTC(2026, 0, 15, 9, 30, 1);
const quotes = "/dapi/v1/premiumIndex";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => Date.now() });
});
afterAll(async () => simulator.close());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  simulator.clearRequests();
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
});
afterEach(async () => {
  simulator.setFault(null);
  await app.close();
  vi.useRealTimers();
});

test.each([
  [0, 5000],
  [1, 5000],
  [4499, 5000],
  // The last tenth belongs to the next interval.
  [4500, 10_000],
  [5000, 10_000],
])("a value that arrives at %i lives until %i", (now, end) => {
  expect(intervalEnd(now, 5000)).toBe(end);
});

test("200 clients at once cost one refresh per venue, kind and interval", async () => {
  const paths = [inverseBinance, linearBinance, inverseBybit, linearBybit];
  for (const round of [0, 1, 2]) {
    vi.setSystemTime(start + round * 5000);
    const bodies = await Promise.all(
      Array.from({ length: 200 }, async (_, client) =>
        (await app.get(paths[client % paths.length] ?? "")).text(),
      ),
    );
    expect(new Set(bodies).size).toBe(paths.length);
    expect(simulator.count({ path: quotes })).toBe(round + 1);
    expect(simulator.count({ path: "/fapi/v1/premiumIndex" })).toBe(round + 1);
    expect(simulator.count({ path: "/v5/market/tickers" })).toBe(2 * (round + 1));
  }
  expect(simulator.count({ path: "/dapi/v1/exchangeInfo" }), "contracts are read once").toBe(1);
  expect(simulator.count({ path: "/fapi/v1/fundingInfo" })).toBe(1);
  expect(simulator.count({ path: "/v5/market/instruments-info" })).toBe(4);
});

test("200 clients of a failing venue cost one refresh too", async () => {
  simulator.setFault({ kind: "status", status: 500 }, { path: quotes });
  const statuses = await Promise.all(
    Array.from({ length: 200 }, async () => (await app.get(inverseBinance)).status),
  );
  expect(new Set(statuses)).toEqual(new Set([503]));
  expect(simulator.count({ path: quotes })).toBe(1);
});

test("Retry-After outlasts intervals, and the last value is served meanwhile", async () => {
  await app.snapshot(inverseBinance);
  simulator.setFault({ kind: "status", status: 429, retryAfterS: 17 }, { path: quotes });
  vi.setSystemTime(start + 5000);
  expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: true, expires: start + 22_000 });
  simulator.setFault(null);
  vi.setSystemTime(start + 21_000);
  expect((await app.snapshot(inverseBinance)).stale).toBe(true);
  expect(simulator.count({ path: quotes })).toBe(2);
  vi.setSystemTime(start + 22_000);
  expect((await app.snapshot(inverseBinance)).stale).toBe(false);
});

const maxAgeOf = async (path: string): Promise<number> => {
  const cacheControl = (await app.get(path)).headers.get("cache-control");
  return Number(/^public, max-age=(\d+), /.exec(cacheControl ?? "")?.[1]);
};

test("a stale value is kept on its way for no more than the interval, nor past the stale limit", async () => {
  await restartApp({ HEDGE_STALE_LIMIT_S: "12" });
  await app.snapshot(inverseBinance);
  simulator.setFault({ kind: "status", status: 429, retryAfterS: 600 }, { path: quotes });
  vi.setSystemTime(start + 5000);
  expect(await maxAgeOf(inverseBinance)).toBe(4);
  expect((await app.snapshot(inverseBinance)).expires, "the next try").toBe(start + 605_000);
  const tag = (await app.get(inverseBinance)).headers.get("etag");
  // 3 s are left of the interval, but 1 s to the limit.
  vi.setSystemTime(start + 11_000);
  expect(await maxAgeOf(inverseBinance)).toBe(1);
  expect((await app.get(inverseBinance, { "if-none-match": tag ?? "" })).status, "an unchanged body").toBe(
    304,
  );
  vi.setSystemTime(start + 12_001);
  expect((await app.problem(inverseBinance)).retryAfter).toBe("593");
});

async function restartApp(environment: Readonly<Record<string, string>>): Promise<void> {
  await app.close();
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, ...environment });
}

test("a slow venue: who can be given an older value is not kept waiting, and the new one follows", async () => {
  await restartApp({ HEDGE_SLOW_AFTER_MS: "60" });
  const first = await app.snapshot(inverseBinance);
  simulator.setFault({ kind: "latency", ms: 2000 }, { path: quotes });
  vi.setSystemTime(start + 5000);
  const asked = performance.now();
  const answers = await Promise.all(Array.from({ length: 20 }, async () => app.snapshot(inverseBinance)));
  expect(performance.now() - asked).toBeLessThan(1800);
  for (const { stale, asOf } of answers) expect({ stale, asOf }).toEqual({ stale: true, asOf: first.asOf });
  await vi.waitFor(async () => {
    expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: false, asOf: start + 5000 });
  }, 8000);
  expect(simulator.count({ path: quotes })).toBe(2);
});

test("a value too old to be shown is not shown because its successor is slow", async () => {
  await restartApp({ HEDGE_SLOW_AFTER_MS: "60" });
  await app.snapshot(inverseBinance);
  simulator.setFault({ kind: "latency", ms: 200 }, { path: quotes });
  vi.setSystemTime(start + 400_000);
  expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: false, asOf: start + 400_000 });
});

test("contracts are read again after hours, and the old ones serve while that fails", async () => {
  const before = await app.snapshot(inverseBinance);
  simulator.setFault({ kind: "status", status: 500 }, { path: "/dapi/v1/exchangeInfo" });
  vi.setSystemTime(start + 4 * 3_600_000);
  const after = await app.snapshot(inverseBinance);
  expect(simulator.count({ path: "/dapi/v1/exchangeInfo" })).toBe(2);
  expect(after.stale).toBe(false);
  expect(after.perpetuals.map(({ symbol }) => symbol)).toEqual(before.perpetuals.map(({ symbol }) => symbol));
});

test("contracts whose reload hangs do not hold the quotes", async () => {
  await restartApp({ HEDGE_UPSTREAM_TIMEOUT_MS: "2000" });
  await app.snapshot(inverseBinance);
  simulator.setFault({ kind: "latency", ms: 60_000 }, { path: "/dapi/v1/exchangeInfo" });
  vi.setSystemTime(start + 4 * 3_600_000);
  // The old snapshot is hours old, so that this waits for the refresh, which must not wait for the contracts.
  expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: false });
});

test("in real time: never two refreshes in an interval, and nothing looks stale while all is well", async () => {
  vi.useRealTimers();
  // However busy the machine is, nobody is given the older value for the sake of an answer in time.
  await restartApp({ HEDGE_QUOTE_INTERVAL_S: "1", HEDGE_SLOW_AFTER_MS: "8000" });
  const end = performance.now() + 3300;
  let answers = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      while (performance.now() < end) {
        const { stale, expires } = await app.snapshot(inverseBinance);
        expect(stale).toBe(false);
        expect(expires % 1000).toBe(0);
        answers += 1;
      }
    }),
  );
  const seconds = simulator
    .requests()
    .filter(({ path }) => path === quotes)
    .map(({ time }) => Math.floor(time / 1000));
  expect(new Set(seconds).size).toBe(seconds.length);
  expect(seconds.length).toBeGreaterThanOrEqual(2);
  expect(answers).toBeGreaterThan(12);
});

test("a clock that is set back does not make an old value look current", async () => {
  await app.snapshot(inverseBinance);
  vi.setSystemTime(start - 600_000);
  expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: false, asOf: start - 600_000 });
});

test("a stale limit below the interval does not spoil a current value", async () => {
  await restartApp({ HEDGE_STALE_LIMIT_S: "1" });
  await app.snapshot(inverseBinance);
  vi.setSystemTime(start + 3500);
  expect((await app.snapshot(inverseBinance)).stale).toBe(false);
});
