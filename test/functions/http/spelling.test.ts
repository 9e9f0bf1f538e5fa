import azure from "@azure/functions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeBody } from "../../../functions/http/encodedBody.js";
import { httpHandler } from "../../../functions/http/httpHandler.js";
import { compareRoute, perpetualsRoute } from "../../../shared/contract/marketRoutes.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  simulator = await startSimulator();
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
});
afterAll(async () => {
  await app.close();
  await simulator.close();
});

const service = {
  ...{ allowedOrigins: "*", rateLimit: null, functionKey: null, quoteIntervalMs: 5000 },
  authLevel: "anonymous",
};
const answer = async () => Promise.resolve({ body: await encodeBody({}), freshUntil: Date.now() + 5000 });
const handler = httpHandler(perpetualsRoute, answer, service as Parameters<typeof httpHandler>[2]);

/** As Azure's host calls it, which has matched the path whatever its letters. */
async function statusOf(path: string): Promise<number | undefined> {
  const params = { venue: "bybit", kind: "linear" };
  const request = new azure.HttpRequest({ method: "GET", url: `http://x${path}`, params });
  return Number((await handler(request, new azure.InvocationContext())).status);
}

test.each([
  ["/api/v1/perpetuals/bybit/linear", 200],
  ["/api/V1/perpetuals/bybit/linear", 404],
  ["/api/v1/Perpetuals/bybit/linear", 404],
  ["/api/v1/perpetuals/bybit/linear/", 404],
  ["/api/v1/perpetuals/bybit/linear?x=1", 400],
  ["/api/v1/perpetuals/bybit/linear?kind=linear", 400],
])("%s is answered with %i", async (path, status) => {
  const outcome = await statusOf(path);
  expect(outcome).toBe(status);
});

test.each([
  ["api/v1/perpetuals/Bybit/linear", 400],
  ["api/v1/perpetuals/bybit/LINEAR", 400],
  ["API/v1/perpetuals/bybit/linear", 404],
  ["api/v1/perpetuals/bybit/linear?cachebuster=1", 400],
  ["api/v1/compare/BTC?kind=linear&utm_source=x", 400],
])("of one answer there is one address: %s is a problem %i that no cache keeps", async (path, status) => {
  const { status: actual, headers } = await app.get(path);
  expect([actual, headers.get("cache-control")]).toEqual([status, "no-store"]);
  expect(simulator.count({})).toBe(0);
});

test.each([
  ["BTC", /^public, /],
  ["btc", /^no-store$/],
  ["bTC", /^no-store$/],
])("the answer for a coin written %s is kept as %s", async (coin, cacheControl) => {
  const { headers, status } = await app.get(`api/${compareRoute.path.replace("{coin}", coin)}`);
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toMatch(cacheControl);
});
