import { createFeed, type Feed } from "../../addin/live/feed.js";
import type { RefreshOutcome } from "../../addin/live/feedStatus.js";
import type { LastAnswers, StoredAnswer } from "../../addin/live/lastAnswers.js";
import { perpetualsTopic } from "../../addin/live/perpetualsTopic.js";
import type { Answer } from "../../addin/live/topic.js";
import type { PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import { HedgeError } from "../../shared/errors.js";
import { createFakeClock, type FakeClock } from "./fakeClock.js";

export const start = Date.UTC(2026, 10, 22, 12);
export const intervalMs = 5_000;

export function snapshotOf(venue: string, kind: PerpetualKind, asOf: number): Snapshot {
  return {
    venue,
    kind,
    asOf,
    expires: asOf + intervalMs,
    stale: false,
    source: "exchange",
    hasTiers: false,
    perpetuals: [],
  };
}

export function answerOf(value: Snapshot, serverTime: number | null = null): Answer<Snapshot> {
  return { value, serverTime, bodyLength: 1_234 };
}

export type Service = (venue: string, kind: PerpetualKind, requestIndex: number) => Promise<Answer<Snapshot>>;

export const down = async (): Promise<Answer<Snapshot>> =>
  Promise.reject(new HedgeError({ code: "venue_unavailable", message: "the venue is down" }));

export const silent = async (): Promise<Answer<Snapshot>> => new Promise(() => undefined);

/** A storage that keeps answers in a map. */
export function createMapStorage(): LastAnswers & { readonly answers: Map<string, StoredAnswer> } {
  const answers = new Map<string, StoredAnswer>();
  return {
    answers,
    load: async (key) => Promise.resolve(answers.get(key) ?? null),
    save: async (key, answer) => {
      answers.set(key, answer);
      return Promise.resolve();
    },
  };
}

type Cell = {
  readonly heard: readonly { readonly state: Snapshot | HedgeError; readonly at: number }[];
  readonly leave: () => void;
  readonly last: () => Snapshot | HedgeError | undefined;
};

type BenchOptions = {
  readonly service?: Service;
  readonly lastAnswers?: LastAnswers;
  readonly startPaused?: boolean;
  readonly random?: () => number;
};

export type FeedBench = {
  readonly clock: FakeClock;
  readonly feed: Feed;
  /** "bybit/inverse" for each request, in order. */
  readonly requests: readonly string[];
  readonly defects: readonly unknown[];
  readonly limits: { deadlineMs: number; staleLimitMs: number; refreshMs: number };
  /** A cell; what it is sent goes to `write` first. */
  readonly listen: (venue: string, kind?: PerpetualKind, write?: () => void) => Cell;
  readonly refresh: () => RefreshOutcome;
  /** Sets this computer's clock forth or back; time goes on as before. */
  readonly setClock: (offsetMs: number) => void;
  readonly goOnline: (isOnline: boolean) => void;
  readonly answerWith: (service: Service) => void;
  readonly answerAgain: () => void;
};

/** A feed on a fake clock, asking a service that the test holds. */
export function createFeedBench(options: BenchOptions = {}): FeedBench {
  const clock = createFakeClock(start);
  let wallOffsetMs = 0;
  const requests: string[] = [];
  const defects: unknown[] = [];
  const limits = { deadlineMs: 10_000, staleLimitMs: 300_000, refreshMs: 1_000 };
  const answering: Service = async (venue, kind) =>
    Promise.resolve(answerOf(snapshotOf(venue, kind, clock.now())));
  let answer = options.service ?? answering;
  let reportConnection: (isOnline: boolean) => void = () => undefined;
  const feed = createFeed({
    now: () => clock.now() + wallOffsetMs,
    elapsed: () => clock.now() - start,
    setTimer: clock.setTimer,
    random: options.random ?? (() => 0.5),
    reportDefect: (error) => defects.push(error),
    limits: () => limits,
    lastAnswers: options.lastAnswers ?? createMapStorage(),
    onConnection: (listener) => {
      reportConnection = listener;
    },
    startPaused: options.startPaused ?? false,
  });
  const subscribe = feed.subscriberOf<Snapshot>();
  const noService = async (): Promise<never> => Promise.reject(new Error("the test answers itself"));
  return {
    clock,
    feed,
    requests,
    defects,
    limits,
    listen: (venue, kind = "inverse", write = () => undefined) => {
      const heard: { state: Snapshot | HedgeError; at: number }[] = [];
      const topic = {
        ...perpetualsTopic(venue, kind, noService),
        ask: async () => {
          requests.push(`${venue}/${kind}`);
          return answer(venue, kind, requests.length - 1);
        },
      };
      const leave = subscribe(topic, (state) => {
        write();
        heard.push({ state, at: clock.now() });
      });
      return { heard, leave, last: () => heard.at(-1)?.state };
    },
    refresh: () => feed.refreshNow(),
    setClock: (offsetMs) => {
      wallOffsetMs = offsetMs;
    },
    goOnline: (isOnline) => {
      reportConnection(isOnline);
    },
    answerWith: (service) => {
      answer = service;
    },
    answerAgain: () => {
      answer = answering;
    },
  };
}
