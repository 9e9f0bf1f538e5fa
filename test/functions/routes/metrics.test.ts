import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { parseOpenMetrics, type Family } from "../support/openMetrics.js";
import { inverseBybit, linearBinance, startTestApp, type TestApp } from "../support/testApp.js";

const key = "metrics-key-of-24-letter";
let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(async () => {
  app = await startTestApp({
    HEDGE_UPSTREAM_PROXY: simulator.url,
    HEDGE_METRICS_KEY: key,
    HEDGE_QUOTE_INTERVAL_S: "60",
  });
});
afterEach(async () => {
  simulator.setFault(null);
  await app.close();
});
afterAll(async () => simulator.close());

const bearer = { authorization: `Bearer ${key}` };

async function families(): Promise<ReadonlyMap<string, Family>> {
  const response = await app.get("api/metrics", bearer);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(
    "application/openmetrics-text; version=1.0.0; charset=utf-8",
  );
  expect(response.headers.get("cache-control")).toBe("no-store");
  return parseOpenMetrics(await response.text());
}

/** The value of the one sample with these labels; undefined when there is none. */
function valueOf(
  read: ReadonlyMap<string, Family>,
  family: string,
  labels: Readonly<Record<string, string>> = {},
  ending = "",
): number | undefined {
  const found = read
    .get(family)
    ?.samples.filter(
      (sample) =>
        sample.name === `${family}${ending}` &&
        Object.entries(labels).every(([name, value]) => sample.labels[name] === value),
    );
  expect(found?.length ?? 0, `${family} ${JSON.stringify(labels)}`).toBeLessThanOrEqual(1);
  return found?.[0]?.value;
}

// OpenMetrics 1.0: the total of a counter, the marker of the end, one piece for a family, one value for a set of labels.
test.each([
  "# TYPE a counter\na_total 1\n",
  "# TYPE a counter\na 1\n# EOF\n",
  "# TYPE a gauge\na 1\na 2\n# EOF\n",
  "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\na 2\n# EOF\n",
  "# TYPE a_ms gauge\n# UNIT a_ms seconds\na_ms 1\n# EOF\n",
  '# TYPE a gauge\na{b="c"d="e"} 1\n# EOF\n',
  "# TYPE a gauge\n\na 1\n# EOF\n",
])("the rules refuse %j", (text) => {
  expect(() => parseOpenMetrics(text)).toThrow();
});

test("before anything was requested the text is well formed, and a time or size has its unit in its name", async () => {
  const read = await families();
  expect([...read].map(([name, { type }]) => [name, type])).toEqual([
    ["hedge_snapshot_age_seconds", "gauge"],
    ["hedge_snapshot_up", "gauge"],
    ["hedge_venue_pause_seconds", "gauge"],
    ["hedge_cache_state", "gauge"],
    ["hedge_clock_ahead_seconds", "gauge"],
    ["process_resident_memory_bytes", "gauge"],
    ["process_start_time_seconds", "gauge"],
    ["hedge_build_info", "gauge"],
    ["hedge_requests", "counter"],
    ["hedge_kept_answers", "counter"],
    ["hedge_upstream_requests", "counter"],
    ["hedge_queue_wait_seconds", "histogram"],
  ]);
  expect(valueOf(read, "hedge_clock_ahead_seconds")).toBeUndefined();
  expect(valueOf(read, "hedge_build_info", { version: "9.9.9" })).toBe(1);
  expect(valueOf(read, "hedge_cache_state", { state: "memory" })).toBe(1);
  expect(valueOf(read, "hedge_cache_state", { state: "redis-unreachable" })).toBe(0);
  const startedS = valueOf(read, "process_start_time_seconds") ?? 0;
  expect(Math.abs(startedS - Date.now() / 1000)).toBeLessThan(60);
});

