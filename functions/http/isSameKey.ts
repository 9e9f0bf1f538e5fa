import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether two keys are the same. By digests, which have one length: a comparison that ends at the first difference would
 * show by its time how much of a guess is right.
 */
export function isSameKey(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
