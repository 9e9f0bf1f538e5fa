import { gatherMarkets, type Gathered, type MarketSources } from "../../addin/live/gatherMarkets.js";
import type { Comparison } from "../../shared/contract/compare.js";
import type { History } from "../../shared/contract/history.js";
import type { PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import type { DeskMarkets } from "../../shared/desk/deskMarkets.js";
import { HedgeError } from "../../shared/errors.js";
import { createFakeClock } from "./fakeClock.js";

export const start = Date.UTC(2026, 10, 29, 12);

export function snapshotOf(venue: string, kind: PerpetualKind): Snapshot {
  return {
    venue,
    kind,
    asOf: start,
    expires: start,
    stale: false,
    source: "exchange",
    hasTiers: false,
    perpetuals: [],
  };
}

export function comparisonOf(coin: string, kind: PerpetualKind): Comparison {
  return { coin, kind, expires: start, offers: [], setApart: [], failed: [] };
}

type Answer = Snapshot | Comparison | History | HedgeError;

/** Sources whose answers the test gives; what is warm answers while it is asked for. */
export function gatherWith(
  compute: (markets: DeskMarkets) => Gathered<string>,
  warm: Readonly<Record<string, Answer>> = {},
  lastComparisons: MarketSources["lastComparisons"] = new Map(),
) {
  const clock = createFakeClock(start);
  const listeners = new Map<string, Set<(state: never) => void>>();
  const asked: string[] = [];
  const shown: { readonly at: number; readonly text: string }[] = [];
  let computed = 0;
  const subscribe = (key: string, listener: (state: never) => void) => {
    asked.push(key);
    listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
    const answer = warm[key];
    if (answer !== undefined) listener(answer as never);
    return () => listeners.get(key)?.delete(listener);
  };
  const sources: MarketSources = {
    now: clock.now,
    pace: {
      elapsed: clock.now,
      setTimer: clock.setTimer,
      reportDefect: (error) => {
        throw error;
      },
    },
    subscribeSnapshot: (venue, kind, listener) => subscribe(`${venue} ${kind}`, listener),
    subscribeComparison: (coin, kind, listener) => subscribe(`${coin} ${kind} everywhere`, listener),
    lastComparisons,
    subscribeHistory: ({ instrument: { coin } }, listener) => subscribe(`${coin} history`, listener),
    subscribeTiers: ({ venue, coin }, listener) => subscribe(`${venue} ${coin} tiers`, listener),
  };
  const stop = gatherMarkets(
    sources,
    (markets) => {
      computed += 1;
      return compute(markets);
    },
    (read) => {
      let text: string;
      try {
        text = read();
      } catch (error) {
        text = error instanceof HedgeError ? `error: ${error.message}` : String(error);
      }
      shown.push({ at: clock.now() - start, text });
    },
  );
  return {
    clock,
    asked,
    shown,
    stop,
    computed: () => computed,
    followed: () => [...listeners].filter(([, set]) => set.size > 0).map(([key]) => key),
    answer: (key: string, state: Answer) => {
      for (const listener of listeners.get(key) ?? []) listener(state as never);
    },
  };
}

/** Says of a venue whether it is there. */
export function stateOf(markets: DeskMarkets, venue: string): string {
  const state = markets.snapshot(venue, "inverse");
  return state === null ? `${venue} waiting` : state instanceof HedgeError ? state.message : `${venue} here`;
}
