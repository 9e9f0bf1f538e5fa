import { errorRules, type HedgeError } from "../../shared/errors.js";
import type { ChannelStatus } from "./feedStatus.js";
import {
  ageMs,
  holdAnswer,
  holdValue,
  laterByMs,
  lifetimeMs,
  type Clocks,
  type HeldAnswer,
} from "./heldAnswer.js";
import { inTime } from "./inTime.js";
import type { LastAnswers } from "./lastAnswers.js";
import { missingValue, problemText, toHedgeError } from "./liveProblem.js";
import { createPacedListeners, type PaceEnvironment } from "./pacedListeners.js";
import type { Answer, Topic } from "./topic.js";

/** Hears the latest value fit to be shown, or why there is none. */
export type ChannelListener<Value> = (state: Value | HedgeError) => void;

/** What may change while the feed runs, in ms. */
type FeedLimits = {
  /** Every request has an answer or a problem after this long. */
  readonly deadlineMs: number;
  /** A value older than this is no longer shown. */
  readonly staleLimitMs: number;
  /** No value is asked again sooner than this. */
  readonly refreshMs: number;
};

/** Everything a channel needs from outside, so that tests run it on a clock of their own. */
export type ChannelEnvironment = Clocks &
  PaceEnvironment & {
    /** In [0, 1). */
    readonly random: () => number;
    readonly limits: () => FeedLimits;
    readonly lastAnswers: LastAnswers;
    readonly isPaused: () => boolean;
    readonly onChange: () => void;
  };

/** What can be done to a channel without knowing what it carries. */
export type ChannelControls = {
  readonly status: () => ChannelStatus;
  /** Asks at once; false where the other side demanded a wait that is not over. */
  readonly askNow: () => boolean;
  /** Ends the request that runs; where one is due, it goes on as after a failed one. */
  readonly interrupt: (problem: HedgeError | null) => void;
  /** Forgets what it knows, because another service is asked from now on. */
  readonly restart: () => void;
  readonly close: () => void;
};

/** One topic: who listens, what is known, and when it is asked next. */
export type Channel<Value> = ChannelControls & {
  readonly join: (listener: ChannelListener<Value>) => () => void;
};

const longestWaitMs = 60_000;
const firstBackOffMs = 2_000;
/** Spreads the users of one service, who would else all ask at the same moment. */
const jitterMs = 250;
const saveEveryMs = 30_000;

