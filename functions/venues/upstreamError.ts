import {
  BadResponse,
  BaseError,
  DDoSProtection,
  PermissionDenied,
  RateLimitExceeded,
  RequestTimeout,
  RestrictedLocation,
} from "ccxt/js/src/base/errors.js";
import { HedgeError } from "../../shared/errors.js";
import { defaultWaitMs } from "./venueLimits.js";

/** The codes a venue's failure can have. */
export type VenueErrorCode =
  "venue_unavailable" | "venue_timeout" | "venue_rate_limited" | "venue_geo_blocked" | "venue_bad_response";

// Compared by instanceof: a minified bundle renames classes. The first row that fits decides.
const codeByClass: readonly (readonly [abstract new (message: string) => Error, VenueErrorCode])[] = [
  [RateLimitExceeded, "venue_rate_limited"],
  [DDoSProtection, "venue_rate_limited"],
  [RestrictedLocation, "venue_geo_blocked"],
  [PermissionDenied, "venue_geo_blocked"],
  [RequestTimeout, "venue_timeout"],
  [BadResponse, "venue_bad_response"],
  [BaseError, "venue_unavailable"],
  // fetch aborts the reading of a body with a DOMException that ccxt does not translate.
  [DOMException, "venue_timeout"],
  // ccxt trips over answers of another form, and fetch over cut bodies, with the language's own errors.
  [TypeError, "venue_bad_response"],
  [SyntaxError, "venue_bad_response"],
];

/** The error a user can read for whatever ccxt or fetch threw; the original stays its cause, for the log. */
export function upstreamError(venueName: string, thrown: unknown, limitedWaitMs = defaultWaitMs): HedgeError {
  if (thrown instanceof HedgeError) return thrown;
  const code = codeByClass.find(([errorClass]) => thrown instanceof errorClass)?.[1] ?? "venue_unavailable";
  return venueError({ venueName, code, waitMs: limitedWaitMs, cause: thrown });
}

type VenueFailure = {
  readonly venueName: string;
  readonly code: VenueErrorCode;
  readonly waitMs?: number;
  readonly cause?: unknown;
};

/** A venue's failure in a sentence for a trader, without anything the venue wrote. */
export function venueError({ venueName, code, waitMs = defaultWaitMs, cause }: VenueFailure): HedgeError {
  if (code !== "venue_rate_limited")
    return new HedgeError({ code, message: sentences[code](venueName), cause });
  // No number of seconds: the sentence stays in a cell, where a minute later it would be wrong.
  const message = `${venueName} limits our requests.`;
  return new HedgeError({ code, message, retryAfterMs: waitMs, cause });
}

const sentences = {
  venue_unavailable: (venueName) => `${venueName} cannot be reached.`,
  venue_timeout: (venueName) => `${venueName} did not respond in time.`,
  venue_geo_blocked: (venueName) => `${venueName} refuses requests from this server's region.`,
  venue_bad_response: (venueName) => `${venueName} returned an unexpected response.`,
} as const satisfies Readonly<
  Record<Exclude<VenueErrorCode, "venue_rate_limited">, (venueName: string) => string>
>;
