import { HedgeError } from "../../shared/errors.js";

const maxCharacters = 2000;

/**
 * Refuses addresses that programs on the way read differently, so that a rule of one of them, a cache or a
 * firewall, could be evaded with another spelling.
 * @param address path and query as they were sent
 * @throws HedgeError address_too_long or invalid_input
 */
export function checkAddress(address: string): void {
  if (address.length > maxCharacters) {
    throw new HedgeError({
      code: "address_too_long",
      message: `The address has ${String(address.length)} characters; the maximum is ${String(maxCharacters)}.`,
    });
  }
  const queryAt = address.indexOf("?");
  const path = queryAt < 0 ? address : address.slice(0, queryAt);
  if (!path.startsWith("/")) throw refused("must begin with a slash");
  const plain = decoded(address);
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  if (/[\u0000-\u001f\u007f]/.test(plain)) throw refused("must not contain control characters");
  if (/%2f|%5c|\\/i.test(path)) throw refused("must not contain backslashes or encoded slashes in its path");
  if (decoded(path).split("/").some(isDots)) throw refused("must not contain . or .. as a path segment");
}

function isDots(segment: string): boolean {
  return segment === "." || segment === "..";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw refused("must have two hexadecimal digits after each percent sign, and encode UTF-8", cause);
  }
}

function refused(why: string, cause?: unknown): HedgeError {
  return new HedgeError({ code: "invalid_input", message: `The address ${why}.`, cause });
}
