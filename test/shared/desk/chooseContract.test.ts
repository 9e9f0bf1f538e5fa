// What is shorted for a coin, and why. The usual markets: bybit lists ETH and BTC inverse and ETH, SOL, PEPE and XRP
// linear; okx ETH, BTC and SOL inverse and ETH linear; bitget XRP inverse.
import { describe, expect, it } from "vitest";
import { HedgeError } from "../../../shared/errors.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { instrumentFor } from "../../../shared/desk/instrumentFor.js";
import type { DeskMarket, DeskWorld } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();

function chosen(typed: TypedDesk, world?: DeskWorld): readonly unknown[] {
  const desk = world === undefined ? usual : memoryDesk(world);
  return Object.values(desk.plan(typed, ["instrument", "why"])[0] ?? {});
}

const eth = marketLike("bybit:ETH");
const on = (venue: string, change: Partial<DeskMarket> = {}): DeskMarket => ({ ...eth, venue, ...change });
const linearOn = (venue: string, change: Partial<DeskMarket> = {}) => ({
  ...marketLike("bybit:ETH-USDT"),
  venue,
  ...change,
});
const one = { holdings: [["ETH", 1]] };

describe("the order of places", () => {
  const inverseElsewhere = worldOf([on("okx"), linearOn("bybit"), linearOn("okx")]);
  it("with coin margin: inverse on the venue, elsewhere, then linear", () => {
    expect(chosen(one)).toEqual(["bybit:ETH", "bybit lists ETH as a coin-margined perpetual."]);
    expect(chosen(one, inverseElsewhere)).toEqual([
      "okx:ETH",
      "okx is the first other venue that lists ETH as a coin-margined perpetual.",
    ]);
    expect(chosen(one, worldOf([linearOn("bybit"), linearOn("okx")]))).toEqual([
      "bybit:ETH-USDT",
      "bybit lists ETH as a stablecoin-margined perpetual.",
    ]);
    expect(chosen(one, worldOf([linearOn("okx")]))[0]).toBe("okx:ETH-USDT");
  });
  it("with one venue: both kinds on it first", () => {
    const typed = { ...one, settings: { prefer: "one venue" } };
    expect(chosen(typed)[0]).toBe("bybit:ETH");
    expect(chosen(typed, inverseElsewhere)[0]).toBe("bybit:ETH-USDT");
    expect(chosen(typed, worldOf([on("okx"), linearOn("okx")]))[0]).toBe("okx:ETH");
    expect(chosen(typed, worldOf([linearOn("okx")]))[0]).toBe("okx:ETH-USDT");
  });
  it("elsewhere is the first of a fixed order, never the best rate", () => {
    const venues = worldOf([
      on("kraken", { fundingRate: 0.01 }),
      on("okx"),
      on("binance", { fundingRate: -0.01 }),
    ]);
    expect(chosen(one, venues)[0]).toBe("binance:ETH");
    const unknown = worldOf([on("newvenue", { fundingRate: 0.01 }), on("hyperliquid")], {
      venues: ["bybit", "newvenue", "hyperliquid"],
    });
    expect(chosen(one, unknown)[0]).toBe("hyperliquid:ETH");
  });
  it("a short that is open stays, and of several the largest", () => {
    const shorts = [
      ["okx:ETH", 100, 4000, 0.1],
      ["bybit:ETH-USDT", 3, 4000, 500],
      ["okx:BTC", 100, 60_000, 0.1],
    ];
    // 1,000/4,000 and 0.3 coins.
    expect(chosen({ ...one, shorts })).toEqual(["bybit:ETH-USDT", "You already have a short of ETH there."]);
    expect(
      chosen({
        ...one,
        shorts: [
          ["okx:ETH", 100, 4000, 0.1],
          ["bybit:ETH", 1000, 4000, 0.1],
        ],
      })[0],
    ).toBe("okx:ETH");
  });
  it("a row's own instrument before everything", () => {
    expect(chosen({ holdings: [["ETH", 1, "okx:ETH-USDT"]] })).toEqual(["okx:ETH-USDT", "Your choice."]);
  });
});

