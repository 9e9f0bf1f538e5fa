import type { HttpRequest } from "@azure/functions";
import { HedgeError } from "../../shared/errors.js";
import { isSameKey } from "./isSameKey.js";

/**
 * Demands the function key as Azure does, in the header or the address.
 * @throws HedgeError key_required
 */
export function checkFunctionKey({ headers, url }: Pick<HttpRequest, "headers" | "url">, key: string): void {
  const given = [headers.get("x-functions-key"), new URL(url).searchParams.get("code")];
  if (given.some((candidate) => candidate !== null && isSameKey(candidate, key))) return;
  throw new HedgeError({
    code: "key_required",
    message:
      "This HEDGE service requires a function key, which is missing or wrong: enter it in the settings. Programs send it in the header x-functions-key.",
  });
}
