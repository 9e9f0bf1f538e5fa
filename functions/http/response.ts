import type { HttpResponseInit } from "@azure/functions";
import type { Route, Schema } from "../../shared/contract/route.js";
import { problemMediaType, problemOf } from "../../shared/contract/problem.js";
import type { HedgeError } from "../../shared/errors.js";
import type { AuthLevel } from "../config.js";
import type { Answer } from "./answer.js";
import { acceptsGzip, matchesTag } from "./contentNegotiation.js";
import { securityHeaders } from "./securityHeaders.js";

type RequestHeaders = { get: (name: string) => string | null };

/** A response before what every response carries is added to it. */
export type PlainResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

const methods = "GET, HEAD, OPTIONS";

/** How a route's answers may be kept on their way, as of this moment. */
type Keeping = {
  readonly cache: Route<Schema, Schema>["cache"];
  readonly quoteIntervalMs: number;
  readonly authLevel: AuthLevel;
  readonly now: number;
};

/** The HTTP response of an answer: 304 when the client has it, compressed when the client accepts that. */
export function answerResponse(
  { body, freshUntil }: Answer,
  request: RequestHeaders,
  { cache, now, ...keeping }: Keeping,
): PlainResponse {
  const gzipped = acceptsGzip(request.get("accept-encoding"));
  const isKept = cache === "interval";
  const common = {
    Vary: "Accept-Encoding",
    "Cache-Control": isKept ? cacheControl((freshUntil ?? now) - now, keeping) : "no-store",
  };
  // A strong tag names exact bytes, so that each coding has its own.
  const tags = [`"${body.digest}"`, `"${body.digest}-gzip"`] as const;
  const headers = isKept
    ? {
        ...common,
        ETag: gzipped ? tags[1] : tags[0],
        // Cache-Control counts whole seconds, of which a short interval has few.
        "X-Fresh-Until": String(freshUntil ?? now),
      }
    : common;
  if (isKept && matchesTag(request.get("if-none-match"), tags)) return { status: 304, headers };
  const typed = { ...headers, "Content-Type": "application/json" };
  return gzipped
    ? { status: 200, headers: { ...typed, "Content-Encoding": "gzip" }, body: body.gzipped }
    : { status: 200, headers: typed, body: body.identity };
}

function cacheControl(
  restMs: number,
  { quoteIntervalMs, authLevel }: Pick<Keeping, "quoteIntervalMs" | "authLevel">,
): string {
  // A shared cache would hand out to everybody what one caller's key opened.
  const scope = authLevel === "anonymous" ? "public" : "private";
  // Rounded down: a second too much would show an old price as current.
  const maxAge = Math.max(0, Math.floor(restMs / 1000));
  const revalidate = Math.max(1, Math.round(quoteIntervalMs / 1000));
  return `${scope}, max-age=${String(maxAge)}, stale-while-revalidate=${String(revalidate)}`;
}

/** The problem+json response of an error, to the request of that id. */
export function problemResponse(error: HedgeError, requestId: string): PlainResponse {
  const problem = problemOf(error, requestId);
  return {
    status: problem.status,
    headers: {
      "Content-Type": problemMediaType,
      "Cache-Control": "no-store",
      ...adviceOf(error),
    },
    body: JSON.stringify(problem),
  };
}

/** What RFC 9110 wants beside the status: when to ask again, how else to ask, what to bring. */
function adviceOf({ code, retryAfterMs }: HedgeError): Record<string, string> {
  if (code === "method_not_allowed") return { Allow: methods };
  if (code === "key_required") return { "WWW-Authenticate": 'FunctionKey realm="HEDGE"' };
  if (retryAfterMs === null) return {};
  return { "Retry-After": String(Math.max(1, Math.ceil(retryAfterMs / 1000))) };
}

/** The response to a browser that asks what it may send from another origin; the CORS headers say it. */
export function preflightResponse(): PlainResponse {
  return { status: 204, headers: { Allow: methods } };
}

type Sending = {
  readonly method: string;
  /** The Host header. */
  readonly host: string | null;
  readonly requestId: string;
  readonly cors: Readonly<Record<string, string>>;
};

/** The response with what every response carries; HEAD gets what GET would, without the body. */
export function sentResponse(
  { status, headers, body }: PlainResponse,
  { method, host, requestId, cors }: Sending,
): HttpResponseInit {
  const vary = [headers["Vary"], cors["Vary"]].filter((name) => name !== undefined).join(", ");
  const sent = {
    status,
    headers: {
      ...headers,
      ...securityHeaders(host),
      ...cors,
      ...(vary === "" ? {} : { Vary: vary }),
      "X-Request-Id": requestId,
    },
  };
  return method === "HEAD" || body === undefined ? sent : { ...sent, body };
}
