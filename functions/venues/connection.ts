import type { DataSource } from "../../shared/contract/perpetuals.js";
import { retryAfterMs } from "./retryAfter.js";
import { unsaidWaitMs, upstreamError, venueError, type VenueErrorCode } from "./upstreamError.js";

/** How the venues are reached. */
export type UpstreamSettings = { readonly proxyUrl: string | null; readonly timeoutMs: number };

/** What every exchange class is built with. */
export type ExchangeOptions = Readonly<Record<string, unknown>>;

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
  { proxyUrl, timeoutMs }: UpstreamSettings,
  build: (options: ExchangeOptions) => Promise<Exchange>,
): Connection<Exchange> {
  let source: DataSource = "exchange";
  let exchange: Promise<Exchange> | undefined;

  const options = {
    // Numbers stay the text the venue wrote; a double would lose digits.
    number: String,
    timeout: timeoutMs,
    // The interval cache already bounds the rate; ccxt's queue would only let requests outlive their caller.
    enableRateLimit: false,
    fetchImplementation: async (url: string, request: UpstreamRequest): Promise<Response> => {
      const response = await boundedFetch(url, request, timeoutMs);
      source = response.headers.get("x-hedge-simulated") === null ? "exchange" : "simulated";
      await throwIfRefused(venueName, response);
      await throwIfPage(venueName, response);
      return response;
    },
    ...(proxyUrl === null ? {} : { proxyUrl: asPrefix(proxyUrl) }),
  };

  return {
    ask: async (question) => {
      try {
        exchange ??= build(options).catch((thrown: unknown) => {
          exchange = undefined;
          throw thrown;
        });
        return await question(await exchange);
      } catch (thrown) {
        throw upstreamError(venueName, thrown);
      }
    },
    source: () => source,
  };
}

type UpstreamRequest = {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
};

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

// Decided here and not from ccxt's classes, which read a refused region (403, 451) as an outage on one venue
// and as a rate limit on the other, and drop Retry-After on the way.
async function throwIfRefused(venueName: string, response: Response): Promise<void> {
  const code = await refusal(response);
  if (code === null) return;
  const waitMs = retryAfterMs(response.headers.get("retry-after"), Date.now()) ?? unsaidWaitMs;
  throw venueError({ venueName, code, waitMs, cause: `HTTP status ${String(response.status)}` });
}

// ccxt reads a page where data are expected as an empty list on some venues and as an outage on others.
async function throwIfPage(venueName: string, response: Response): Promise<void> {
  if (!response.ok || !/html/i.test(response.headers.get("content-type") ?? "")) return;
  const isPage = /^\s*</.test(await response.clone().text());
  if (isPage) throw venueError({ venueName, code: "venue_bad_response", cause: "a web page" });
}

async function refusal(response: Response): Promise<VenueErrorCode | null> {
  switch (response.status) {
    case 418:
    case 429:
      return "venue_rate_limited";
    case 451:
      return "venue_geo_blocked";
    case 403:
      // Some venues also use 403 against too many requests, and say so in the text.
      return /too frequent|too much traffic/i.test(await response.text())
        ? "venue_rate_limited"
        : "venue_geo_blocked";
    default:
      return null;
  }
}

// ccxt puts this text directly in front of the full address.
function asPrefix(proxyUrl: string): string {
  return /[/=?]$/.test(proxyUrl) ? proxyUrl : `${proxyUrl}/`;
}