describe("what is no hedge", () => {
  it("a contract that is not of a coin, or not in dollars", () => {
    expect(chosen(one, worldOf([on("bybit", { assetClass: "stock" }), on("okx")]))[0]).toBe("okx:ETH");
    expect(chosen(one, worldOf([on("okx", { assetClass: "stock" }), on("kraken")]))[0]).toBe("kraken:ETH");
    expect(chosen(one, worldOf([linearOn("bybit", { quote: "EUR" }), linearOn("okx")]))[0]).toBe(
      "okx:ETH-USDT",
    );
  });
  it("another asset of the same name: it is named, and where two disagree neither is taken", () => {
    const three = worldOf([on("binance", { index: 40, mark: 40 }), on("okx"), on("kraken")]);
    expect(chosen(one, three)).toEqual([
      "okx:ETH",
      "okx is the first other venue that lists ETH as a coin-margined perpetual. Skipped: binance: at 40, a different asset or unit.",
    ]);
    const two = worldOf([on("okx", { index: 40, mark: 40 }), on("kraken"), linearOn("bybit")]);
    expect(chosen(one, two)).toEqual([
      "bybit:ETH-USDT",
      "bybit lists ETH as a stablecoin-margined perpetual. Skipped: okx: at 40, a different asset or unit; kraken: at 4000, a different asset or unit.",
    ]);
  });
  it("is reported by the index, else by the mark price; without a price it is in no list", () => {
    const odd = worldOf([on("okx", { index: 40 }), on("kraken"), on("binance", { index: null })]);
    expect(chosen(one, odd)[0]).toBe("binance:ETH");
    expect(chosen(one, worldOf([on("binance", { index: 0, mark: 0 }), on("okx")]))[0]).toBe("okx:ETH");
    expect(chosen(one, worldOf([on("binance", { mark: null }), on("okx")]))[0]).toBe("okx:ETH");
  });
  it("a venue that publishes no mark prices; one that misses a single one is waited for", () => {
    const silent = worldOf([on("bybit", { mark: null }), on("okx")]);
    expect(chosen(one, silent)).toEqual([
      "okx:ETH",
      "okx is the first other venue that lists ETH as a coin-margined perpetual. Skipped: bybit publishes no mark price of it.",
    ]);
    const missing = worldOf([on("bybit", { mark: null }), marketLike("bybit:BTC")]);
    expect(memoryDesk(missing).plan(one, ["action"])).toEqual([
      { action: "Waiting for the mark price of bybit:ETH." },
    ]);
  });
});

describe("what is waited for", () => {
  const said = (world: DeskWorld, typed: TypedDesk = one) =>
    memoryDesk(world).plan(typed, ["action"])[0]?.["action"];

  it("the venue itself, and the one that was found", () => {
    expect(said(worldOf([], { venueStates: { "bybit/inverse": "waiting" } }))).toBe(
      "Waiting for bybit inverse.",
    );
    expect(said(worldOf([], { venueStates: { "bybit/inverse": "failed" } }))).toBe(
      "Waiting for bybit inverse: bybit cannot be reached.",
    );
    expect(said(worldOf([], { venueStates: { "bybit/linear": "waiting" } }))).toBe(
      "Waiting for bybit linear.",
    );
  });
  it("not one elsewhere that cannot be asked: it is named", () => {
    const world = worldOf([on("kraken")], { venueStates: { "okx/inverse": "failed" } });
    expect(chosen(one, world)).toEqual([
      "kraken:ETH",
      "kraken is the first other venue that lists ETH as a coin-margined perpetual. Skipped: okx could not be reached.",
    ]);
  });
  it("one elsewhere whose list fails gives way to the next", () => {
    const markets = memoryMarkets(worldOf([on("okx"), on("kraken"), marketLike("bybit:BTC")]), 0);
    const failed = new HedgeError({ code: "venue_unavailable", message: "okx cannot be reached." });
    const { rows } = openDesk(
      { holdings: one.holdings, shorts: [], settings: [["venue", "bybit"]], defaultVenue: "" },
      { ...markets, snapshot: (venue, kind) => (venue === "okx" ? failed : markets.snapshot(venue, kind)) },
    );
    expect(rows).toMatchObject([
      {
        contract: { text: "kraken:ETH" },
        why: "kraken is the first other venue that lists ETH as a coin-margined perpetual. Skipped: okx could not be reached.",
      },
    ]);
  });
  it("the instrument that a row names", () => {
    const named = { holdings: [["SOL", 1, "okx:SOL"]] };
    expect(said(worldOf([], { venueStates: { "okx/inverse": "waiting" } }), named)).toBe(
      "Waiting for okx inverse.",
    );
    expect(said(worldOf([]), named)).toBe("Okx does not list okx:SOL: choose another instrument.");
    expect(said(worldOf([]), { holdings: [["SOL", 1, "away:SOL"]] })).toBe("There is no venue away.");
    expect(said(worldOf([on("okx", { mark: null })]), { holdings: [["SOL", 1, "okx:ETH"]] })).toBe(
      "Waiting for the mark price of okx:ETH.",
    );
  });
});

