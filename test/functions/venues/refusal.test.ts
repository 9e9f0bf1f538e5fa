import { expect, test } from "vitest";
import { refusalOf } from "../../../functions/venues/refusal.js";
import { venues } from "../../../functions/venues/registry.js";
import { knownLimits, limitsOf } from "../../../functions/venues/venueLimits.js";

const now = Date.UTC(2026, 10, 30, 3);
const seconds = (ms: number): string => String(ms / 1000);

type Case = {
  readonly venue: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly waitMs: number;
};

const refusal = ({ venue, status = 200, body = "", headers = {} }: Omit<Case, "waitMs">) =>
  refusalOf(
    { status, headers: new Headers(headers), text: typeof body === "string" ? body : JSON.stringify(body) },
    limitsOf(venue),
    now,
  );

// The bodies and headers are those of each exchange's own documentation of errors and limits.
const bingxDisabled = (end: number): string =>
  `code:100410:The endpoint trigger frequency limit rule is currently in the disabled period and will be unblocked after ${String(end)}`;
const htxLimited = {
  status: "error",
  err_code: 1032,
  err_msg: "The number of access exceeded the limit.",
  ts: 1,
};
const deribitLimited = {
  jsonrpc: "2.0",
  error: { message: "too_many_requests", code: 10028 },
  testnet: false,
};
const cases: readonly Case[] = [
  // A code within HTTP 200, and an end that only the documentation names.
  { venue: "BingX", body: { code: 100410, msg: "rate limited" }, waitMs: 300_000 },
  { venue: "BingX", body: { code: 109429, msg: "Too many invalid requests" }, waitMs: 300_000 },
  { venue: "HTX", body: htxLimited, waitMs: 30_000 },
  { venue: "KuCoin", body: { code: "429000", msg: "Too Many Requests" }, waitMs: 30_000 },
  { venue: "OKX", body: { code: "50011", msg: "Too Many Requests", data: [] }, waitMs: 30_000 },
  { venue: "Deribit", body: deribitLimited, waitMs: 30_000 },
  {
    venue: "MEXC",
    body: { success: false, code: 510, message: "Requests are too frequent" },
    waitMs: 30_000,
  },
  { venue: "Bybit", body: { retCode: 10006, retMsg: "Too many visits!", result: {} }, waitMs: 30_000 },
  { venue: "Bybit", body: { retCode: 10018, retMsg: "Exceeded the IP Rate Limit." }, waitMs: 600_000 },
  { venue: "Bitget", body: { code: "429", msg: "Too Many Requests", data: null }, waitMs: 60_000 },
  { venue: "Kraken Futures", body: { result: "error", error: "apiLimitExceeded" }, waitMs: 30_000 },
  { venue: "Gate", status: 400, body: { label: "TOO_MANY_REQUESTS", message: "" }, waitMs: 30_000 },
  { venue: "Phemex", body: { code: "39995", msg: "Too many requests." }, waitMs: 300_000 },
  { venue: "Deribit", status: 400, body: deribitLimited, waitMs: 30_000 },
  // A status, and an end that only the documentation names.
  { venue: "Binance", status: 429, waitMs: 60_000 },
  { venue: "Binance", status: 418, waitMs: 120_000 },
  { venue: "BingX", status: 429, waitMs: 300_000 },
  { venue: "Phemex", status: 429, waitMs: 300_000 },
  { venue: "WEEX", status: 429, waitMs: 30_000 },
  { venue: "Hyperliquid", status: 429, body: "null", waitMs: 60_000 },
  { venue: "Bybit", status: 403, body: "403, access too frequent", waitMs: 600_000 },
  // An end named by the venue.
  { venue: "Binance", status: 418, headers: { "Retry-After": "240" }, waitMs: 240_000 },
  {
    venue: "Binance",
    status: 418,
    body: { code: -1003, msg: `Way too many requests; IP banned until ${String(now + 90_000)}.` },
    waitMs: 90_000,
  },
  // The later of two ends.
  {
    venue: "Binance",
    status: 418,
    headers: { "Retry-After": "5" },
    body: { code: -1003, msg: `Way too many requests; IP banned until ${String(now + 200_000)}.` },
    waitMs: 200_000,
  },
  { venue: "BingX", body: { code: 100410, msg: bingxDisabled(now + 170_000) }, waitMs: 170_000 },
  { venue: "BingX", status: 429, headers: { "X-RateLimit-Requests-Expire": "3000" }, waitMs: 300_000 },
  {
    venue: "BingX",
    body: { code: 100410, msg: "rate limited" },
    // What is left of the window.
    headers: { "X-RateLimit-Requests-Expire": "3000" },
    waitMs: 300_000,
  },
  {
    venue: "Bybit",
    body: { retCode: 10006, retMsg: "Too many visits!" },
    headers: { "X-Bapi-Limit-Reset-Timestamp": String(now + 1200) },
    waitMs: 1200,
  },
  {
    venue: "Bybit",
    body: { retCode: 10018, retMsg: "Exceeded the IP Rate Limit." },
    headers: { "X-Bapi-Limit-Reset-Timestamp": String(now + 900) },
    waitMs: 600_000,
  },
  { venue: "HTX", body: htxLimited, headers: { "ratelimit-reset": "2500" }, waitMs: 2500 },
  { venue: "HTX", body: htxLimited, headers: { "ratelimit-reset": String(now + 2500) }, waitMs: 2500 },
  { venue: "KuCoin", status: 429, headers: { "gw-ratelimit-reset": "26000" }, waitMs: 26_000 },
  { venue: "Phemex", status: 429, headers: { "X-RateLimit-Retry-After-CONTRACT": "15" }, waitMs: 15_000 },
  {
    venue: "Gate",
    status: 429,
    headers: { "X-Gate-RateLimit-Reset-Timestamp": seconds(now + 8000) },
    waitMs: 8000,
  },
  // The present moment stands in these headers for "not limited".
  { venue: "Bybit", status: 429, headers: { "X-Bapi-Limit-Reset-Timestamp": String(now) }, waitMs: 30_000 },
  {
    venue: "Gate",
    status: 429,
    headers: { "X-Gate-RateLimit-Reset-Timestamp": seconds(now) },
    waitMs: 30_000,
  },
  // The end of a window does not end a ban, Retry-After does.
  {
    venue: "Bybit",
    status: 403,
    body: "access too frequent",
    headers: { "X-Bapi-Limit-Reset-Timestamp": String(now + 1200) },
    waitMs: 600_000,
  },
  {
    venue: "KuCoin",
    status: 429,
    headers: { "retry-after": "7", "gw-ratelimit-reset": "26000" },
    waitMs: 7000,
  },
  // A ban of three days is looked at every hour, and a header in another form is none.
  { venue: "Binance", status: 418, headers: { "retry-after": "259200" }, waitMs: 3_600_000 },
  { venue: "KuCoin", status: 429, headers: { "gw-ratelimit-reset": "soon" }, waitMs: 30_000 },
];