test("requests are counted by route and status, and repeated answers apart", async () => {
  for (let time = 0; time < 3; time += 1) await app.snapshot(inverseBybit);
  const tagged = await app.get(inverseBybit);
  await app.get(inverseBybit, { "if-none-match": tagged.headers.get("etag") ?? "" });
  await app.get("api/v1/perpetuals/nowhere/inverse");
  await app.get("api/nothing");
  await app.get("api/health");
  const read = await families();
  const requests = (route: string, status: string) =>
    valueOf(read, "hedge_requests", { route, status }, "_total");
  expect(requests("perpetuals", "200")).toBe(1);
  expect(requests("perpetuals", "404")).toBe(1);
  expect(requests("unknownRoute", "404")).toBe(1);
  expect(requests("health", "200")).toBe(1);
  expect(valueOf(read, "hedge_kept_answers", { status: "200" }, "_total")).toBe(3);
  expect(valueOf(read, "hedge_kept_answers", { status: "304" }, "_total")).toBe(1);
});

test.each([
  [null, "answered"],
  [{ kind: "status", status: 429, retryAfterS: 60 }, "venue_rate_limited"],
  [{ kind: "status", status: 451 }, "venue_geo_blocked"],
  [{ kind: "status", status: 500 }, "500"],
  [{ kind: "html" }, "venue_bad_response"],
  [{ kind: "refuse" }, "venue_unavailable"],
] as const)("requests to a venue that meets %j are counted as %s", async (fault, outcome) => {
  simulator.setFault(fault, { venue: "bybit" });
  simulator.clearRequests();
  await app.get(inverseBybit);
  const read = await families();
  const counted = read.get("hedge_upstream_requests")?.samples ?? [];
  expect(new Set(counted.map(({ labels }) => labels))).toEqual(new Set([{ venue: "bybit", outcome }]));
  expect(valueOf(read, "hedge_upstream_requests", { venue: "bybit", outcome }, "_total")).toBe(
    simulator.count({ venue: "bybit" }),
  );
  const isUp = outcome === "answered";
  expect(valueOf(read, "hedge_snapshot_up", { venue: "bybit", kind: "inverse" })).toBe(isUp ? 1 : 0);
  const pauseS = valueOf(read, "hedge_venue_pause_seconds", { venue: "bybit" }) ?? -1;
  if (outcome === "venue_rate_limited") expect(pauseS).toBeGreaterThan(50);
  else expect(pauseS).toBe(0);
});

test("the age of prices grows, and a question about the past has waited", async () => {
  await app.snapshot(linearBinance);
  await wait(1100);
  expect((await app.get("api/v1/funding/binance/linear/BTC?days=30")).status).toBe(200);
  const read = await families();
  const ageS = valueOf(read, "hedge_snapshot_age_seconds", { venue: "binance", kind: "linear" }) ?? 0;
  expect(ageS).toBeGreaterThan(1);
  expect(ageS).toBeLessThan(60);
  expect(valueOf(read, "hedge_snapshot_age_seconds", { venue: "okx" })).toBeUndefined();
  expect(valueOf(read, "hedge_queue_wait_seconds", { venue: "binance" }, "_count")).toBe(1);
  const buckets = read.get("hedge_queue_wait_seconds")?.samples.filter(({ labels }) => "le" in labels) ?? [];
  expect(buckets.at(-1)).toMatchObject({ labels: { le: "+Inf" }, value: 1 });
  expect(Math.abs(valueOf(read, "hedge_clock_ahead_seconds") ?? 99)).toBeLessThanOrEqual(2);
});

test.each([
  {},
  { authorization: "Bearer " },
  { authorization: `Bearer ${key}x` },
  { authorization: `Basic ${key}` },
  { "x-functions-key": key },
])("%j does not open the metrics", async (headers) => {
  const response = await app.get("api/metrics", headers);
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe('Bearer realm="HEDGE metrics"');
  expect(await response.json()).toMatchObject({ code: "key_required" });
});

test("without a key there are none", async () => {
  const silent = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
  expect((await silent.get("api/metrics", bearer)).status).toBe(404);
  await silent.close();
});
