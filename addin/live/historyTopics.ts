import { candlesResource, fundingResource, type History } from "../../shared/contract/history.js";
import type { HistoryRequest } from "../../shared/desk/deskMarkets.js";
import type { HedgeError } from "../../shared/errors.js";
import { instrumentText } from "../../shared/listing/instrument.js";
import type { RequestHistory } from "./historyClient.js";
import { toHedgeError } from "./liveProblem.js";
import type { SetTimer } from "./timers.js";

/** What histories are followed with. */
export type HistoryTopicsEnvironment = {
  readonly requestHistory: RequestHistory;
  readonly setTimer: SetTimer;
};

type Listener = (state: History | HedgeError) => void;

/** Follows a history; the returned function ends that. */
export type SubscribeHistory = (request: HistoryRequest, listener: Listener) => () => void;

type Topic = {
  readonly listeners: Set<Listener>;
  state: History | HedgeError | null;
  end: () => void;
};

/** The client answers from memory until the service has a newer one, so that asking again costs nothing before. */
const askAgainMs = 60_000;
/** How long an unused one keeps its value: Excel may cancel a cell before it restarts it. */
const graceMs = 5_000;

/** One topic for each history of a coin, however many tables follow it. */
export function createHistoryTopics({
  requestHistory,
  setTimer,
}: HistoryTopicsEnvironment): SubscribeHistory {
  const topics = new Map<string, Topic>();

  const start = (key: string, { what, instrument, days }: HistoryRequest): Topic => {
    const resource = what === "closes" ? candlesResource : fundingResource;
    let isOver = false;
    let cancelTimer = (): void => undefined;
    let leave = (): void => undefined;
    const topic: Topic = {
      listeners: new Set(),
      state: null,
      end: () => {
        isOver = true;
        cancelTimer();
        leave();
        topics.delete(key);
      },
    };
    const tell = (state: History | HedgeError): void => {
      if (isOver) return;
      const isNew = topic.state !== state;
      topic.state = state;
      cancelTimer = setTimer(ask, askAgainMs);
      if (isNew) for (const listener of [...topic.listeners]) listener(state);
    };
    const ask = (): void => {
      const request = requestHistory({ resource, instrument, days });
      leave = request.leave;
      request.history.then(tell, (error: unknown) => {
        // A history that is there stays good when asking for its newest day fails.
        tell(topic.state === null || topic.state instanceof Error ? toHedgeError(error) : topic.state);
      });
    };
    topics.set(key, topic);
    ask();
    return topic;
  };

  return (request, listener) => {
    const key = `${request.what} ${instrumentText(request.instrument)} ${String(request.days)}`;
    const topic = topics.get(key) ?? start(key, request);
    const own: Listener = (state) => {
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
