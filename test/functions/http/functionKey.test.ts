import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../support/testApp.js";

const key = "k3y/with+signs==";
const settings = {
  HEDGE_UPSTREAM_PROXY: "http://127.0.0.1:9/",
  HEDGE_AUTH_LEVEL: "function",
  HEDGE_ALLOWED_ORIGINS: "https://hedge.example",
};
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ ...settings, HEDGE_FUNCTION_KEY: key });
});
afterAll(async () => app.close());

const venues = "api/v1/venues";

test("the right key opens, in the header or in the address", async () => {
  expect((await app.get(venues, { "x-functions-key": key })).status).toBe(200);
  expect((await app.get(`${venues}?code=${encodeURIComponent(key)}`)).status).toBe(200);
  // As on Azure, one right key is enough.
  expect((await app.get(`${venues}?code=wrong`, { "x-functions-key": key })).status).toBe(200);
});

test.each([
  [venues, {}],
  [venues, { "x-functions-key": "" }],
  [venues, { "x-functions-key": key.slice(0, -1) }],
  [venues, { "x-functions-key": key.toUpperCase() }],
  [`${venues}?code=${encodeURIComponent(`${key}=`)}`, {}],
  ["api/openapi.json", {}],
  ["api/nothing", {}],
])("%s with %j is refused with what to do", async (path, headers) => {
  const response = await app.get(path, { ...headers, origin: "https://hedge.example" });
  expect(response.status).toBe(401);
  expect(response.headers.get("access-control-allow-origin")).toBe("https://hedge.example");
  expect(response.headers.get("www-authenticate")).toBe('FunctionKey realm="HEDGE"');
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({ code: "key_required", status: 401 });
  expect(problem["detail"]).toMatch(/enter it in the settings/);
});

test("health and a browser's preflight need none", async () => {
  expect((await app.get("api/health")).status).toBe(200);
  const preflight = await fetch(`${app.url}/${venues}`, {
    method: "OPTIONS",
    headers: { origin: "https://hedge.example" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-headers")).toContain("x-functions-key");
});

test("openapi.json says which addresses want the key, and how", async () => {
  const response = await app.get("api/openapi.json", { "x-functions-key": key });
  expect(await response.json()).toMatchObject({
    components: {
      securitySchemes: {
        functionKey: { type: "apiKey", in: "header", name: "x-functions-key" },
        functionKeyInAddress: { type: "apiKey", in: "query", name: "code" },
      },
    },
    paths: {
      "/health": { get: { security: [] } },
      "/v1/venues": { get: { security: [{ functionKey: [] }, { functionKeyInAddress: [] }] } },
    },
  });
});

test("the key is in no line of the log", async () => {
  await app.get(`api/v1/perpetuals/binance/inverse?code=${encodeURIComponent(key)}`, {
    "x-functions-key": key,
  });
  expect(app.logged.length).toBeGreaterThan(0);
  expect(app.logged.join("\n")).not.toContain(key);
  expect(app.logged.join("\n")).not.toContain(encodeURIComponent(key));
});

test("guesses are counted like every request, so that beyond the limit even the right key opens nothing", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 15, 9, 30) });
  const limited = await startTestApp({
    ...settings,
    HEDGE_FUNCTION_KEY: key,
    HEDGE_METRICS_KEY: "metrics-key-of-24-letter",
    HEDGE_RATE_LIMIT_PER_MINUTE: "3",
  });
  onTestFinished(async () => {
    vi.useRealTimers();
    await limited.close();
  });
  const statuses: number[] = [];
  for (const guess of ["a", "b", "c", "d", key])
    statuses.push((await limited.get(venues, { "x-functions-key": guess })).status);
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  vi.setSystemTime(Date.now() + 60_000);
  expect((await limited.get(venues, { "x-functions-key": key })).status).toBe(200);
  // Its own key is enough, and whoever watches sees the guesses.
  const metrics = await limited.get("api/metrics", { authorization: "Bearer metrics-key-of-24-letter" });
  expect(await metrics.text()).toMatch(/^hedge_requests_total\{route="venues",status="401"\} 3$/mu);
});

test("a key is demanded at level function only", async () => {
  const open = await startTestApp({
    ...settings,
    HEDGE_AUTH_LEVEL: "anonymous",
    HEDGE_FUNCTION_KEY: key,
  });
  onTestFinished(open.close);
  expect((await open.get(venues)).status).toBe(200);
});

test("without a key to compare with, the server does not start", async () => {
  await expect(startTestApp(settings)).rejects.toThrow(
    "HEDGE_FUNCTION_KEY must be set when HEDGE_AUTH_LEVEL is function",
  );
});
