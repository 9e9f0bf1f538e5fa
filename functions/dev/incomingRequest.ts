import type { IncomingMessage } from "node:http";
import { checkAddress } from "../http/checkAddress.js";
import { HedgeError } from "../../shared/errors.js";

/** A request as a handler can be given it. */
export type IncomingRequest = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * Reads a request of node:http, with its sender appended to X-Forwarded-For as Azure's front end does.
 * @throws HedgeError for an address that is none of the service's, or that could be read in two ways
 */
export function incomingRequest(request: IncomingMessage): IncomingRequest {
  const { url: target = "/", method = "GET" } = request;
  // Before it is read as a URL, which resolves dots and turns backslashes.
  checkAddress(target);
  // Not the Host header, which may hold a path: the address handled must be the one that an answer is kept under.
  const address = `http://localhost${target}`;
  if (!URL.canParse(address)) {
    throw new HedgeError({ code: "invalid_input", message: "The address cannot be read." });
  }
  return { url: new URL(address), method, headers: headersOf(request) };
}

/** The headers of a request as text, with its sender. */
export function headersOf({ headers, socket }: IncomingMessage): Record<string, string> {
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as const],
  );
  const { remoteAddress = "unknown", remotePort } = socket;
  const host = remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress;
  const forwarded = [headers["x-forwarded-for"] ?? [], `${host}:${String(remotePort)}`].flat().join(", ");
  return { ...Object.fromEntries(plain), "x-forwarded-for": forwarded };
}
