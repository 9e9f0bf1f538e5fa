import { afterAll, beforeAll, expect, test } from "vitest";
import { problemSchema } from "../../../shared/contract/problem.js";
import { decode } from "../../../shared/contract/route.js";
import { rawRequest, type RawAnswer } from "../support/rawRequest.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: "http://127.0.0.1:9/" });
});
afterAll(async () => app.close());

const ask = async (target: string, method = "GET", host = "localhost"): Promise<RawAnswer> =>
  rawRequest(app.url, `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "cross-origin",
};

test.each([
  ["/api/health", "GET", 200],
  ["/api/health", "OPTIONS", 204],
  ["/api/health", "POST", 405],
  ["/api/nothing", "GET", 404],
  ["/", "GET", 404],
  ["/api/health", "PROPFIND", 405],
  ["/api/health", "TRACE", 405],
])("%s by %s carries every security header", async (target, method, status) => {
  const answer = await ask(target, method);
  expect(answer.status).toBe(status);
  expect(Object.fromEntries(answer.headers)).toMatchObject(securityHeaders);
});

test.each([
  ["hedge.example", "max-age=31536000"],
  ["localhost.example:443", "max-age=31536000"],
  ["localhost", null],
  ["LOCALHOST:3000", null],
  ["127.0.0.1:7071", null],
  ["[::1]:3000", null],
])("at %s a browser is held to TLS: %s", async (host, expected) => {
  const { headers } = await ask("/api/health", "OPTIONS", host);
  expect(headers.get("strict-transport-security") ?? null).toBe(expected);
});

const slashes = "must not contain backslashes or encoded slashes in its path";
const dots = "must not contain . or .. as a path segment";
const control = "must not contain control characters";
const escapes = "must have two hexadecimal digits after each percent sign, and encode UTF-8";
test.each([
  ["/api/v1/%2e%2e/health", 400, dots],
  ["/api/v1/../health", 400, dots],
  ["/api/./health", 400, dots],
  ["/api/%2E/health", 400, dots],
  ["/api/v1%2Fvenues", 400, slashes],
  ["/api/v1/perpetuals/binance%2f..%2fbybit/inverse", 400, slashes],
  ["/api/v1%5cvenues", 400, slashes],
  ["/api\\v1\\venues", 400, slashes],
  ["/api/v1/venues%00", 400, control],
  ["/api/v1/venues?days=%0d%0aSet-Cookie:a", 400, control],
  ["/api/v1/perpetuals/%zz/inverse", 400, escapes],
  ["/api/%zz", 400, escapes],
  ["/api/v1/%c0%af", 400, escapes],
  ["/api/v1/venues?days=%", 400, escapes],
  ["/api/v1/compare/BTC?kind=inverse&kind=linear", 400, 'The query parameter "kind" appears twice.'],
  ["/api/v1/compare/BTC?code=1&kind=x", 400, '"inverse" or "linear"'],
  [`/api/v1/compare/${"A".repeat(10_000)}`, 414, "has 10016 characters; the maximum is 2000"],
  [`/api/v1/venues?a=${"A".repeat(2000)}`, 414, "the maximum is 2000"],
  ["http://localhost/api/health", 400, "must begin with a slash"],
  ["http://127.0.0.1:1/api/v1/venues", 400, "must begin with a slash"],
  ["//evil.example/api/health", 404, "begin with /api/"],
  ["/api", 404, "begin with /api/"],
  ["/elsewhere", 404, "begin with /api/"],
])("%.60s is a problem with a sentence", async (target, status, sentence) => {
  const answer = await ask(target);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(Object.fromEntries(answer.headers)).toMatchObject(securityHeaders);
  const problem = decode(problemSchema, JSON.parse(answer.body), {
    code: "service_bad_response",
    what: target,
  });
  expect([answer.status, problem.status]).toEqual([status, status]);
  expect(problem.detail).toContain(sentence);
});

test("a Host header is no part of the address, and an address of the whole server is a problem", async () => {
  for (const host of ["[", "x/api/v1/perpetuals/bybit/inverse#"]) {
    const answer = await ask("/api/health", "GET", host);
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining("startedAt")]);
  }
  expect((await ask("*", "OPTIONS")).status).toBe(400);
});

test("headers beyond what Node reads are refused at once, and the next request is answered", async () => {
  const { status } = await ask(`/api/health?${"a".repeat(40_000)}`);
  expect(status).toBe(431);
  expect((await ask("/api/health")).status).toBe(200);
});

test("a key in the address is no parameter, also beside others", async () => {
  expect((await ask("/api/v1/venues?code=ab/c==")).status).toBe(200);
  expect((await ask("/api/v1/venues?code=1&code=2")).status).toBe(200);
});
