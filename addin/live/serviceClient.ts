import { errorOf, problemMediaType, problemSchema } from "../../shared/contract/problem.js";
import { decode } from "../../shared/contract/route.js";
import { HedgeError } from "../../shared/errors.js";
import { offlineProblem } from "./liveProblem.js";
import type { Answer } from "./topic.js";

/** Where and how the service is asked. */
export type ServiceAccess = {
  /** Address below which `api/` lies, ending in a slash. */
  readonly serviceUrl: string;
  readonly functionKey: string | null;
};

/** Asks the service for the JSON below an address such as `api/v1/venues`, and reads it with `read`. */
export type AskService = <Value>(
  path: string,
  read: (json: unknown) => Value,
  signal: AbortSignal,
) => Promise<Answer<Value> & Kept>;

/** How long an answer may be kept. */
type Kept = {
  /** ms; 0 where the answer has none. */
  readonly maxAgeMs: number;
};

function serverTimeOf(headers: Headers): number | null {
  const date = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(date)) return null;
  // A shared cache repeats the Date of the moment it stored the answer and reports its age beside it.
  const ageSeconds = Number(headers.get("age") ?? 0);
  return date + (Number.isFinite(ageSeconds) ? ageSeconds * 1000 : 0);
}

function maxAgeOf(headers: Headers): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers.get("cache-control") ?? "")?.[1];
  // A shared cache has kept the answer for a part of that time.
  const left = Number(seconds ?? 0) - Number(headers.get("age") ?? 0);
  return Number.isFinite(left) ? Math.max(0, left * 1000) : 0;
}

/** A wait of days in a header is a mistake, and would silence the cells as long. */
const longestRetryAfterMs = 3_600_000;

function retryAfterOf(headers: Headers): { readonly retryAfterMs?: number } {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return {};
  return { retryAfterMs: Math.min(longestRetryAfterMs, seconds * 1000) };
}

function unusable(cause: unknown, headers: Headers): HedgeError {
  return new HedgeError({
    code: "service_bad_response",
    message: "the HEDGE service returned an unexpected response",
    cause,
    ...retryAfterOf(headers),
  });
}

type Body = { readonly json: unknown; readonly bodyLength: number };

async function bodyOf(response: Response): Promise<Body> {
  try {
    const text = await response.text();
    return { json: JSON.parse(text), bodyLength: text.length };
  } catch (error) {
    throw unusable(error, response.headers);
  }
}

async function failureOf(response: Response): Promise<HedgeError> {
  if (response.headers.get("content-type")?.startsWith(problemMediaType) !== true) {
    return unusable(new Error(`HTTP status ${String(response.status)}`), response.headers);
  }
  const problem = decode(problemSchema, (await bodyOf(response)).json, {
    code: "service_bad_response",
    what: "the HEDGE service's problem",
  });
  return errorOf(problem, retryAfterOf(response.headers));
}

function requestOptions(functionKey: string | null, signal: AbortSignal): RequestInit {
  // "no-cache" asks the service every time but lets the browser send the ETag it has, so that an
  // unchanged snapshot costs a 304. Its default would show an outdated answer first and refresh later.
  const options: RequestInit = { signal, cache: "no-cache", credentials: "omit" };
  if (functionKey === null) return options;
  // A redirect would hand the key on to whatever host it names.
  return { ...options, redirect: "error", headers: { "x-functions-key": functionKey } };
}

/**
 * The client of the HEDGE service.
 * @param access read at each request, so that changed settings hold from the next one on
 * @param isOnline whether this computer has a connection, as far as it knows
 * @returns a function that throws HedgeError only: the service's own problem, or why there is no answer
 */
export function createServiceClient(
  access: () => ServiceAccess,
  fetchUrl: typeof fetch,
  isOnline: () => boolean,
): AskService {
  const request = async (path: string, signal: AbortSignal): Promise<Response> => {
    const { serviceUrl, functionKey } = access();
    try {
      return await fetchUrl(new URL(path, serviceUrl), requestOptions(functionKey, signal));
    } catch (error) {
      if (!isOnline()) throw offlineProblem(error);
      throw new HedgeError({
        code: "service_unreachable",
        message: "the HEDGE service cannot be reached; check the connection",
        cause: error,
      });
    }
  };

  return async (path, read, signal) => {
    const response = await request(path, signal);
    if (!response.ok) throw await failureOf(response);
    const { json, bodyLength } = await bodyOf(response);
    const { headers } = response;
    const maxAgeMs = maxAgeOf(headers);
    return { value: read(json), serverTime: serverTimeOf(headers), bodyLength, maxAgeMs };
  };
}
