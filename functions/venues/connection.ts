import type { DataSource } from "../../shared/contract/perpetuals.js";
import { HedgeError } from "../../shared/errors.js";
import { ownNames, type ExchangeOptions } from "./ownNames.js";
import { OversizedAnswer, readText } from "./readText.js";
import { refusalOf } from "./refusal.js";
import { upstreamError, venueError } from "./upstreamError.js";
import { limitsOf } from "./venueLimits.js";
import { sharedPause } from "./venuePause.js";

/** How the venues are reached. */
export type UpstreamSettings = {
  readonly proxyUrl: string | null;
  readonly timeoutMs: number;
  readonly observer?: UpstreamObserver;
};

/** Watches what is sent to venues. */
type UpstreamObserver = {
  /** The headers of an answer have arrived. */
  readonly onHeaders: (venueName: string, headers: Headers) => void;
  /** A request has ended: "answered", with an HTTP status that is no success, or with an error code. */
  readonly onEnd: (venueName: string, outcome: string) => void;
};

/** A line to one exchange; nothing is built or sent before the first question. */
export type Connection<Exchange> = {
  /** Asks the exchange. @throws HedgeError with one of the venue codes */
  readonly ask: <Answer>(question: (exchange: Exchange) => Promise<Answer>) => Promise<Answer>;
  /** Where the latest answer came from. */
  readonly source: () => DataSource;
};

/**
 * Opens the line to an exchange of ccxt, loaded and built when first asked and then kept: a start must not pay
 * for venues that nobody asks.
 */
export function connect<Exchange>(
  venueName: string,
  settings: UpstreamSettings,
  build: (options: ExchangeOptions) => Promise<Exchange>,
): Connection<Exchange> {
  const { proxyUrl, timeoutMs, observer } = settings;
  const limits = limitsOf(venueName);
  const pause = sharedPause(settings, venueName);
  let source: DataSource = "exchange";
  let exchange: Promise<Exchange> | undefined;

  async function send(
    url: string,
    request: UpstreamRequest,
  ): Promise<UpstreamAnswer & { readonly ok: boolean }> {
    const response = await boundedFetch(url, request, timeoutMs);
    observer?.onHeaders(venueName, response.headers);
    source = response.headers.get("x-hedge-simulated") === null ? "exchange" : "simulated";
    const text = await textOf(venueName, response);
    const { ok, status, statusText, headers } = response;
    const refusal = refusalOf({ status, headers, text }, limits, Date.now());
    if (refusal?.waitMs !== undefined) pause.hold(refusal.waitMs);
    if (refusal !== null) throw venueError({ venueName, ...refusal, cause: `HTTP status ${String(status)}` });
    throwIfPage(venueName, response, text);
    return { ok, status, statusText, headers, text: async () => Promise.resolve(text) };
  }

  const options = {
    // Numbers stay the text the venue wrote; a double would lose digits.
    number: String,
    timeout: timeoutMs,
    // The interval cache already bounds the rate; ccxt's queue would only let requests outlive their caller.
    enableRateLimit: false,
    fetchImplementation: async (url: string, request: UpstreamRequest): Promise<UpstreamAnswer> => {
      const leftMs = pause.leftMs();
      if (leftMs > 0)
        throw venueError({ venueName, code: "venue_rate_limited", waitMs: leftMs, cause: "a pause" });
      try {
        const answer = await send(url, request);
        observer?.onEnd(venueName, answer.ok ? "answered" : String(answer.status));
        return answer;
      } catch (thrown) {
        observer?.onEnd(venueName, outcomeOf(thrown));
        throw thrown;
      }
    },
    ...(proxyUrl === null ? {} : { proxyUrl: asPrefix(proxyUrl) }),
  };

  return {
    ask: async (question) => {
      try {
        exchange ??= build(ownNames(options)).catch((thrown: unknown) => {
          exchange = undefined;
          throw thrown;
        });
        return await question(await exchange);
      } catch (thrown) {
        const error = upstreamError(venueName, thrown, limits.limitedWaitMs);
        // ccxt knows further sentences by which a venue limits us.
        if (error.code === "venue_rate_limited") pause.hold(error.retryAfterMs ?? limits.limitedWaitMs);
        throw error;
      }
    },
    source: () => source,
  };
}

/** What ccxt reads of a response. */
type UpstreamAnswer = Pick<Response, "status" | "statusText" | "headers" | "text">;

type UpstreamRequest = {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
};

// A failed connection and a deadline are errors of fetch, which ccxt translates only later.
function outcomeOf(thrown: unknown): string {
  if (thrown instanceof HedgeError) return thrown.code;
  return thrown instanceof DOMException ? "venue_timeout" : "venue_unavailable";
}

// ccxt's own timeout ends with the headers: a body that trickles in would hold its reader for ever.
async function boundedFetch(url: string, request: UpstreamRequest, timeoutMs: number): Promise<Response> {
  const { method, headers, body, signal } = request;
  return fetch(url, {
    method,
    headers,
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    ...(body === undefined ? {} : { body }),
  });
}

// Read here and not by ccxt, which would keep an endless answer in memory.
async function textOf(venueName: string, response: Response): Promise<string> {
  try {
    return await readText(response);
  } catch (thrown) {
    // The status alone says that we are limited, even if the sentence with it does not arrive.
    if (response.status === 418 || response.status === 429) return "";
    // fetch reports a cut body with the language's own error, which ccxt would take for an outage.
    if (!(thrown instanceof OversizedAnswer || thrown instanceof TypeError)) throw thrown;
    throw venueError({ venueName, code: "venue_bad_response", cause: thrown });
  }
}

// ccxt reads a page where data are expected as an empty list on some venues and as an outage on others.
function throwIfPage(venueName: string, { ok, headers }: Response, text: string): void {
  const isPage = ok && /html/i.test(headers.get("content-type") ?? "") && /^\s*</.test(text);
  if (isPage) throw venueError({ venueName, code: "venue_bad_response", cause: "a web page" });
}

// ccxt puts this text directly in front of the full address.
function asPrefix(proxyUrl: string): string {
  return /[/=?]$/.test(proxyUrl) ? proxyUrl : `${proxyUrl}/`;
}
