import { decode, routePath, type Schema } from "../../shared/contract/route.js";
import { errorRules, HedgeError } from "../../shared/errors.js";
import { anyLinearQuote, type Instrument } from "../../shared/listing/instrument.js";
import { atOnce } from "./atOnce.js";
import type { Clocks } from "./heldAnswer.js";
import { inTime } from "./inTime.js";
import { toHedgeError } from "./liveProblem.js";
import type { AskService } from "./serviceClient.js";
import type { SetTimer } from "./timers.js";

/** Browsers open six connections to a host; more would only keep the live cells' requests waiting. */
const requestsAtOnce = 6;

/** What is asked once and kept: what it is read as, and how patient its cells are. */
export type OnceRules<Answer> = {
  readonly answer: Schema<Answer>;
  /** What a cell shows of a failure. */
  readonly failureOf: (error: unknown) => HedgeError;
  /** Of one request, ms. */
  readonly deadlineMs: number;
  /** Of one call with its time in the queue, ms. */
  readonly settleMs: number;
  /** How long a refusal is kept that asking again does not change, ms. */
  readonly refusedMs: number;
};

export type OnceEnvironment = Clocks & {
  readonly askService: AskService;
  /** What distinguishes one service from another: what the one answered is not the other's. */
  readonly serviceKey: () => string;
  readonly setTimer: SetTimer;
};

/** What is asked for: an address of the service, and the venue behind it. */
export type OnceTarget = { readonly path: string; readonly venue: string };

/** An answer on its way. */
export type OnceRequest<Answer> = {
  /** Rejects with HedgeError only, and always settles. */
  readonly answer: Promise<Answer>;
  /** Says that one who asked needs it no more; when nobody does, the request ends. */
  readonly leave: () => void;
};

export type AskOnce<Answer> = (target: OnceTarget) => OnceRequest<Answer>;

/** Until when an outcome is kept, by both of this computer's clocks: each may stand still or be set. */
type Expiry = { readonly now: number; readonly elapsed: number };

/** Why a request ended that nobody waits for any more: it says nothing about the service. */
const notWanted = "nobody waits for it";

type Entry<Answer> = {
  readonly answer: Promise<Answer>;
  readonly controller: AbortController;
  waiting: number;
  expiry: Expiry | null;
};

/**
 * The target of a request for something of one contract.
 * @param path with venue, kind and coin
 * @param asked more of its query, such as "days=90"
 */
export function ofInstrument(
  path: string,
  { venue, kind, coin, quote }: Instrument,
  ...asked: readonly string[]
): OnceTarget {
  const isQuoted = kind === "linear" && quote !== anyLinearQuote;
  const query = isQuoted ? [...asked, `quote=${encodeURIComponent(quote)}`] : asked;
  const address = routePath(path, { venue, kind, coin });
  return { path: query.length === 0 ? address : `${address}?${query.join("&")}`, venue };
}

/** The same failure with advice for a cell that does not retry automatically. */
export function untilRecalculated(error: unknown): HedgeError {
  const { code, message, retryAfterMs, cause } = toHedgeError(error);
  const advice = errorRules[code].retry ? "; recalculate the cell to retry" : "";
  const wait = retryAfterMs === null ? {} : { retryAfterMs };
  const what = message.replace(/\.$/u, "");
  return new HedgeError({ code, message: `${what}${advice}`, cause, ...wait });
}

/**
 * Asks for what changes seldom: identical requests are sent once and share the answer until the service has a newer
 * one. Of a venue whose request came to no end, what waits in the queue fails with it: else each would wait as long.
 */
export function createOnceClient<Answer>(
  environment: OnceEnvironment,
  rules: OnceRules<Answer>,
): AskOnce<Answer> {
  const { askService, now, elapsed, setTimer } = environment;
  const { deadlineMs, settleMs, refusedMs } = rules;
  const read = (json: unknown): Answer =>
    decode(rules.answer, json, { code: "service_bad_response", what: "the HEDGE service's answer" });
  const entries = new Map<string, Entry<Answer>>();
  const limit = atOnce(requestsAtOnce);
  const hungUp = new Map<string, { readonly at: number; readonly error: HedgeError }>();

  const isOver = ({ expiry }: Entry<Answer>): boolean =>
    expiry !== null && (now() >= expiry.now || elapsed() >= expiry.elapsed);

  const ask = async (path: string, venue: string, controller: AbortController) => {
    const queuedAt = elapsed();
    return limit(async () => {
      const hung = hungUp.get(venue);
      if (hung !== undefined && hung.at >= queuedAt) throw hung.error;
      controller.signal.throwIfAborted();
      try {
        return await inTime(async (signal) => askService(path, read, signal), controller, {
          deadlineMs,
          setTimer,
        });
      } catch (error) {
        const problem = toHedgeError(error);
        const isHung = problem.code === "service_unreachable" && controller.signal.reason !== notWanted;
        if (isHung) hungUp.set(venue, { at: elapsed(), error: problem });
        throw problem;
      }
    });
  };

  const start = (path: string, venue: string): Entry<Answer> => {
    const controller = new AbortController();
    const keep = (forMs: number): void => {
      entry.expiry = { now: now() + forMs, elapsed: elapsed() + forMs };
    };
    const settle = async (): Promise<Answer> => {
      try {
        const { value, maxAgeMs } = await inTime(async () => ask(path, venue, controller), controller, {
          deadlineMs: settleMs,
          setTimer,
        });
        keep(maxAgeMs);
        return value;
      } catch (error) {
        const failure = rules.failureOf(error);
        keep(failure.retryAfterMs ?? (errorRules[failure.code].retry ? 0 : refusedMs));
        throw failure;
      }
    };
    const entry: Entry<Answer> = { answer: settle(), controller, waiting: 0, expiry: null };
    return entry;
  };

  return ({ path, venue }) => {
    const wanted = `${environment.serviceKey()} ${path}`;
    for (const [key, entry] of entries) if (isOver(entry)) entries.delete(key);
    const entry = entries.get(wanted) ?? start(path, venue);
    entries.set(wanted, entry);
    entry.waiting += 1;
    let left = false;
    return {
      answer: entry.answer,
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
