import { describe, expect, it } from "vitest";
import { gatherMarkets, type Gathered, type MarketSources } from "../../../addin/live/gatherMarkets.js";
import type { Comparison } from "../../../shared/contract/compare.js";
import type { History } from "../../../shared/contract/history.js";
import type { PerpetualKind, Snapshot } from "../../../shared/contract/perpetuals.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { HedgeError } from "../../../shared/errors.js";
import { createFakeClock } from "../../support/fakeClock.js";

const start = Date.UTC(2026, 10, 29, 12);

function snapshotOf(venue: string, kind: PerpetualKind): Snapshot {
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

function comparisonOf(coin: string, kind: PerpetualKind): Comparison {
  return { coin, kind, expires: start, offers: [], setApart: [], failed: [] };
}

type Answer = Snapshot | Comparison | History | HedgeError;

/** Sources whose answers the test gives; what is warm answers while it is asked for. */
function setUp(
  compute: (markets: DeskMarkets) => Gathered<string>,
  warm: Readonly<Record<string, Answer>> = {},
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
function stateOf(markets: DeskMarkets, venue: string): string {
  const state = markets.snapshot(venue, "inverse");
  return state === null ? `${venue} waiting` : state instanceof HedgeError ? state.message : `${venue} here`;
}

describe("the first value", () => {
  it("comes in the same turn where everything is warm, also what is only asked for after an answer", () => {
    const { shown } = setUp(
      (markets) => {
        const first = stateOf(markets, "bybit");
        const then = first === "bybit here" ? stateOf(markets, "okx") : "";
        return { value: `${first}, ${then}`, firstVenue: "bybit" };
      },
      { "bybit inverse": snapshotOf("bybit", "inverse"), "okx inverse": snapshotOf("okx", "inverse") },
    );
    expect(shown).toEqual([{ at: 0, text: "bybit here, okx here" }]);
  });

  it("waits for the venue it is about, then a moment for the others", async () => {
    const { clock, shown, answer } = setUp((markets) => ({
      value: `${stateOf(markets, "bybit")}, ${stateOf(markets, "okx")}`,
      firstVenue: "bybit",
    }));
    await clock.advance(1_000);
    expect(shown).toEqual([]);
    answer("okx inverse", snapshotOf("okx", "inverse"));
    await clock.advance(1_000);
    expect(shown).toEqual([]);
    answer("bybit inverse", snapshotOf("bybit", "inverse"));
    await clock.advance(100);
    expect(shown.map(({ text }) => text)).toEqual(["bybit here, okx here"]);
  });

  it("waits for the tiers of that venue too, and not for another's", async () => {
    const tiersAre = (markets: DeskMarkets, venue: string): string => {
      const state = markets.tiers({ venue, coin: "ETH", quote: "USD", kind: "inverse" });
      return state === null ? `${venue} waiting` : `${venue} here`;
    };
    const { clock, shown, answer } = setUp((markets) => ({
      value: `${tiersAre(markets, "bybit")}, ${tiersAre(markets, "okx")}`,
      firstVenue: "bybit",
    }));
    await clock.advance(1_000);
    expect(shown).toEqual([]);
    answer("bybit ETH tiers", new HedgeError({ code: "not_told", message: "none" }));
    await clock.advance(500);
    expect(shown.map(({ text }) => text)).toEqual(["bybit here, okx waiting"]);
  });

  it("does not wait long for another venue that is slow, and takes it in when it comes", async () => {
    const { clock, shown, answer } = setUp((markets) => ({
      value: `${stateOf(markets, "bybit")}, ${stateOf(markets, "okx")}`,
      firstVenue: "bybit",
    }));
    answer("bybit inverse", snapshotOf("bybit", "inverse"));
    await clock.advance(500);
    expect(shown.map(({ text }) => text)).toEqual(["bybit here, okx waiting"]);
    await clock.advance(2_000);
    answer("okx inverse", snapshotOf("okx", "inverse"));
    await clock.advance(100);
    expect(shown.map(({ text }) => text)).toEqual(["bybit here, okx waiting", "bybit here, okx here"]);
  });

  it("says after four seconds what it waits for", async () => {
    const { clock, shown } = setUp((markets) => ({ value: stateOf(markets, "bybit"), firstVenue: "bybit" }));
    await clock.advance(3_900);
    expect(shown).toEqual([]);
    await clock.advance(200);
    expect(shown).toEqual([{ at: 4_000, text: "bybit waiting" }]);
  });

  it("is held back until everything is there where a part is worth nothing", async () => {
    const { clock, shown, answer } = setUp((markets) => {
      const history = markets.history({
        what: "closes",
        instrument: { venue: "bybit", coin: "ETH", quote: "USD", kind: "inverse" },
        days: 30,
      });
      return {
        value: `${stateOf(markets, "bybit")}, history ${String(Array.isArray(history))}`,
        firstVenue: null,
      };
    });
    answer("bybit inverse", snapshotOf("bybit", "inverse"));
    await clock.advance(1_000);
    expect(shown).toEqual([]);
    answer("ETH history", [[start, "3500"]]);
    await clock.advance(100);
    expect(shown.map(({ text }) => text)).toEqual(["bybit here, history true"]);
  });

  it("settles on a mistake of the input at once", () => {
    const { shown } = setUp(() => {
      throw new HedgeError({ code: "invalid_input", message: "holdings is 1 wide" });
    });
    expect(shown).toEqual([{ at: 0, text: "error: holdings is 1 wide" }]);
  });
});

describe("later values", () => {
  it("come at most once a second, each the latest, computed once however many answers came", async () => {
    const { clock, shown, answer, computed } = setUp(
      (markets) => {
        const state = markets.snapshot("bybit", "inverse");
        return {
          value: state === null || state instanceof HedgeError ? "" : String(state.asOf - start),
          firstVenue: "bybit",
        };
      },
      { "bybit inverse": snapshotOf("bybit", "inverse") },
    );
    const before = computed();
    for (let tick = 1; tick <= 20; tick += 1) {
      answer("bybit inverse", { ...snapshotOf("bybit", "inverse"), asOf: start + tick });
      await clock.advance(100);
    }
    // The answer of each tenth of a second is the tick's number: after a second it is the tenth.
    expect(shown).toEqual([
      { at: 0, text: "0" },
      { at: 1_000, text: "10" },
      { at: 2_000, text: "20" },
    ]);
    expect(computed() - before).toBe(2);
  });

  it("compute once with answers that come together", async () => {
    const coins = Array.from({ length: 50 }, (_none, index) => `C${String(index)}`);
    const { clock, answer, computed } = setUp((markets) => {
      for (const coin of coins) markets.comparison(coin, "linear");
      return { value: stateOf(markets, "bybit"), firstVenue: "bybit" };
    });
    const before = computed();
    for (const coin of coins) answer(`${coin} linear everywhere`, comparisonOf(coin, "linear"));
    await clock.advance(50);
    expect(computed() - before).toBe(1);
  });

  it("ask for the same thing once, however often it is looked up", () => {
    const { asked } = setUp((markets) => ({
      value: `${stateOf(markets, "bybit")}${stateOf(markets, "bybit")}`,
      firstVenue: null,
    }));
    expect(asked).toEqual(["bybit inverse"]);
  });

  it("follow no more what is looked up no more", async () => {
    const { clock, answer, followed } = setUp((markets) => {
      const first = stateOf(markets, "bybit");
      return { value: first === "bybit here" ? first : stateOf(markets, "okx"), firstVenue: "bybit" };
    });
    expect(followed()).toEqual(["bybit inverse", "okx inverse"]);
    answer("bybit inverse", snapshotOf("bybit", "inverse"));
    await clock.advance(50);
    expect(followed()).toEqual(["bybit inverse"]);
  });
});

it("leaves nothing behind when it ends, and shows nothing more", async () => {
  const { clock, shown, stop, answer, followed } = setUp((markets) => ({
    value: `${stateOf(markets, "bybit")}, ${stateOf(markets, "okx")}`,
    firstVenue: "bybit",
  }));
  answer("bybit inverse", snapshotOf("bybit", "inverse"));
  await clock.advance(20);
  stop();
  answer("okx inverse", snapshotOf("okx", "inverse"));
  await clock.advance(10_000);
  expect(shown).toEqual([]);
  expect(followed()).toEqual([]);
  expect(clock.waiting()).toBe(0);
});
