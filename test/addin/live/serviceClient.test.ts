import { describe, expect, it } from "vitest";
import { perpetualsTopic } from "../../../addin/live/perpetualsTopic.js";
import { createServiceClient, type ServiceAccess } from "../../../addin/live/serviceClient.js";

const snapshot = {
  venue: "bybit",
  kind: "inverse",
  asOf: 1_000,
  expires: 6_000,
  stale: false,
  source: "exchange",
  hasTiers: true,
  perpetuals: [],
};

const problem = {
  type: "urn:hedge:problem:venue_rate_limited",
  title: "Venue rate limit",
  status: 503,
  detail: "Bybit limits our requests.",
  code: "venue_rate_limited",
};

function problemAnswer(fields: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ ...problem, ...fields }), {
    status: 503,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

type Asked = { readonly url: string; readonly init: RequestInit | undefined };
const access: ServiceAccess = { serviceUrl: "https://service.example/hedge/", functionKey: null };

async function ask(
  answer: Response | Error,
  { functionKey = null, isOnline = true }: { functionKey?: string | null; isOnline?: boolean } = {},
): Promise<{ readonly result: unknown; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const client = createServiceClient(
    () => ({ ...access, functionKey }),
    async (url, init) => {
      asked.push({ url: url instanceof URL ? url.href : "not a URL", init });
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    () => isOnline,
  );
  try {
    const { signal } = new AbortController();
    return { result: await perpetualsTopic("bybit", "inverse", client).ask(signal), asked };
  } catch (error) {
    return { result: error, asked };
  }
}

describe("a request", () => {
  it("goes to the route below the service's address, past the cache", async () => {
    const { asked } = await ask(Response.json(snapshot));
    expect(asked).toMatchObject([
      {
        url: "https://service.example/hedge/api/v1/perpetuals/bybit/inverse",
        init: { cache: "no-cache", credentials: "omit" },
      },
    ]);
    expect(new Headers(asked[0]?.init?.headers).has("x-functions-key")).toBe(false);
  });

  it("carries a key in its header, follows no redirect with it, and never shows it in the address", async () => {
    const { asked } = await ask(Response.json(snapshot), { functionKey: "s3cret" });
    const [request] = asked;
    expect(new Headers(request?.init?.headers).get("x-functions-key")).toBe("s3cret");
    expect(request?.init?.redirect).toBe("error");
    expect(request?.url).not.toContain("s3cret");
  });
});

describe("the service's time", () => {
  it.each([
    [{}, null],
    [{ date: "Thu, 01 Jan 1970 00:00:03 GMT" }, 3_000],
    [{ date: "Thu, 01 Jan 1970 00:00:03 GMT", age: "2" }, 5_000],
    [{ date: "yesterday" }, null],
  ])("of %j is %j", async (headers, serverTime) => {
    const body = JSON.stringify(snapshot);
    const { result } = await ask(new Response(body, { headers }));
    expect(result).toEqual({ value: snapshot, serverTime, bodyLength: body.length, maxAgeMs: 0 });
  });
});

describe("a failure", () => {
  it.each([
    ["the service's own", problemAnswer({}), { code: "venue_rate_limited", retryAfterMs: null }],
    [
      "with a wait",
      problemAnswer({}, { "retry-after": "30" }),
      { code: "venue_rate_limited", message: "Bybit limits our requests.", retryAfterMs: 30_000 },
    ],
    ["with a wait of a month", problemAnswer({}, { "retry-after": "2592000" }), { retryAfterMs: 3_600_000 }],
    [
      "with a code of a newer service",
      problemAnswer({ code: "venue_on_holiday", detail: "Bybit is closed." }, { "retry-after": "9" }),
      { code: "venue_unavailable", message: "Bybit is closed.", retryAfterMs: 9_000 },
    ],
    [
      "of a gateway before the service",
      new Response("<html>", { status: 503, headers: { "retry-after": "120" } }),
      { code: "service_bad_response", retryAfterMs: 120_000 },
    ],
    ["HTML instead of data", new Response("<html>"), { code: "service_bad_response" }],
    [
      "another venue's data",
      new Response(JSON.stringify({ ...snapshot, venue: "binance" })),
      { code: "service_bad_response" },
    ],
    [
      "a mark that is no decimal",
      new Response(JSON.stringify({ ...snapshot, perpetuals: [{ mark: "NaN" }] })),
      { code: "service_bad_response" },
    ],
    ["no connection", new TypeError("failed to fetch"), { code: "service_unreachable" }],
  ])("%s", async (_, answer, expected) => {
    const { result } = await ask(answer);
    expect(result).toMatchObject({ name: "HedgeError", ...expected });
  });

  it("of the computer's own connection says so", async () => {
    const { result } = await ask(new TypeError("failed to fetch"), { isOnline: false });
    expect(result).toMatchObject({ code: "service_unreachable", message: "this computer is offline" });
  });
});
