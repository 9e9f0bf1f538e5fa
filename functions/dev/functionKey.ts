import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpRequest } from "@azure/functions";
import { HedgeError } from "../../shared/errors.js";

/**
 * Demands the function key as Azure does, in the header or the address.
 * @throws HedgeError key_required
 */
export function checkFunctionKey(
  { headers, url }: Pick<HttpRequest, "headers" | "url">,
  key: string | null,
): void {
  const given = [headers.get("x-functions-key"), new URL(url).searchParams.get("code")];
  if (key !== null && given.some((candidate) => candidate !== null && isSame(candidate, key))) return;
  throw new HedgeError({
    code: "key_required",
    message:
      "This HEDGE service asks for a key, and the one it got is missing or wrong: enter the key in the settings. Programs send it as x-functions-key.",
  });
}

// Digests, which have one length: a comparison that ends at the first difference would tell by its time how
// much of a guess is right.
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