describe("the proxy", () => {
  const nowhere = ["NOWHERE", 1000, null, 1, 1];
  const proxied = (typed: TypedDesk, world?: DeskWorld) =>
    chosen({ settings: { proxy: "ETH" }, ...typed }, world);

  it("is linear first, inverse where it is held", () => {
    expect(proxied({ holdings: [nowhere] })).toEqual([
      "bybit:ETH-USDT",
      "No venue lists a perpetual of NOWHERE: hedged with ETH, by beta. bybit lists ETH as a stablecoin-margined perpetual.",
    ]);
    expect(proxied({ holdings: [nowhere, ["ETH", 1]] })[0]).toBe("bybit:ETH");
    expect(proxied({ holdings: [nowhere, ["ETH", 0]] })[0]).toBe("bybit:ETH-USDT");
    // What cannot be read may be some.
    expect(proxied({ holdings: [nowhere, ["ETH", "many"]] })[0]).toBe("bybit:ETH");
    expect(proxied({ holdings: [nowhere] }, worldOf([linearOn("okx"), on("bybit")]))[0]).toBe("okx:ETH-USDT");
    expect(proxied({ holdings: [nowhere] }, worldOf([on("okx")]))[0]).toBe("okx:ETH");
  });
  it("is where a short of it is open", () => {
    const [instrument, why] = proxied({ holdings: [nowhere], shorts: [["okx:ETH", 1, 4000]] });
    expect(instrument).toBe("okx:ETH");
    expect(why).toContain("You already have a short of ETH there.");
  });
  it("reports what spoke against the coin's own contracts, or that there is no hedge at all", () => {
    const sol = (venue: string, price: number) =>
      on(venue, { coin: "SOL", symbol: "SOL/USD:SOL", index: price, mark: price });
    const world = worldOf([sol("okx", 150), sol("kraken", 1.5), on("bybit")]);
    expect(proxied({ holdings: [["SOL", 1, null, 1]] }, world)[1]).toMatch(
      /^No venue lists a perpetual of SOL \(okx: at 150, a different asset or unit; kraken: at 1\.5, a different asset or unit\): hedged with ETH, by beta\./,
    );
    expect(memoryDesk(worldOf([])).plan({ holdings: [nowhere] }, ["action"])[0]?.["action"]).toBe(
      "No venue lists NOWHERE or the proxy BTC.",
    );
    const odd = worldOf([on("okx", { coin: "BTC", index: 5, mark: 5 }), on("kraken", { coin: "BTC" })]);
    expect(memoryDesk(odd).plan({ holdings: [nowhere] }, ["action"])[0]?.["action"]).toBe(
      "No venue lists NOWHERE or the proxy BTC (okx: at 5, a different asset or unit; kraken: at 4000, a different asset or unit).",
    );
  });
});

describe("a token that stands for a coin", () => {
  it("is hedged as it, one for one, at its price", () => {
    expect(chosen({ holdings: [["STETH", 1]] })).toEqual([
      "bybit:ETH",
      "STETH is treated as ETH, 1:1. bybit lists ETH as a coin-margined perpetual.",
    ]);
    const [row] = usual.plan({ holdings: [["STETH", 2]] }, ["price", "value", "contracts"]);
    expect(row).toEqual({ price: 4000, value: 8000, contracts: 8000 });
  });
  it("counts with the beta that is typed", () => {
    const [row] = usual.plan({ holdings: [["STETH", 2, null, 0.5]] }, ["contracts"]);
    expect(row).toEqual({ contracts: 4000 });
  });
});

describe("INSTRUMENT", () => {
  const instrument = (
    coin: string | null,
    typed: TypedDesk = {},
    world = worldOf([eth, marketLike("bybit:BTC")]),
  ) => instrumentFor(memoryDesk(world).open({ holdings: [[coin, 1]], ...typed }));
  it("is the text of what is shorted", () => {
    expect(instrument("ETH")).toBe("bybit:ETH");
    expect(instrument("NOWHERE")).toBe("bybit:BTC");
  });
  it.each([
    ["USDC", {}, "no_answer", "USDC is cash: nothing to hedge"],
    [null, { holdings: [[null, null]] }, "invalid_input", "coin must be entered, was blank"],
    ["no coin!", {}, "invalid_input", "coin is not a valid coin symbol"],
    ["ETH", { settings: { prefer: "best" } }, "invalid_input", "setting prefer must be"],
  ] as const)("%s has none", (coin, typed, code, message) => {
    expect(() => instrument(coin, typed)).toThrow(HedgeError);
    expect(() => instrument(coin, typed)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) as unknown }) as Error,
    );
  });
  it("is waited for", () => {
    const world = worldOf([], { venueStates: { "bybit/inverse": "waiting" } });
    expect(() => instrument("ETH", {}, world)).toThrow("waiting for bybit inverse");
  });
});

it("INSTRUMENT of nothing that is typed asks for a coin, and an answer to come is no answer", () => {
  const codeOf = (code: string) => expect.objectContaining({ code }) as Error;
  expect(() => instrumentFor(memoryDesk().open({}))).toThrow(codeOf("invalid_input"));
  const world = worldOf([], { venueStates: { "bybit/inverse": "waiting" } });
  expect(() => instrumentFor(memoryDesk(world).open({ holdings: [["ETH", 1]] }))).toThrow(
    codeOf("no_answer"),
  );
});
