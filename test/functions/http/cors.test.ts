import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/testApp.js";

const listed = "https://hedge.example";
let open: TestApp;
let restricted: TestApp;
let single: TestApp;
beforeAll(async () => {
  const quiet = { HEDGE_UPSTREAM_PROXY: "http://127.0.0.1:9/" };
  open = await startTestApp(quiet);
  restricted = await startTestApp({ ...quiet, HEDGE_ALLOWED_ORIGINS: `${listed},http://localhost:3000` });
  single = await startTestApp({ ...quiet, HEDGE_ALLOWED_ORIGINS: listed });
});
afterAll(async () => {
  await open.close();
  await restricted.close();
  await single.close();
});

const paths = ["api/health", "api/nothing", "api/v1/perpetuals/nowhere/inverse", "elsewhere"];
const corsOf = (response: Response): string[] =>
  [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));
const exposed = "Age, Date, ETag, Retry-After, X-Request-Id";

test.each(paths)("%s may be read from everywhere unless set otherwise", async (path) => {
  const { headers } = await open.get(path, { origin: "https://anybody.example" });
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("access-control-expose-headers")).toBe(exposed);
  expect(headers.get("vary") ?? "").not.toContain("Origin");
});

test.each(paths)("%s may be read by listed origins only", async (path) => {
  const allowed = await restricted.get(path, { origin: listed });
  expect(allowed.headers.get("access-control-allow-origin")).toBe(listed);
  expect(allowed.headers.get("access-control-expose-headers")).toBe(exposed);
  expect(allowed.headers.get("vary")).toContain("Origin");
  for (const origin of ["https://hedge.example.evil", "https://HEDGE.example", "null", ""]) {
    const other = await restricted.get(path, origin === "" ? {} : { origin });
    expect(corsOf(other), origin).toEqual([]);
    expect(other.headers.get("vary"), origin).toContain("Origin");
  }
});

test.each(paths)(
  "%s is the same for all where one origin is listed, which alone may read it",
  async (path) => {
    // A content network that keeps answers by their address may hand any of these to the pages.
    for (const origin of [listed, "https://evil.example", null]) {
      const { headers } = await single.get(path, origin === null ? {} : { origin });
      expect(headers.get("access-control-allow-origin"), String(origin)).toBe(listed);
      expect(headers.get("access-control-expose-headers")).toBe(exposed);
      expect(headers.get("vary") ?? "").not.toContain("Origin");
    }
  },
);

test("both reasons to vary are reported", async () => {
  const { headers } = await restricted.get("api/v1/venues");
  expect(headers.get("vary")).toBe("Accept-Encoding, Origin");
});

test("a preflight of a listed origin is answered with what it may send, others nothing", async () => {
  const preflight = async (app: TestApp, origin: string): Promise<Response> =>
    fetch(`${app.url}/api/v1/venues`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "if-none-match,x-functions-key",
      },
    });
  for (const [app, allowed] of [
    [open, "*"],
    [restricted, listed],
  ] as const) {
    const { status, headers } = await preflight(app, listed);
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      "access-control-allow-origin": allowed,
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "If-None-Match, x-functions-key",
      "access-control-max-age": "86400",
    });
  }
  const refused = await preflight(restricted, "https://evil.example");
  expect(corsOf(refused)).toEqual([]);
  expect(refused.headers.get("vary")).toBe("Origin");
});
