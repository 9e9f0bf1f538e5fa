// What other venues answer, and do not answer, where the venue itself does not list the coin. ETH stands at 4,000 USD.
import { describe, expect, it } from "vitest";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { planTable } from "../../../shared/desk/planTable.js";
import { HedgeError } from "../../../shared/errors.js";
import { defaultDeskWorld, type DeskWorld } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryRows } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const asked = ["instrument", "why", "action"] as const;
const eth = marketLike("bybit:ETH");
const linear = marketLike("bybit:ETH-USDT");
const down = new HedgeError({ code: "venue_unavailable", message: "the service is down" });
const notOffered = new HedgeError({ code: "kind_not_offered", message: "there are none" });

function answer(world: DeskWorld, change: (markets: DeskMarkets) => Partial<DeskMarkets>) {
  const markets = memoryMarkets(world, 0);
  const desk = openDesk(
    {
      holdings: [["ETH", 1]],
      shorts: [],
      settings: [
        ["venue", "bybit"],
        ["proxy", "BTC"],
      ],
      defaultVenue: "",
    },
    { ...markets, ...change(markets) },
  );
  return memoryRows(planTable(desk, asked), asked)[0];
}

describe("the comparison of venues", () => {
  const elsewhere = worldOf([{ ...eth, venue: "okx" }]);
  it("is waited for", () => {
    expect(answer(elsewhere, () => ({ comparison: () => null }))).toMatchObject({
      action: "Waiting for inverse ETH on other venues.",
    });
    expect(answer(elsewhere, () => ({ comparison: () => down }))).toMatchObject({
      action: "Waiting for inverse ETH on other venues: the service is down.",
    });
  });
  it("never leads back to the venue itself", () => {
    // The list of bybit lacks what the comparison still has.
    const both = worldOf([eth, { ...eth, venue: "okx" }]);
    const without = answer(both, ({ snapshot }) => ({
      snapshot: (venue, kind) => {
        const state = snapshot(venue, kind);
        if (venue !== "bybit" || state === null || state instanceof Error) return state;
        return { ...state, perpetuals: [] };
      },
    }));
    expect(without).toMatchObject({
      instrument: "okx:ETH",
      why: "okx is the first other venue that lists ETH as a coin-margined perpetual.",
    });
  });
  it("names a venue whose own list is waited for, or lacks what is compared", () => {
    const world = worldOf([{ ...eth, venue: "okx" }]);
    const okx = (state: (markets: DeskMarkets) => ReturnType<DeskMarkets["snapshot"]>) =>
      answer(world, (markets) => ({
        snapshot: (venue, kind) => (venue === "okx" ? state(markets) : markets.snapshot(venue, kind)),
      }));
    expect(okx(() => null)).toMatchObject({ action: "Waiting for okx inverse." });
    const skipped = "No venue lists ETH or the proxy BTC (okx could not be reached).";
    expect(okx(() => down)).toMatchObject({ action: skipped });
    const missing = "Waiting for the mark price of okx:ETH.";
    const listOf = (change: object) =>
      okx(({ snapshot }) => {
        const state = snapshot("okx", "inverse");
        return state === null || state instanceof Error ? state : { ...state, ...change };
      });
    expect(listOf({ perpetuals: [] })).toMatchObject({ action: skipped });
    const unpriced = memoryMarkets(worldOf([{ ...eth, venue: "okx", mark: null }]), 0).snapshot(
      "okx",
      "inverse",
    );
    expect(okx(() => unpriced)).toMatchObject({ action: missing });
  });
  it("passes over whoever could not be reached, each named once", () => {
    const world = worldOf([linear], {
      venueStates: { "okx/inverse": "failed", "kraken/inverse": "failed" },
    });
    expect(answer(world, () => ({}))).toMatchObject({
      instrument: "bybit:ETH-USDT",
      why: "bybit lists ETH as a stablecoin-margined perpetual. Skipped: okx could not be reached; kraken could not be reached.",
    });
    const twice = worldOf([{ ...linear, venue: "gate" }], {
      venueStates: { "okx/inverse": "failed", "okx/linear": "failed", "htx/linear": "failed" },
    });
    expect(answer(twice, () => ({}))).toMatchObject({
      why: "gate is the first other venue that lists ETH as a stablecoin-margined perpetual. Skipped: okx could not be reached; htx could not be reached.",
    });
  });
});

describe("a contract of the venue itself that is another asset", () => {
  const at = (venue: string, price: number) => ({ ...eth, venue, mark: price, index: price });
  const apart = "bybit: at 74, a different asset or unit";
  it("is not taken, whatever was shown before the others were asked", () => {
    const world = worldOf([at("bybit", 74), at("okx", 0.21), at("binance", 0.21), at("kraken", 0.21)]);
    const why = "binance is the first other venue that lists ETH as a coin-margined perpetual.";
    expect(answer(world, () => ({}))).toMatchObject({
      instrument: "binance:ETH",
      why: `${why} Skipped: ${apart}.`,
    });
    for (const state of [null, down]) {
      expect(answer(world, () => ({ laterComparison: () => state }))).toMatchObject({
        instrument: "bybit:ETH",
        why: "bybit lists ETH as a coin-margined perpetual.",
      });
    }
  });
  it("is not taken where the only other venue disagrees, and neither is that", () => {
    expect(answer(worldOf([at("bybit", 74), at("okx", 0.21)]), () => ({}))).toMatchObject({
      action: `No venue lists ETH or the proxy BTC (${apart}; okx: at 0.21, a different asset or unit).`,
    });
  });
});

describe("a kind that the venue does not offer", () => {
  it("is none of it, and not waited for", () => {
    const found = answer(worldOf([linear]), ({ snapshot }) => ({
      snapshot: (venue, kind) => (kind === "inverse" ? notOffered : snapshot(venue, kind)),
    }));
    expect(found).toMatchObject({
      instrument: "bybit:ETH-USDT",
      why: "bybit lists ETH as a stablecoin-margined perpetual.",
    });
  });
  it("makes a row and a short that name it wrong", () => {
    const markets = memoryMarkets(defaultDeskWorld, 0);
    const desk = openDesk(
      {
        holdings: [["SOL", 1, "okx:SOL"]],
        shorts: [["okx:SOL", 1, 150]],
        settings: [["venue", "bybit"]],
        defaultVenue: "",
      },
      {
        ...markets,
        snapshot: (venue, kind) => (venue === "okx" ? notOffered : markets.snapshot(venue, kind)),
      },
    );
    expect(desk.rows).toMatchObject([{ state: "wrong", problem: notOffered, hedgeCoins: null }]);
    expect(desk.shorts).toMatchObject([{ state: "wrong", problem: notOffered, coins: ["SOL"] }]);
  });
});
