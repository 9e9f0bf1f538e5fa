import type { Comparison } from "../../shared/contract/compare.js";
import type { History } from "../../shared/contract/history.js";
import type { PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import type { RiskTiers } from "../../shared/contract/tiers.js";
import type { Answered, DeskMarkets, HistoryRequest } from "../../shared/desk/deskMarkets.js";
import { HedgeError } from "../../shared/errors.js";
import { instrumentText, type Instrument } from "../../shared/listing/instrument.js";
import type { ChannelListener } from "./channel.js";
import type { SubscribeOnce } from "./onceTopics.js";
import { createPacedListeners, type PaceEnvironment } from "./pacedListeners.js";

/** Where answers come from. */
export type MarketSources = {
  readonly now: () => number;
  readonly pace: PaceEnvironment;
  readonly subscribeSnapshot: (
    venue: string,
    kind: PerpetualKind,
    listener: ChannelListener<Snapshot>,
  ) => () => void;
  readonly subscribeComparison: (
    coin: string,
    kind: PerpetualKind,
    listener: ChannelListener<Comparison>,
  ) => () => void;
  /** Those reported last, by coin and kind: a cell that starts anew must not choose anew what they spoke against. */
  readonly lastComparisons: Map<string, Comparison>;
  readonly subscribeHistory: SubscribeOnce<HistoryRequest, History>;
  readonly subscribeTiers: SubscribeOnce<Instrument, RiskTiers>;
};

/** What was computed, and the venue without whose answer it is not worth showing; null: nothing may be missing. */
export type Gathered<Value> = { readonly value: Value; readonly firstVenue: string | null };

/** How long the first value waits for the venue; after that it says what it waits for. */
const firstValueMs = 4_000;
/** The same where a part is worth nothing: venues read their past in several pages. */
const wholeValueMs = 30_000;
/** How long it waits for the others, so that a second venue a moment later does not cost a second of pace. */
const othersMs = 300;
/** Beyond its time, while the next one is on its way. */
const comparisonKeptMs = 60_000;
/** Answers that come together are computed with once. */
const togetherMs = 10;

/** Everything that is looked up. */
type MarketAnswer = Snapshot | Comparison | History | RiskTiers;

type Want = {
  readonly venue: string | null;
  state: Answered<MarketAnswer>;
  leave: () => void;
  isWanted: boolean;
};

type Subscribe = (listener: (state: MarketAnswer | HedgeError) => void) => () => void;

/**
 * Computes with what the market answers, again at every answer: what the computation looks up is what is asked for, and
 * what it looks up no more is asked for no more. The first value comes in the same turn where everything is there.
 * @returns what ends it
 */
export function gatherMarkets<Value>(
  sources: MarketSources,
  compute: (markets: DeskMarkets) => Gathered<Value>,
  emit: (read: () => Value) => void,
): () => void {
  const { pace } = sources;
  const wants = new Map<string, Want>();
  const paced = createPacedListeners<object>(pace);
  let latest: () => Value = () => compute(markets).value;
  let isStarted = false;
  let isShown = false;
  let isOver = false;
  let isMistaken = false;
  let changes = 0;
  let computed = 0;
  let isScheduled = false;
  let cancelOthers: (() => void) | null = null;

  const lookUp = <Answer extends MarketAnswer>(
    key: string,
    venue: string | null,
    isAnswer: (state: MarketAnswer) => state is Answer,
    subscribe: Subscribe,
  ): Answered<Answer> => {
    const known = wants.get(key);
    const want = known ?? { venue, state: null, leave: () => undefined, isWanted: true };
    want.isWanted = true;
    if (known === undefined) {
      wants.set(key, want);
      want.leave = subscribe((state) => {
        want.state = state;
        change();
      });
    }
    const { state } = want;
    return state === null || state instanceof Error || isAnswer(state) ? state : null;
  };

  const comparison: DeskMarkets["comparison"] = (coin, kind) =>
    lookUp(
      `comparison ${coin} ${kind}`,
      null,
      (state): state is Comparison => "offers" in state,
      (listener) => sources.subscribeComparison(coin, kind, listener),
    );

  const laterComparison: DeskMarkets["comparison"] = (coin, kind) => {
    const key = `${coin} ${kind}`;
    const state = isShown ? comparison(coin, kind) : null;
    if (state !== null && !(state instanceof Error)) sources.lastComparisons.set(key, state);
    const last = sources.lastComparisons.get(key);
    return last !== undefined && sources.now() < last.expires + comparisonKeptMs ? last : null;
  };

  const markets: DeskMarkets = {
    get now() {
      return sources.now();
    },
    snapshot: (venue, kind) =>
      lookUp(
        `snapshot ${venue} ${kind}`,
        venue,
        (state): state is Snapshot => "perpetuals" in state,
        (listener) => sources.subscribeSnapshot(venue, kind, listener),
      ),
    comparison,
    laterComparison,
    history: (request: HistoryRequest) =>
      lookUp(
        `history ${request.what} ${instrumentText(request.instrument)} ${String(request.days)}`,
        null,
        (state): state is History => Array.isArray(state),
        (listener) => sources.subscribeHistory(request, listener),
      ),
    // The first value waits for those of its venue: margins would jump a moment later.
    tiers: (instrument) =>
      lookUp(
        `tiers ${instrumentText(instrument)}`,
        instrument.venue,
        (state): state is RiskTiers => "tiers" in state,
        (listener) => sources.subscribeTiers(instrument, listener),
      ),
  };

  const run = (): string | null => {
    let firstVenue: string | null = null;
    isStarted = true;
    // Answers that are warm come while they are asked for; each may lead to the next question.
    let seen: number;
    do {
      seen = changes;
      for (const want of wants.values()) want.isWanted = false;
      try {
        const outcome = compute(markets);
        firstVenue = outcome.firstVenue;
        isMistaken = false;
        latest = () => outcome.value;
      } catch (error) {
        isMistaken = error instanceof HedgeError && error.code === "invalid_input";
        latest = () => {
          throw error;
        };
      }
    } while (changes !== seen);
    computed = changes;
    isStarted = false;
    for (const [key, want] of wants) {
      if (want.isWanted) continue;
      wants.delete(key);
      want.leave();
    }
    return firstVenue;
  };

  const notify = (): void => {
    isShown = true;
    cancelFirst();
    cancelOthers?.();
    paced.notify({});
  };

  const show = (firstVenue: string | null): void => {
    const open = [...wants.values()].filter(({ state }) => state === null);
    // A mistake of the input does not get better by waiting.
    if (isShown || isMistaken || open.length === 0) notify();
    else if (firstVenue !== null && !open.some(({ venue }) => venue === firstVenue)) {
      cancelOthers ??= pace.setTimer(notify, othersMs);
    }
  };

  const change = (): void => {
    changes += 1;
    if (isStarted || isScheduled || isOver) return;
    isScheduled = true;
    pace.setTimer(() => {
      isScheduled = false;
      if (isOver) return;
      // What is shown already is computed at its next turn, once for all answers of that second.
      if (isShown) paced.notify({});
      else show(run());
    }, togetherMs);
  };

  let cancelFirst = (): void => undefined;
  const leavePaced = paced.add(() => {
    if (changes !== computed) run();
    emit(() => latest());
  }, null);
  const firstVenue = run();
  cancelFirst = pace.setTimer(notify, firstVenue === null ? wholeValueMs : firstValueMs);
  show(firstVenue);
  return () => {
    isOver = true;
    cancelFirst();
    cancelOthers?.();
    leavePaced();
    for (const want of wants.values()) want.leave();
  };
}
