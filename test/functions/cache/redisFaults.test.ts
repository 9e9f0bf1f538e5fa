import { expect, onTestFinished, test, vi } from "vitest";
import { cacheOf, crowd, statusesOf, untilCache, useRedisApps } from "../support/redisApps.js";
import { startRedisServer } from "../support/redisServer.js";
import { inverseBinance, inverseBybit, type TestApp } from "../support/testApp.js";

const start = Date.UTC(2026, 0, 15, 9, 30, 1);
const intervalMs = 5000;
const quotes = "/dapi/v1/premiumIndex";
const snapshotKey = "hedge:v1:snapshot:binance:inverse";
const lockKey = "hedge:v1:lock:snapshot:binance:inverse";
const { simulator, redis, open, openThree } = useRedisApps(start);

type Line = { readonly event: string; readonly level: string };
const linesOf = (app: TestApp): Line[] =>
  app.logged.map((line) => JSON.parse(line) as Line).filter(({ event }) => event.startsWith("redis"));
const eventsOf = (app: TestApp): unknown[] => linesOf(app).map(({ event }) => event);

test("while Redis is dead each instance goes on alone, and shares again when it is back", async () => {
  const instances = await openThree();
  await crowd(instances, [inverseBinance]);
  vi.setSystemTime(start + intervalMs);
  const killed = redis().close();
  expect(statusesOf(await crowd(instances, [inverseBinance, inverseBybit]))).toEqual([200]);
  await killed;
  await Promise.all(instances.map(async (app) => untilCache(app, "redis-unreachable")));

  simulator().clearRequests();
  vi.setSystemTime(start + 2 * intervalMs);
  expect(statusesOf(await crowd(instances, [inverseBinance]))).toEqual([200]);
  expect(simulator().count({ path: quotes })).toBe(3);

  await redis().start();
  await Promise.all(instances.map(async (app) => untilCache(app, "redis")));
  vi.setSystemTime(start + 3 * intervalMs);
  expect(statusesOf(await crowd(instances, [inverseBinance]))).toEqual([200]);
  expect(simulator().count({ path: quotes })).toBe(4);
  for (const app of instances) {
    expect(eventsOf(app)).toEqual(["redis is reachable", "redis is unreachable", "redis is reachable"]);
    // Good news is no warning.
    expect(linesOf(app).map(({ level }) => level)).toEqual(["info", "warn", "info"]);
  }
});

test("a Redis that hangs delays nobody for long, and is used again when it answers", async () => {
  const instances = await openThree();
  await crowd(instances, [inverseBinance]);
  redis().pause();
  vi.setSystemTime(start + intervalMs);
  const asked = performance.now();
  expect(statusesOf(await crowd(instances, [inverseBinance]))).toEqual([200]);
  expect(performance.now() - asked).toBeLessThan(7000);
  expect(await Promise.all(instances.map(cacheOf))).toEqual(Array(3).fill("redis-unreachable"));

  const late = await open();
  const started = performance.now();
  await late.snapshot(inverseBinance);
  expect(performance.now() - started, "nor one that starts").toBeLessThan(7000);

  redis().resume();
  await Promise.all(instances.map(async (app) => untilCache(app, "redis")));
  simulator().clearRequests();
  vi.setSystemTime(start + 2 * intervalMs);
  expect(statusesOf(await crowd(instances, [inverseBinance]))).toEqual([200]);
  expect(simulator().count({ path: quotes })).toBe(1);
});

test("a Redis absent at the start is found later", async () => {
  await redis().close();
  const app = await open();
  expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: false });
  expect(await cacheOf(app)).toBe("redis-unreachable");
  await redis().start();
  await untilCache(app, "redis");
  expect(eventsOf(app)).toEqual(["redis is unreachable", "redis is reachable"]);
});

const good = { asOf: start, source: "exchange", perpetuals: [] };
const entry = { good, failure: null, lastFailure: null, expires: start + 60_000 };

test.each([
  ["no JSON", "{garbage"],
  ["an older form", JSON.stringify({ value: { asOf: start, quotes: [] }, expires: start + 60_000 })],
  [
    "a price that is none",
    JSON.stringify({
      value: { ...entry, good: { ...good, perpetuals: [{ coin: "BTC", mark: "<b>" }] } },
      expires: start + 60_000,
    }),
  ],
  ["a life of years", JSON.stringify({ value: entry, expires: start + 1e11 })],
  ["a huge value", JSON.stringify({ value: entry, expires: start + 60_000, more: "x".repeat(9_000_000) })],
])("%s in Redis is not served and is replaced", async (_, text) => {
  await redis().use(async (client) => client.set(snapshotKey, text));
  const app = await open();
  const served = await app.snapshot(inverseBinance);
  expect(served.perpetuals.length).toBeGreaterThan(3);
  expect(await (await open()).snapshot(inverseBinance)).toEqual(served);
  expect(simulator().count({ path: quotes })).toBe(1);
});

test("keys of another type, and a lock that nobody holds, end nothing", async () => {
  await redis().use(async (client) => {
    await client.lpush(snapshotKey, "a list");
    await client.set(lockKey, "without an end");
  });
  const app = await open({ HEDGE_UPSTREAM_TIMEOUT_MS: "1000" });
  expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: false });
  vi.setSystemTime(start + intervalMs);
  const served = await app.snapshot(inverseBinance);
  expect(await (await open()).snapshot(inverseBinance), "shared again").toEqual(served);
  expect(eventsOf(app)).toEqual(["redis is reachable", "redis refused a command"]);
});

test("the password opens Redis and is never shown", async () => {
  const locked = await startRedisServer("s3cret");
  onTestFinished(locked.close);
  const app = await open({ HEDGE_REDIS_URL: locked.url });
  await untilCache(app, "redis");
  const wrong = await open({ HEDGE_REDIS_URL: locked.url.replace("s3cret", "wr0ng") });
  expect(await wrong.snapshot(inverseBinance)).toMatchObject({ stale: false });
  expect(await cacheOf(wrong)).toBe("redis-unreachable");
  expect(eventsOf(wrong)).toEqual(["redis is unreachable"]);
  expect([...app.logged, ...wrong.logged].join()).not.toMatch(/s3cret|wr0ng/);
});
