import { expect, test, vi } from "vitest";
import { cacheOf, crowd, statusesOf, useRedisApps } from "../support/redisApps.js";
import { inverseBinance, inverseBybit, linearBinance, linearBybit } from "../support/testApp.js";

const start = Date.UTC(2026, 0, 15, 9, 30, 1);
const intervalMs = 5000;
const quotes = "/dapi/v1/premiumIndex";
const contracts = "/dapi/v1/exchangeInfo";
const { simulator, redis, open, openThree } = useRedisApps(start);

test("200 clients of three instances cost one refresh per venue, kind and interval", async () => {
  const instances = await openThree();
  const paths = [inverseBinance, linearBinance, inverseBybit, linearBybit];
  for (const round of [1, 2, 3]) {
    vi.setSystemTime(start + round * intervalMs);
    const answers = await crowd(instances, paths);
    expect(statusesOf(answers)).toEqual([200]);
    const bodies = await Promise.all(answers.map(async (answer) => answer.text()));
    expect(new Set(bodies).size, "every instance answers the same").toBe(paths.length);
    expect(simulator().count({ path: quotes })).toBe(round);
    expect(simulator().count({ path: "/fapi/v1/premiumIndex" })).toBe(round);
    expect(simulator().count({ path: "/v5/market/tickers" })).toBe(2 * round);
  }
  expect(simulator().count({ path: contracts }), "contracts are read once").toBe(1);
  expect(await Promise.all(instances.map(cacheOf))).toEqual(["redis", "redis", "redis"]);
});

test("in real time three instances never refresh twice in an interval", async () => {
  vi.useRealTimers();
  const instances = await openThree({ HEDGE_QUOTE_INTERVAL_S: "1" });
  const end = performance.now() + 3300;
  await Promise.all(
    [...instances, ...instances, ...instances].map(async (app) => {
      while (performance.now() < end) expect((await app.snapshot(inverseBinance)).stale).toBe(false);
    }),
  );
  const seconds = simulator()
    .requests()
    .filter(({ path }) => path === quotes)
    .map(({ time }) => Math.floor(time / 1000));
  expect(new Set(seconds).size).toBe(seconds.length);
  expect(seconds.length).toBeGreaterThanOrEqual(3);
});

test("a failing venue is asked once an interval by three instances together", async () => {
  const instances = await openThree();
  simulator().setFault({ kind: "status", status: 500 }, { path: quotes });
  for (const round of [1, 2, 3]) {
    vi.setSystemTime(start + round * intervalMs);
    expect(statusesOf(await crowd(instances, [inverseBinance]))).toEqual([503]);
    expect(simulator().count({ path: quotes })).toBe(round);
  }
});

test("an instance that starts takes what another has, and so do those that run", async () => {
  const first = await open();
  const served = await first.snapshot(inverseBinance);
  const second = await open();
  expect(await second.snapshot(inverseBinance)).toEqual(served);
  expect(simulator().count({ path: quotes })).toBe(1);

  simulator().setFault({ kind: "status", status: 500 });
  vi.setSystemTime(start + intervalMs);
  const third = await open();
  expect(await third.snapshot(inverseBinance), "the last good value of another").toEqual({
    ...served,
    stale: true,
    expires: served.expires + intervalMs,
  });
  simulator().setFault(null);
  vi.setSystemTime(start + 2 * intervalMs);
  expect(await second.snapshot(inverseBinance)).toMatchObject({ stale: false });
  expect(simulator().count({ path: contracts })).toBe(1);
});

test("a refresh whose holder is gone is done by another", async () => {
  const [holder, other] = [await open(), await open()];
  simulator().setFault({ kind: "latency", ms: 60_000 }, { path: quotes });
  const lost = holder.get(inverseBinance).catch((error: unknown) => error);
  await vi.waitFor(() => {
    expect(simulator().count({ path: quotes })).toBe(1);
  }, 5000);
  expect(await redis().use(async (client) => client.exists("hedge:v1:lock:snapshot:binance:inverse"))).toBe(
    1,
  );
  simulator().setFault(null);
  await holder.close();
  expect(await other.snapshot(inverseBinance)).toMatchObject({ stale: false });
  expect(simulator().count({ path: quotes })).toBe(2);
  await lost;
});

test("risk tiers are asked once for three instances, and another's serve while the venue fails", async () => {
  const instances = await openThree();
  const [path, limits] = ["api/v1/tiers/bybit/inverse/btc", "/v5/market/risk-limit"];
  const answers = await crowd(instances, [path]);
  expect(statusesOf(answers)).toEqual([200]);
  const bodies = new Set(await Promise.all(answers.map(async (answer) => answer.text())));
  expect(bodies.size).toBe(1);
  expect(simulator().count({ path: limits })).toBe(1);
  simulator().setFault({ kind: "status", status: 500 }, { path: limits });
  vi.setSystemTime(start + 2 * 3_600_000);
  const late = await open();
  const [body] = bodies;
  const served = JSON.parse(body ?? "") as object;
  expect(await (await late.get(path)).json()).toEqual({
    ...served,
    stale: true,
    expires: start + 2 * 3_600_000 + 30_000,
  });
});