/** Builds a channel; it asks while it has listeners and falls silent without. */
export function createChannel<Value>(topic: Topic<Value>, environment: ChannelEnvironment): Channel<Value> {
  const { elapsed, now, setTimer, random, limits, lastAnswers, isPaused, onChange } = environment;
  const listeners = createPacedListeners<Value | HedgeError>(environment);
  let held: HeldAnswer<Value> | null = null;
  let problem: HedgeError | null = null;
  let failures = 0;
  let nextRequestAt = 0;
  let mayAskAt = 0;
  let nextSaveAt = 0;
  let lastRequest: ChannelStatus["lastRequest"] = null;
  let cancelTimer: (() => void) | null = null;
  let request: AbortController | null = null;
  let loading: object | null = null;

  const isFit = (answer: HeldAnswer<Value>): boolean => ageMs(answer, environment) <= limits().staleLimitMs;

  const state = (): Value | HedgeError | null => {
    if (held !== null && isFit(held)) return held.value;
    const age = held === null ? null : ageMs(held, environment);
    return missingValue({ name: topic.name, isPaused: isPaused(), problem, ageMs: age });
  };

  const notify = (): void => {
    const current = state();
    if (current !== null) listeners.notify(current);
    onChange();
  };

  const schedule = (): void => {
    cancelTimer?.();
    cancelTimer = null;
    if (listeners.size() === 0) return;
    const never = Number.POSITIVE_INFINITY;
    const staleInMs =
      held !== null && isFit(held) ? limits().staleLimitMs - ageMs(held, environment) + 1 : never;
    const requestInMs = isPaused() || request !== null ? never : Math.max(0, nextRequestAt - elapsed());
    // Looked at again each minute: the clock that an age is measured with may jump while a timer sleeps.
    // Whole ms: what a clock's rounding leaves of one would be waited for again and again.
    cancelTimer = setTimer(wake, Math.ceil(Math.min(staleInMs, requestInMs, longestWaitMs)));
  };

  const wake = (): void => {
    cancelTimer = null;
    if (!isPaused() && request === null && elapsed() >= nextRequestAt) void ask();
    else notify();
    schedule();
  };

  const keep = (answer: HeldAnswer<Value>): void => {
    if (elapsed() < nextSaveAt) return;
    nextSaveAt = elapsed() + saveEveryMs;
    const stored = { value: answer.value, ageMs: ageMs(answer, environment), savedAt: now() };
    lastAnswers.save(topic.key, stored).catch(() => {
      // A full or forbidden storage only means that the next start has no last value to show.
    });
  };

  const take = (next: HeldAnswer<Value>): void => {
    const laterMs = held === null ? null : laterByMs(held, next);
    // One of several servers may still have an older price: a cell must not jump back to it.
    if (held !== null && laterMs !== null && laterMs < 0 && isFit(held)) return;
    // The same object for the same moment, so that no cell is set to what it shows already; unless it went stale since.
    const isSame = held !== null && laterMs === 0 && held.freshness.stale === next.freshness.stale;
    held = held !== null && isSame ? { ...next, value: held.value } : next;
    keep(held);
  };

  const succeed = (answer: Answer<Value>): void => {
    const next = holdAnswer(answer, topic, environment);
    take(next);
    problem = null;
    failures = 0;
    const waitMs = Math.min(longestWaitMs, lifetimeMs(next.freshness, answer, environment));
    nextRequestAt = elapsed() + Math.max(limits().refreshMs, waitMs) + random() * jitterMs;
  };

  const fail = (error: HedgeError): void => {
    problem = error;
    failures += 1;
    const growing = errorRules[error.code].retry ? firstBackOffMs * 2 ** (failures - 1) : longestWaitMs;
    const backOffMs = Math.min(longestWaitMs, growing) * (0.75 + random() / 2);
    mayAskAt = Math.max(mayAskAt, elapsed() + (error.retryAfterMs ?? 0));
    nextRequestAt = Math.max(elapsed() + backOffMs, mayAskAt);
  };

  const ask = async (): Promise<void> => {
    const controller = new AbortController();
    const startedAt = elapsed();
    request = controller;
    try {
      const { deadlineMs } = limits();
      const answer = await inTime(topic.ask, controller, { deadlineMs, setTimer });
      if (request !== controller) return;
      lastRequest = { durationMs: elapsed() - startedAt, bodyLength: answer.bodyLength };
      succeed(answer);
    } catch (error) {
      if (request !== controller) return;
      fail(toHedgeError(error));
    }
    request = null;
    schedule();
    notify();
  };

  const load = async (): Promise<void> => {
    const token = {};
    loading = token;
    try {
      const stored = await lastAnswers.load(topic.key);
      const passedMs = stored === null ? 0 : now() - stored.savedAt;
      // A clock that was set back cannot give the age, and a price of unknown age is not shown.
      if (stored === null || passedMs < 0 || held !== null || loading !== token) return;
      const last = holdValue(topic.decode(stored.value), stored.ageMs + passedMs, topic, environment);
      if (isFit(last)) held = last;
    } catch {
      // Damaged or forbidden storage: the first request gives what it would have given.
      return;
    }
    schedule();
    notify();
  };

  const stop = (): void => {
    request?.abort();
    request = null;
    loading = null;
    cancelTimer?.();
    cancelTimer = null;
  };

  void load();
  return {
    join: (listener) => {
      const leave = listeners.add(listener, state());
      if (request === null && cancelTimer === null) schedule();
      return () => {
        leave();
        if (listeners.size() === 0) schedule();
      };
    },
    status: () => ({
      ...named(topic),
      cells: listeners.size(),
      asOf: held === null ? null : now() - ageMs(held, environment),
      stale: held !== null && (held.freshness.stale || problem !== null),
      source: held?.freshness.source ?? null,
      problem: problem === null ? null : problemText(problem),
      nextRequestAt:
        isPaused() || request !== null || listeners.size() === 0 ? null : now() + nextRequestAt - elapsed(),
      lastRequest,
    }),
    askNow: () => {
      if (elapsed() < mayAskAt) return false;
      nextRequestAt = elapsed();
      schedule();
      return true;
    },
    interrupt: (error) => {
      request?.abort();
      request = null;
      if (error !== null) fail(error);
      schedule();
      notify();
    },
    restart: () => {
      stop();
      held = null;
      problem = null;
      failures = 0;
      [nextRequestAt, mayAskAt, nextSaveAt] = [elapsed(), 0, 0];
      void load();
      schedule();
      notify();
    },
    close: stop,
  };
}

type Named = Pick<Topic<unknown>, "name" | "ofAllVenues" | "isBackground">;

function named({ name, ofAllVenues, isBackground }: Named) {
  return { name, ofAllVenues: ofAllVenues ?? null, isBackground: isBackground === true };
}