test.each(cases)("$venue $status $body $headers: $waitMs ms", ({ waitMs, ...answer }) => {
  expect(refusal(answer)).toEqual({ code: "venue_rate_limited", waitMs });
});

test.each([
  ["another venue's code", { venue: "OKX", body: { code: 510 } }],
  ["a code within the data", { venue: "MEXC", body: { success: true, code: 0, data: { code: 510 } } }],
  ["a list", { venue: "Binance", body: [{ code: -1003 }] }],
  ["another error", { venue: "BingX", body: { code: 109425, msg: "NOPE-USDT not exist" } }],
  ["a sentence in data", { venue: "Binance", body: { msg: "IP banned until 1700000000000" } }],
  ["half an answer", { venue: "KuCoin", body: '{"code":"429000"' }],
  ["an outage", { venue: "KuCoin", status: 500, body: { code: "500000" } }],
  ["an answer with a header of the window", { venue: "HTX", headers: { "ratelimit-reset": "2500" } }],
])("%s is no refusal", (_, answer) => {
  expect(refusal(answer)).toBeNull();
});

test.each([403, 451])("%d without more is a refused region and begins no pause", (status) => {
  expect(refusal({ venue: "Bybit", status, body: "<h1>403 ERROR</h1>" })).toEqual({
    code: "venue_geo_blocked",
  });
});

test("every venue has its row", () => {
  expect(venues.filter(({ name }) => knownLimits(name) === undefined)).toEqual([]);
});

// What a venue is known to ban or limit with; "403" with its own sentence, where it has one.
const bans: readonly (readonly [venue: string, code: string])[] = [
  ...venues.flatMap(({ name }) => {
    const { codes = [], banCodes = [] } = knownLimits(name) ?? {};
    return [...codes, ...banCodes].map((code) => [name, code] as const);
  }),
  ["Binance", "429"],
  ["Binance", "418"],
  ["Bybit", "403"],
  ["BingX", "429"],
  ["WEEX", "429"],
  ["Phemex", "429"],
  ["Hyperliquid", "429"],
];
test.each(bans)("%s %s is among the cases", (venue, code) => {
  const own = cases.filter((each) => each.venue === venue);
  const isCase = ({ status, body }: Case): boolean =>
    String(status) === code || JSON.stringify(body ?? "").includes(code);
  expect(own.some(isCase)).toBe(true);
});
