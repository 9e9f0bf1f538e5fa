/** How a venue says that it limits or bans us, and for how long where it does not say so itself. */
export type VenueLimits = {
  /** Where the venue's own code lies in the body of an answer. */
  readonly codePath: readonly string[];
  /** The codes that mean too many requests, whatever the HTTP status is. */
  readonly codes: readonly string[];
  /** Those that mean a ban, where the venue has codes of its own for one. */
  readonly banCodes?: readonly string[];
  /** The header that names the end of the limit, or how its name begins. */
  readonly resetHeader?: string;
  /** What the header's number counts; 1 where left out. */
  readonly resetUnitMs?: 1 | 1000;
  /** After 429 or a code that names no end. */
  readonly limitedWaitMs: number;
  /** After 418, 403 for too many requests or a code of a ban: the ban takes at least this long, whatever the window's end is. */
  readonly bannedWaitMs: number;
};

const second = 1000;
const minute = 60 * second;

/** Venues that limit us without saying for how long are left alone this long: most windows are shorter. */
export const defaultWaitMs = 30 * second;

const byDefault = {
  codePath: ["code"],
  codes: [],
  limitedWaitMs: defaultWaitMs,
  bannedWaitMs: 2 * minute,
} as const satisfies VenueLimits;

const limitsByName: ReadonlyMap<string, VenueLimits> = new Map<string, VenueLimits>([
  // developers.binance.com, USDⓈ-M futures, "General Info": weight is counted by the minute; who goes on after 429 gets
  // 418, at first for two minutes and at last for three days. Error -1003 names the end of the ban in its text.
  ["Binance", { ...byDefault, codes: ["-1003"], limitedWaitMs: minute }],
  // bybit-exchange.github.io/docs/v5/rate-limit: after 403 "access too frequent" at least ten minutes. Codes 10006 and
  // 10018, which is about the address and not the window, are in docs/v5/error. Unless a limit was exceeded, the header holds the present moment.
  [
    "Bybit",
    {
      ...byDefault,
      codePath: ["retCode"],
      codes: ["10006"],
      banCodes: ["10018"],
      resetHeader: "x-bapi-limit-reset-timestamp",
      bannedWaitMs: 10 * minute,
    },
  ],
  // bingx-api.github.io, "Rate limit" and the error list: access returns after five minutes; the text of 100410 names the
  // moment. 109429 stands for too many invalid requests. Its header x-ratelimit-requests-expire is not read: it holds
  // what is left of the window, of which the five minutes know nothing.
  [
    "BingX",
    {
      ...byDefault,
      codes: ["100410", "109429"],
      limitedWaitMs: 5 * minute,
      bannedWaitMs: 5 * minute,
    },
  ],
  // www.weex.com/api-doc: HTTP 429; the windows are ten seconds.
  ["WEEX", byDefault],
  // www.mexc.com/api-docs/futures, error codes: 510 within HTTP 200; the windows are two seconds.
  ["MEXC", { ...byDefault, codes: ["510"] }],
  // www.okx.com/docs-v5, error codes: 50011; the windows are two seconds.
  ["OKX", { ...byDefault, codes: ["50011"] }],
  // docs.deribit.com, "RPC error codes": 10028 too_many_requests.
  ["Deribit", { ...byDefault, codePath: ["error", "code"], codes: ["10028"] }],
  // docs.kraken.com, futures: an answer whose "error" is apiLimitExceeded.
  ["Kraken Futures", { ...byDefault, codePath: ["error"], codes: ["apiLimitExceeded"] }],
  // www.gate.com/docs/developers/apiv4, "Frequency limit rule": the header holds a moment in seconds, the present one
  // unless the limit was exceeded. The label stands in the list of errors.
  [
    "Gate",
    {
      ...byDefault,
      codePath: ["label"],
      codes: ["TOO_MANY_REQUESTS"],
      resetHeader: "x-gate-ratelimit-reset-timestamp",
      resetUnitMs: second,
    },
  ],
  // www.htx.com/en-us/opend/newApiPages, USDT-M: err_code 1032 within HTTP 200; ratelimit-reset in ms.
  ["HTX", { ...byDefault, codePath: ["err_code"], codes: ["1032"], resetHeader: "ratelimit-reset" }],
  // www.bitget.com/api-doc: code 429, also within HTTP 200; limits are counted by the second and by the minute.
  ["Bitget", { ...byDefault, codes: ["429"], limitedWaitMs: minute }],
  // www.kucoin.com/docs-new/rate-limit: 429000; gw-ratelimit-reset holds the ms that are left of the window of 30 s.
  ["KuCoin", { ...byDefault, codes: ["429000"], resetHeader: "gw-ratelimit-reset" }],
  // github.com/phemex/phemex-api-docs, "REST API rate limits": 429 and a block of five minutes;
  // x-ratelimit-retry-after-<group> holds seconds.
  [
    "Phemex",
    {
      ...byDefault,
      codes: ["39995"],
      resetHeader: "x-ratelimit-retry-after",
      resetUnitMs: second,
      limitedWaitMs: 5 * minute,
      bannedWaitMs: 5 * minute,
    },
  ],
  // hyperliquid.gitbook.io, "Rate limits and user limits": weight is counted by the minute.
  ["Hyperliquid", { ...byDefault, limitedWaitMs: minute }],
]);

/** The limits of a venue by its name; undefined where nothing is known of it. */
export function knownLimits(venueName: string): VenueLimits | undefined {
  return limitsByName.get(venueName);
}

/** The limits of a venue by its name, cautious ones for a venue of which nothing is known. */
export function limitsOf(venueName: string): VenueLimits {
  return knownLimits(venueName) ?? byDefault;
}
