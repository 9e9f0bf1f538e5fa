import { HedgeError } from "../../shared/errors.js";
import { toHedgeError } from "./liveProblem.js";
import type { OnceRequest } from "./onceClient.js";
import type { SetTimer } from "./timers.js";

/** What answers are followed with that change seldom. */
export type OnceTopicsEnvironment<Target, Answer> = {
  readonly ask: (target: Target) => OnceRequest<Answer>;
  /** Different for every target. */
  readonly keyOf: (target: Target) => string;
  /** Whether an answer says nothing of today any more. */
  readonly isOld: (answer: Answer) => boolean;
  readonly setTimer: SetTimer;
};

type Listener<Answer> = (state: Answer | HedgeError) => void;

/** Follows an answer; the returned function ends that. */
export type SubscribeOnce<Target, Answer> = (target: Target, listener: Listener<Answer>) => () => void;

type Topic<Answer> = {
  readonly listeners: Set<Listener<Answer>>;
  state: Answer | HedgeError | null;
  end: () => void;
};

/** The client answers from memory until the service has a newer one, so that asking again costs nothing before. */
const askAgainMs = 60_000;
/** A failure that names no end, or one at once, is not asked for without pause. */
const soonestMs = 5_000;
/** How long an unused one keeps its value: Excel may cancel a cell before it restarts it. */
const graceMs = 5_000;

/** Until when a failure lasts is known to whoever failed: a desk must not go by an assumed rate for longer. */
function pauseAfter(state: unknown): number {
  if (!(state instanceof HedgeError) || state.retryAfterMs === null) return askAgainMs;
  return Math.max(soonestMs, Math.min(askAgainMs, state.retryAfterMs));
}

/** One topic for each target, however many tables follow it. */
export function createOnceTopics<Target, Answer>({
  ask: request,
  keyOf,
  isOld,
  setTimer,
}: OnceTopicsEnvironment<Target, Answer>): SubscribeOnce<Target, Answer> {
  const topics = new Map<string, Topic<Answer>>();

  const start = (key: string, target: Target): Topic<Answer> => {
    let isOver = false;
    let cancelTimer = (): void => undefined;
    let leave = (): void => undefined;
    const topic: Topic<Answer> = {
      listeners: new Set(),
      state: null,
      end: () => {
        isOver = true;
        cancelTimer();
        leave();
        topics.delete(key);
      },
    };
    const notify = (state: Answer | HedgeError): void => {
      if (isOver) return;
      const isNew = topic.state !== state;
      topic.state = state;
      cancelTimer = setTimer(ask, pauseAfter(state));
      if (isNew) for (const listener of [...topic.listeners]) listener(state);
    };
    const ask = (): void => {
      const { answer, leave: leaveRequest } = request(target);
      leave = leaveRequest;
      answer.then(notify, (error: unknown) => {
        // An answer that is there stays good when asking for its next edition fails, but not for ever.
        const { state } = topic;
        notify(state === null || state instanceof Error || isOld(state) ? toHedgeError(error) : state);
      });
    };
    topics.set(key, topic);
    ask();
    return topic;
  };

  return (target, listener) => {
    const key = keyOf(target);
    const topic = topics.get(key) ?? start(key, target);
    const own: Listener<Answer> = (state) => {
      listener(state);
    };
    topic.listeners.add(own);
    if (topic.state !== null) own(topic.state);
    return () => {
      topic.listeners.delete(own);
      if (topic.listeners.size > 0) return;
      setTimer(() => {
        if (topic.listeners.size === 0) topic.end();
      }, graceMs);
    };
  };
}
