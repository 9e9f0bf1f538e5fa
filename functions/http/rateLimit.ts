import { createHmac, randomBytes } from "node:crypto";
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import { HedgeError } from "../../shared/errors.js";
import type { FunctionsConfig } from "../config.js";
import { clientAddressOf } from "./clientAddress.js";

/**
 * Counts a request for its client.
 * @param forwardedFor its X-Forwarded-For
 * @throws HedgeError client_rate_limited with the wait, once the client has used up its minute
 */
export type RateLimit = (forwardedFor: string | null) => Promise<void>;

const windowSeconds = 60;

/** Opens the count of this instance; null when the settings turn it off. */
export function createRateLimit({
  rateLimitPerMinute,
  proxyHops,
}: Pick<FunctionsConfig, "rateLimitPerMinute" | "proxyHops">): RateLimit | null {
  if (rateLimitPerMinute === 0) return null;
  const limiter = new RateLimiterMemory({ points: rateLimitPerMinute, duration: windowSeconds });
  const bucketOf = createBuckets();
  return async (forwardedFor) => {
    const bucket = bucketOf(clientAddressOf(forwardedFor, proxyHops) ?? "unknown");
    // The package's own word for counting without rejecting with something that is no error.
    const { consumedPoints, msBeforeNext } = await limiter.penalty(bucket);
    if (consumedPoints <= rateLimitPerMinute) return;
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    throw new HedgeError({
      code: "client_rate_limited",
      message: `More than ${String(rateLimitPerMinute)} requests came from your network address within a minute; retry in ${String(seconds)} s.`,
      retryAfterMs: msBeforeNext,
    });
  };
}

// Counted by client, a flood from ever new addresses would fill the memory: so there are 65,536 counts, which
// clients fall into. The secret keeps an attacker from choosing to fall into somebody else's.
function createBuckets(): (client: string) => number {
  const secret = randomBytes(32);
  return (client) => createHmac("sha256", secret).update(client).digest().readUInt16BE(0);
}
