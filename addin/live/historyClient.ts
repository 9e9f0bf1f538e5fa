import { atOnce } from "./atOnce.js";
import {
  historySchema,
  type candlesResource,
  type fundingResource,
  type History,
} from "../../shared/contract/history.js";
import { decode, routePath } from "../../shared/contract/route.js";
import { errorRules, HedgeError } from "../../shared/errors.js";
import { anyLinearQuote, type Instrument } from "../../shared/listing/instrument.js";
import type { Clocks } from "./heldAnswer.js";
import { inTime } from "./inTime.js";
import { toHedgeError } from "./liveProblem.js";
import type { AskService } from "./serviceClient.js";
import type { SetTimer } from "./timers.js";

/** Browsers open six connections to a host; more would only keep the live cells' requests waiting. */
const requestsAtOnce = 6;

export type HistoryEnvironment = Clocks & {
  readonly askService: AskService;
  /** What tells one service from another: what the one answered is not the other's. */
  readonly serviceKey: () => string;
  readonly setTimer: SetTimer;
  /** Of one request, ms. */
  readonly deadlineMs: number;
  /** Of one call with its time in the queue, ms. */
  readonly settleMs: number;
};

export type HistoryWish = {
  readonly resource: typeof candlesResource | typeof fundingResource;
  readonly instrument: Instrument;
  readonly days: number;
};

/** A history on its way. */
type HistoryRequest = {
  /** Rejects with HedgeError only, and always settles. */
  readonly history: Promise<History>;
  /** Says that one who asked needs it no more; when nobody does, the request ends. */
  readonly leave: () => void;
};

export type RequestHistory = (wish: HistoryWish) => HistoryRequest;

/** Until when an outcome is kept, by both of this computer's clocks: each may stand still or be set. */
type Expiry = { readonly now: number; readonly elapsed: number };

/** Why a request ended that nobody waits for any more: it says nothing about the service. */
const notWanted = "nobody waits for it";

type Entry = {
  readonly history: Promise<History>;
  readonly controller: AbortController;
  waiting: number;
  expiry: Expiry | null;
};

function pathOf({ resource, instrument, days }: HistoryWish): string {
  const { venue, kind, coin, quote } = instrument;
  const inQuote = kind === "linear" && quote !== anyLinearQuote ? `&quote=${encodeURIComponent(quote)}` : "";
  return `${routePath(resource.path, { venue, kind, coin })}?days=${String(days)}${inQuote}`;
}

function readHistory(json: unknown): History {
  return decode(historySchema, json, { code: "service_bad_response", what: "the HEDGE service's answer" });
}

/** The same failure with what a cell that is not asked again by itself needs to be told. */
function failureOf(error: unknown): HedgeError {
  const { code, message, retryAfterMs, cause } = toHedgeError(error);
  const advice = errorRules[code].retry ? "; recalculate the cell to ask again" : "";
  const wait = retryAfterMs === null ? {} : { retryAfterMs };
  // The sentences of live cells promise that they ask again.
  const what = message
    .replace(/[;,] (?:it is asked again|retrying automatically).*$/u, "")
    .replace(/\.$/u, "");
  return new HedgeError({ code, message: `${what}${advice}`, cause, ...wait });
}

/**
 * Asks for histories: equal wishes share one request, and its answer until the service has a newer one. Of a venue
 * whose request came to no end, what waits in the queue fails with it: else each would wait as long in turn.
 */
export function createHistoryClient(environment: HistoryEnvironment): RequestHistory {
  const { askService, now, elapsed, setTimer, settleMs } = environment;
  const entries = new Map<string, Entry>();
  const limit = atOnce(requestsAtOnce);
  const hungUp = new Map<string, { readonly at: number; readonly error: HedgeError }>();

  const isOver = ({ expiry }: Entry): boolean =>
    expiry !== null && (now() >= expiry.now || elapsed() >= expiry.elapsed);

  const ask = async (path: string, venue: string, controller: AbortController) => {
    const queuedAt = elapsed();
    return limit(async () => {
      const hung = hungUp.get(venue);
      if (hung !== undefined && hung.at >= queuedAt) throw hung.error;
      controller.signal.throwIfAborted();
      try {
        return await inTime(async (signal) => askService(path, readHistory, signal), controller, environment);
      } catch (error) {
        const problem = toHedgeError(error);
        const isHung = problem.code === "service_unreachable" && controller.signal.reason !== notWanted;
        if (isHung) hungUp.set(venue, { at: elapsed(), error: problem });
        throw problem;
      }
    });
  };

  const start = (path: string, venue: string): Entry => {
    const controller = new AbortController();
    const keep = (forMs: number): void => {
      entry.expiry = { now: now() + forMs, elapsed: elapsed() + forMs };
    };
    const settle = async (): Promise<History> => {
      try {
        const { value, maxAgeMs } = await inTime(async () => ask(path, venue, controller), controller, {
          deadlineMs: settleMs,
          setTimer,
        });
        keep(maxAgeMs);
        return value;
      } catch (error) {
        const failure = failureOf(error);
        keep(failure.retryAfterMs ?? 0);
        throw failure;
      }
    };
    const entry: Entry = { history: settle(), controller, waiting: 0, expiry: null };
    return entry;
  };

  return (wish) => {
    const path = pathOf(wish);
    const wanted = `${environment.serviceKey()} ${path}`;
    for (const [key, entry] of entries) if (isOver(entry)) entries.delete(key);
    const entry = entries.get(wanted) ?? start(path, wish.instrument.venue);
    entries.set(wanted, entry);
    entry.waiting += 1;
    let left = false;
    return {
      history: entry.history,
      leave: () => {
        if (left) return;
        left = true;
        entry.waiting -= 1;
        if (entry.waiting > 0 || entry.expiry !== null) return;
        entry.controller.abort(notWanted);
        if (entries.get(wanted) === entry) entries.delete(wanted);
      },
    };
  };
}
