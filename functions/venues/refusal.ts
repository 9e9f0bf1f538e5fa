import { resetWaitMs, retryAfterMs, saidWaitMs } from "./retryAfter.js";
import type { VenueErrorCode } from "./upstreamError.js";
import type { VenueLimits } from "./venueLimits.js";

/** An answer as it came, read to its end. */
type VenueAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** That a venue refuses to answer us, and for how long it wants to be left alone. */
type Refusal = { readonly code: VenueErrorCode; readonly waitMs?: number };

// Refusals are short; a list of contracts must not be decoded twice to find that it is none.
const maxRefusalLength = 4096;

/**
 * Whether an answer is a refusal. Decided here and not from ccxt's classes, which read a refused region (403, 451) as
 * an outage on one venue and as a rate limit on the other, drop what the venue says of its end, and know several codes
 * that come with status 200 as outages.
 */
export function refusalOf(answer: VenueAnswer, limits: VenueLimits, now: number): Refusal | null {
  const { status, text } = answer;
  // Some venues also use 403 against too many requests, and say so in the text.
  const isBan =
    status === 418 ||
    (status === 403 && /too frequent|too much traffic/i.test(text)) ||
    saysOneOf(limits.banCodes ?? [], text, limits);
  if (isBan || status === 429 || saysOneOf(limits.codes, text, limits)) {
    return { code: "venue_rate_limited", waitMs: waitOf(answer, { limits, isBan, now }) };
  }
  return status === 403 || status === 451 ? { code: "venue_geo_blocked" } : null;
}

function saysOneOf(codes: readonly string[], text: string, { codePath }: VenueLimits): boolean {
  if (codes.length === 0 || text.length > maxRefusalLength || !/^\s*\{/.test(text)) return false;
  const code = codePath.reduce<unknown>(fieldOf, parsed(text));
  return (typeof code === "string" || typeof code === "number") && codes.includes(String(code));
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    // No code can be in it; what else is wrong with the answer shows when it is read as data.
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

type WaitQuestion = { readonly limits: VenueLimits; readonly isBan: boolean; readonly now: number };

function waitOf({ headers, text }: VenueAnswer, { limits, isBan, now }: WaitQuestion): number {
  // A header of the window can stand beside a sentence on the ban: who believed the shorter would prolong it.
  const said = Math.max(
    retryAfterMs(headers.get("retry-after"), now) ?? 0,
    saidWaitMs(text.slice(0, maxRefusalLength), now) ?? 0,
  );
  if (said > 0) return said;
  const reset = resetWaitMs(resetHeader(headers, limits), limits.resetUnitMs ?? 1, now);
  return isBan ? Math.max(reset ?? 0, limits.bannedWaitMs) : (reset ?? limits.limitedWaitMs);
}

// Phemex adds the group of the request to the name.
function resetHeader(headers: Headers, { resetHeader: start }: VenueLimits): string | null {
  if (start === undefined) return null;
  const exact = headers.get(start);
  if (exact !== null) return exact;
  const longer = [...headers].find(([name]) => name.startsWith(`${start}-`));
  return longer?.[1] ?? null;
}
