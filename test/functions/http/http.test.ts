import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import azure from "@azure/functions";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { acceptsGzip, matchesTag } from "../../../functions/http/contentNegotiation.js";
import { httpHandler } from "../../../functions/http/httpHandler.js";
import { encodeBody } from "../../../functions/http/encodedBody.js";
import { answerHealth } from "../../../functions/routes/health.js";
import { healthRoute } from "../../../shared/contract/health.js";
import { venuesRoute } from "../../../shared/contract/venues.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { inverseBinance, startTestApp, type TestApp } from "../support/testApp.js";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 15, 9, 30, 1, 200) });
  simulator = await startSimulator({ now: () => Date.now() });
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
});
afterAll(async () => {
  await app.close();
  await simulator.close();
  vi.useRealTimers();
});

const service = {
  allowedOrigins: "*",
  rateLimit: null,
  functionKey: null,
  quoteIntervalMs: 5000,
  authLevel: "anonymous",
} as const;

type Raw = { status: number; headers: IncomingHttpHeaders; body: Buffer };
/** A request without fetch's own headers and decoding. */
const send = async (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(`${app.url}/${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    request.on("error", reject);
    request.end();
  });

test("an answer says how long it is valid, from where it may be read and what it is", async () => {
  const { status, headers, body } = await send(inverseBinance);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "application/json",
    // 3.8 s are left of the interval.
    "cache-control": "public, max-age=3, stale-while-revalidate=5",
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*",
  });
  expect(headers["content-encoding"]).toBeUndefined();
  expect(headers.etag).toMatch(/^"[\w-]+"$/);
  expect(JSON.parse(body.toString())).toMatchObject({ venue: "binance" });
});

test("gzip when accepted, with a tag of its own and the same content", async () => {
  const plain = await send(inverseBinance);
  const zipped = await send(inverseBinance, { "accept-encoding": "br, gzip;q=0.8" });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(zipped.headers.etag).not.toBe(plain.headers.etag);
  expect(zipped.body.length).toBeLessThan(plain.body.length / 2);
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
});

test("304 to whom has it, in whatever coding", async () => {
  const { headers } = await send(inverseBinance, { "accept-encoding": "gzip" });
  const etag = String(headers.etag);
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*", etag.replace("-gzip", "")]) {
    const { status, headers: again, body } = await send(inverseBinance, { "if-none-match": known });
    expect(status, known).toBe(304);
    expect(body.length).toBe(0);
    expect(again).toHaveProperty("etag");
    expect(again["cache-control"]).toContain("max-age=3");
  }
  expect((await send(inverseBinance, { "if-none-match": '"other"' })).status).toBe(200);
});

test.each([
  ["gzip", true],
  ["deflate, GZIP ; q=1", true],
  ["*", true],
  ["br", false],
  ["gzip;q=0", false],
  ["*;q=0, gzip;q=0.001", true],
  ["gzip;q=0, *", false],
  ["", false],
  [null, false],
])("Accept-Encoding %j: %j", (header, accepted) => {
  expect(acceptsGzip(header)).toBe(accepted);
});

test("a tag that contains another does not match it", () => {
  expect(matchesTag('"abcd"', ['"abc"'])).toBe(false);
  expect(matchesTag("abc", ['"abc"'])).toBe(false);
});

describe("bad requests are problems with a reason", () => {
  test.each([
    ["api/v1/perpetuals/bitmex/inverse", 404, "unknown_venue", /binance, bybit, bingx, weex, mexc/],
    ["api/v1/perpetuals/BINANCE/inverse", 400, "invalid_input", /lower-case/],
    ["api/v1/perpetuals/binance/spot", 400, "invalid_input", /"inverse" or "linear"/],
    ["api/v1/perpetuals/binance/inverse?days=3", 400, "invalid_input", /^Unknown query parameter "days"/],
    [
      "api/v1/perpetuals/binance/inverse?kind=linear",
      400,
      "invalid_input",
      /^Unknown query parameter "kind"/,
    ],
    ["api/v1/venues?a=1&a=2", 400, "invalid_input", /"a" appears twice/],
    ["api/v1/perpetuals/binance", 404, "unknown_route", /\/api\/v1\/perpetuals\/\{venue\}\/\{kind\}/],
    ["api/", 404, "unknown_route", /^Nothing at this address/],
  ])("%s", async (path, status, code, reason) => {
    const response = await app.get(path);
    const body = (await response.json()) as Record<string, unknown>;
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(body).toMatchObject({ type: `urn:hedge:problem:${code}`, status, code });
    expect(body["detail"]).toMatch(reason);
  });

  test.each(["POST", "PUT", "DELETE", "PATCH"])("%s is refused", async (method) => {
    const { status, headers, body } = await send("api/v1/venues", {}, method);
    expect(status).toBe(405);
    expect(headers["allow"]).toBe("GET, HEAD, OPTIONS");
    expect(JSON.parse(body.toString())).toMatchObject({
      detail: `The method must be GET or HEAD, was ${method}.`,
    });
  });

  test.each(["api/v1/perpetuals/%zz/inverse", "api/%zz", "api/v1/%c0%af"])(
    "%s, which nobody can decode",
    async (path) => {
      const response = await app.get(path);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toHaveProperty("detail");
    },
  );

  test("a browser may ask whether it may send If-None-Match", async () => {
    const { status, headers } = await send(inverseBinance, { origin: "https://x" }, "OPTIONS");
    expect(status).toBe(204);
    expect(headers["access-control-allow-headers"]).toBe("If-None-Match, x-functions-key");
  });
});

test.each([
  [inverseBinance, 200],
  ["api/health", 200],
  ["api/v1/perpetuals/bitmex/inverse", 404],
  ["api/nothing", 404],
])("HEAD of %s has the headers of GET and no body", async (path, status) => {
  // What describes the body's transfer has no place in an answer without one.
  const lasting = ({
    "content-length": _length,
    "transfer-encoding": _coding,
    date: _date,
    ...rest
  }: IncomingHttpHeaders) => rest;
  const get = await send(path, { "x-request-id": "1" });
  const head = await send(path, { "x-request-id": "1" }, "HEAD");
  expect([get.status, head.status]).toEqual([status, status]);
  expect(lasting(head.headers)).toEqual(lasting(get.headers));
  expect(head.headers).toHaveProperty(path === inverseBinance ? "etag" : "cache-control");
  expect([get.body.length > 0, head.body.length]).toEqual([true, 0]);
});

test("HEAD has no body at its source: not every host takes it off", async () => {
  const handler = httpHandler(
    healthRoute,
    answerHealth({
      ...{ version: "1", startedAt: 0, cacheTier: () => "memory", clockAheadMs: () => null },
      states: async () => Promise.resolve([]),
    }),
    service,
  );
  const request = (method: "GET" | "HEAD") => new azure.HttpRequest({ method, url: "http://x/api/health" });
  expect(await handler(request("GET"), new azure.InvocationContext())).toHaveProperty("body");
  expect(await handler(request("HEAD"), new azure.InvocationContext())).not.toHaveProperty("body");
});

test.each([
  ["none", "anonymous", "no-store", false],
  ["interval", "anonymous", "public, max-age=3, stale-while-revalidate=5", true],
  // A shared cache would hand out to everybody what one caller's key opened.
  ["interval", "function", "private, max-age=3, stale-while-revalidate=5", true],
] as const)("an answer kept as %s at level %s is %s", async (cache, authLevel, cacheControl, hasTag) => {
  const body = await encodeBody({});
  const answer = async () => Promise.resolve({ body, freshUntil: Date.now() + 3000 });
  const handler = httpHandler({ ...healthRoute, cache }, answer, { ...service, authLevel });
  const request = new azure.HttpRequest({
    method: "GET",
    url: "http://x/api/health",
    headers: { "if-none-match": "*" },
  });
  const { status, headers } = new azure.HttpResponse(await handler(request, new azure.InvocationContext()));
  expect(headers.get("cache-control")).toBe(cacheControl);
  expect([headers.has("etag"), status]).toEqual([hasTag, hasTag ? 304 : 200]);
});

test("health and venues are never stored", async () => {
  const health = await app.get("api/health");
  expect(health.headers.get("cache-control")).toBe("no-store");
  expect(await health.json()).toMatchObject({
    status: "ok",
    version: "9.9.9",
    startedAt: Date.now(),
    cache: "memory",
    down: [],
  });
  const venues = await app.get("api/v1/venues");
  expect(venues.headers.get("cache-control")).toBe("no-store");
  const { venues: listed } = (await venues.json()) as { venues: readonly object[] };
  expect(listed.slice(0, 5)).toMatchObject([
    { venue: "binance", name: "Binance", kinds: [{ kind: "inverse" }, { kind: "linear", status: "idle" }] },
    { venue: "bybit", name: "Bybit", kinds: [{ kind: "inverse", status: "idle" }, { kind: "linear" }] },
    { venue: "bingx", name: "BingX", kinds: [{ kind: "inverse" }, { kind: "linear" }] },
    { venue: "weex", name: "WEEX", kinds: [{ kind: "linear" }] },
    { venue: "mexc", name: "MEXC", kinds: [{ kind: "inverse" }, { kind: "linear" }] },
  ]);
});

test("a defect of ours becomes an internal problem without details, and is logged", async () => {
  const handler = httpHandler(
    venuesRoute,
    () => {
      throw new Error("secret");
    },
    service,
  );
  const logged: unknown[] = [];
  const response = await handler(
    new azure.HttpRequest({ method: "GET", url: "http://x/api/v1/venues" }),
    new azure.InvocationContext({ logHandler: (...line) => logged.push(line) }),
  );
  expect(response).toMatchObject({ status: 500 });
  expect(JSON.stringify(response)).not.toContain("secret");
  expect(JSON.stringify(response)).toContain("urn:hedge:problem:internal");
  expect(String(logged)).toContain("secret");
});
