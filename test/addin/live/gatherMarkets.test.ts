import { describe, expect, it } from "vitest";
import type { Gathered, MarketSources } from "../../../addin/live/gatherMarkets.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { HedgeError } from "../../../shared/errors.js";
import { comparisonOf, gatherWith, snapshotOf, start, stateOf } from "../../support/gatherWith.js";

describe("the first value", () => {
  it("comes in the same turn where everything is warm, also what is only asked for after an answer", () => {
    const { shown } = gatherWith(
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
    const { clock, shown, answer } = gatherWith((markets) => ({
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
    const { clock, shown, answer } = gatherWith((markets) => ({
      value: `${tiersAre(markets, "bybit")}, ${tiersAre(markets, "okx")}`,
      firstVenue: "bybit",
    }));
    await clock.advance(1_000);
    expect(shown).toEqual([]);
    answer("bybit ETH tiers", new HedgeError({ code: "not_published", message: "none" }));
    await clock.advance(500);
    expect(shown.map(({ text }) => text)).toEqual(["bybit here, okx waiting"]);
  });

  it("does not wait long for another venue that is slow, and takes it in when it comes", async () => {
    const { clock, shown, answer } = gatherWith((markets) => ({
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

  it("does not wait for a comparison that may come later, and the next cell knows it at once", async () => {
    const compute = (markets: DeskMarkets): Gathered<string> => {
      const later = markets.laterComparison("ETH", "inverse");
      const text = `${stateOf(markets, "bybit")}, ${later === null ? "unchecked" : "checked"}`;
      return { value: text, firstVenue: "bybit" };
    };
    const warm = { "bybit inverse": snapshotOf("bybit", "inverse") };
    const last: MarketSources["lastComparisons"] = new Map();
    const { clock, shown, answer, asked } = gatherWith(compute, warm, last);
    expect(shown).toEqual([{ at: 0, text: "bybit here, unchecked" }]);
    expect(asked).toEqual(["bybit inverse"]);
    answer("bybit inverse", snapshotOf("bybit", "inverse"));
    await clock.advance(1_000);
    expect(asked).toEqual(["bybit inverse", "ETH inverse everywhere"]);
    answer("ETH inverse everywhere", comparisonOf("ETH", "inverse"));
    await clock.advance(1_000);
    expect(shown.at(-1)?.text).toBe("bybit here, checked");

    const next = gatherWith(compute, warm, last);
    expect(next.shown).toEqual([{ at: 0, text: "bybit here, checked" }]);
    expect(next.asked).toEqual(["bybit inverse"]);
    // What it said an hour ago may be true no more.
    last.set("ETH inverse", { ...comparisonOf("ETH", "inverse"), expires: start - 3_600_000 });
    expect(gatherWith(compute, warm, last).shown).toEqual([{ at: 0, text: "bybit here, unchecked" }]);
  });

  it("says after four seconds what it waits for", async () => {
    const { clock, shown } = gatherWith((markets) => ({
      value: stateOf(markets, "bybit"),
      firstVenue: "bybit",
    }));
    await clock.advance(3_900);
    expect(shown).toEqual([]);
    await clock.advance(200);
    expect(shown).toEqual([{ at: 4_000, text: "bybit waiting" }]);
  });

  it("is held back until everything is there where a part is worth nothing", async () => {
    const { clock, shown, answer } = gatherWith((markets) => {
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
    const { shown } = gatherWith(() => {
      throw new HedgeError({ code: "invalid_input", message: "holdings is 1 wide" });
    });
    expect(shown).toEqual([{ at: 0, text: "error: holdings is 1 wide" }]);
  });
});

describe("later values", () => {
  it("come at most once a second, each the latest, computed once however many answers came", async () => {
    const { clock, shown, answer, computed } = gatherWith(
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
    const { clock, answer, computed } = gatherWith((markets) => {
      for (const coin of coins) markets.comparison(coin, "linear");
      return { value: stateOf(markets, "bybit"), firstVenue: "bybit" };
    });
    const before = computed();
    for (const coin of coins) answer(`${coin} linear everywhere`, comparisonOf(coin, "linear"));
    await clock.advance(50);
    expect(computed() - before).toBe(1);
  });

  it("ask for the same thing once, however often it is looked up", () => {
    const { asked } = gatherWith((markets) => ({
      value: `${stateOf(markets, "bybit")}${stateOf(markets, "bybit")}`,
      firstVenue: null,
    }));
    expect(asked).toEqual(["bybit inverse"]);
  });

  it("follow no more what is looked up no more", async () => {
    const { clock, answer, followed } = gatherWith((markets) => {
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
  const { clock, shown, stop, answer, followed } = gatherWith((markets) => ({
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
