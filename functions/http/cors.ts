import type { AllowedOrigins } from "../config.js";

const readable = {
  // From Date and Age the add-in derives the service's time, which its own clock may not show.
  "Access-Control-Expose-Headers": "Age, Date, ETag, Retry-After, X-Request-Id",
};

const preflight = {
  "Access-Control-Allow-Methods": "GET, HEAD",
  "Access-Control-Allow-Headers": "If-None-Match, x-functions-key",
  "Access-Control-Max-Age": "86400",
};

/**
 * What lets a page of another origin read an answer, or, of a preflight, ask at all; nothing for origins that
 * are not among several allowed ones.
 * @param origin the request's Origin
 */
export function corsHeaders(
  allowed: AllowedOrigins,
  { method, origin }: { readonly method: string; readonly origin: string | null },
): Record<string, string> {
  const rest = method === "OPTIONS" ? preflight : readable;
  const always = allowed === "*" ? allowed : onlyOf(allowed);
  if (always !== null) return { "Access-Control-Allow-Origin": always, ...rest };
  // Also without an origin: a cache would else answer one page with what was meant for another.
  const vary = { Vary: "Origin" };
  if (origin === null || !allowed.includes(origin)) return vary;
  return { ...vary, "Access-Control-Allow-Origin": origin, ...rest };
}

// Sent to everybody, it still lets nobody else read; and a content network that keeps answers by their address alone
// would else hand one without it to the pages.
function onlyOf(origins: readonly string[]): string | null {
  const [only, ...others] = origins;
  return only !== undefined && others.length === 0 ? only : null;
}
