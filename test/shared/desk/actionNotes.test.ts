// What an action says besides what to do: how old the prices are, how far a typed one is off, how near a sale would be
// liquidated. ETH stands at 4,000 USD; margin is asked for by a rise of 50 % at a maintenance rate of 0.5 %.
import { describe, expect, it } from "vitest";
import type { PerpetualKind } from "../../../shared/contract/perpetuals.js";
import { actionOf } from "../../../shared/desk/action.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { deskSummary } from "../../../shared/desk/summary.js";
import { defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const usual = memoryDesk();
const eth100: TypedDesk["holdings"] = [["ETH", 100]];
const said = (typed: TypedDesk) => usual.plan(typed, ["action"])[0]?.["action"];

describe("prices that a venue could not renew", () => {
  const at = Date.UTC(2026, 0, 1, 14, 3, 59);
  /** The desk with the list of one venue as old as that. */
  function oldDesk(old: readonly [string, PerpetualKind] | "all", { holdings = [], shorts = [] }: TypedDesk) {
    const markets = memoryMarkets(defaultDeskWorld, at + 3_600_000);
    const settings = Object.entries(defaultDeskSettings);
    return openDesk(
      { holdings, shorts, settings, defaultVenue: "" },
      {
        ...markets,
        snapshot: (venue, kind) => {
          const state = markets.snapshot(venue, kind);
          const isOld = old === "all" || (venue === old[0] && kind === old[1]);
          return isOld && state !== null && !(state instanceof Error)
            ? { ...state, stale: true, asOf: at }
            : state;
        },
      },
    );
  }
  const withOld = (...given: Parameters<typeof oldDesk>) => actionOf(oldDesk(...given), 0)?.text;
  const note = / bybit is not responding: prices as of 14:03 UTC\.$/i;

  it("are shown for the contract that is traded", () => {
    expect(withOld(["bybit", "inverse"], { holdings: eth100 })).toMatch(/^Sell 400,000 ETHUSD/);
    expect(withOld(["bybit", "inverse"], { holdings: eth100 })).toMatch(note);
    expect(withOld(["okx", "inverse"], { holdings: eth100 })).not.toMatch(/not responding/);
  });
  it("are shown for the order before the open shorts", () => {
    const typed = { holdings: [["ETH", 100, "okx:ETH"]], shorts: [["bybit:ETH-USDT", 100, 4000, 30_000]] };
    expect(withOld("all", typed)).toMatch(/^Sell .* Okx is not responding: prices as of 14:03 UTC\.$/);
  });
  it("are shown for every open short, also where nothing is to do", () => {
    const shorts = [
      ["okx:ETH", 36_000, 4000, 40],
      ["bybit:ETH-USDT", 100, 4000, 30_000],
    ];
    const typed = { holdings: [["ETH", 100, "okx:ETH"]], shorts };
    expect(withOld(["bybit", "linear"], typed)).toMatch(/^Fine: 100 % of the target covered\./);
    expect(withOld(["bybit", "linear"], typed)).toMatch(note);
    expect(withOld(["bybit", "inverse"], typed)).not.toMatch(/not responding/);
    // The sheet turns green where no action is needed, and must not by old prices.
    expect(deskSummary(oldDesk(["bybit", "linear"], typed))).toMatch(/ No row needs action\.$/);
    expect(deskSummary(oldDesk(["bybit", "inverse"], typed))).toMatch(/ No action needed\.$/);
  });
  it("are shown for the price of a row that another coin hedges", () => {
    const typed = { holdings: [["SOL", 100, "okx:ETH", 1]] };
    // SOL is priced at okx, PEPE at bybit, where its only contract is: 500,000,000 of 0.000012 USD are 6,000.
    const pepe = { holdings: [["PEPE", 500_000_000, "okx:ETH", 1]] };
    expect(withOld(["bybit", "linear"], pepe)).toMatch(/^Sell 600 ETHUSD on okx/);
    expect(withOld(["bybit", "linear"], pepe)).toMatch(note);
    expect(withOld(["bybit", "linear"], typed)).not.toMatch(/not responding/);
  });
});

describe("a typed price that is more than 3 % off the market", () => {
  it("is reported with what to do", () => {
    const at = (price: number) => said({ holdings: [["ETH", 100, null, null, price]] });
    expect(at(4200)).toBe(`${String(at(4120))} Your price 4200 is 5.0 % above the market's 4000.`);
    expect(at(3000)).toBe(`${String(at(3880))} Your price 3000 is 25.0 % below the market's 4000.`);
  });
});

describe("a sale that would be liquidated nearer than is warned of", () => {
  const order = "Sell 400,000 ETHUSD on bybit (400,000 USD, 100 ETH).";
  it("asks for less leverage", () => {
    // 398,000/(100 − 10) = 4,422.22; warned of at 30 %.
    const settings = { leverage: 10, survive: "" };
    expect(said({ holdings: eth100, settings })).toBe(
      `${order} First post 10 ETH isolated margin. It would be liquidated after a rise of 10.6 %: use less leverage. Then press Record.`,
    );
    expect(said({ holdings: eth100, settings: { ...settings, warn: 0.1 } })).toBe(
      `${order} First post 10 ETH isolated margin. Then press Record.`,
    );
  });
  it("says so where that lies below the mark price", () => {
    // 50 coins sold at 2,000 and 50 at 4,000: 300,000 × 0.995/(100 − 10) = 3,316.67, below 4,000.
    const shorts = [["bybit:ETH", 100_000, 2000]];
    expect(said({ holdings: eth100, shorts, settings: { leverage: 10, survive: "" } })).toBe(
      "Sell 200,000 ETHUSD on bybit (200,000 USD, 50 ETH). Total isolated margin required: 10 ETH. It would be liquidated immediately: use less leverage. Then press Record.",
    );
  });
  it("asks for it as well where the rise to survive is the smaller one, and not where it is the same", () => {
    const sale = (survive: number) => said({ holdings: eth100, settings: { leverage: "", survive } });
    // 100 − 398,000/4,400 coins.
    expect(sale(0.1)).toContain(
      "First post 9.5455 ETH isolated margin. It would be liquidated after a rise of 10 %:",
    );
    for (const rise of [0.07, 0.1, 0.13, 0.3, 0.37]) {
      const settings = { leverage: "", survive: rise, warn: rise };
      expect(said({ holdings: eth100, settings })).not.toContain("liquidated");
    }
  });
  it("is none where the margin is all that the short is worth", () => {
    expect(said({ holdings: eth100, settings: { leverage: 1, survive: "", warn: 5 } })).toBe(
      `${order} First post 100 ETH isolated margin. Then press Record.`,
    );
  });
  it("counts the margin that is there already", () => {
    // 50 coins are short with 40 of margin: 398,000/(100 − 40) is a rise of 65.8 %.
    const shorts = [["bybit:ETH", 200_000, 4000, 40]];
    expect(said({ holdings: eth100, shorts, settings: { leverage: 10, survive: "" } })).toBe(
      "Sell 200,000 ETHUSD on bybit (200,000 USD, 50 ETH). Then press Record.",
    );
  });
});

it("how far a mark price is past the liquidation", () => {
  const shorts = [["bybit:ETH", 300_000, 3000, 0.5]];
  // 300,000 × 0.995/(100 − 0.5) = 3,000, and 3,000/4,000 − 1 = −25 %.
  expect(said({ holdings: eth100, shorts })).toContain(
    "the mark price is already 25 % past the liquidation of bybit:ETH at 3,000 USD.",
  );
});

it("a linear short that is closed at a loss loses its currency, and no coins", () => {
  // 300 × 0.1 coins × (4,000 − 3,500) USD.
  const shorts = [["bybit:ETH-USDT", 1000, 3500]];
  expect(said({ holdings: [["ETH", 70]], shorts })).toBe(
    "Buy back 300 ETHUSDT on bybit (120,000 USD, 30 ETH). Realises a loss of 15,000 USDT. Then press Record.",
  );
});

it("a short that covers a little more than the target is fine for no other reason", () => {
  expect(said({ holdings: eth100, shorts: [["bybit:ETH", 408_000, 4000, 60]] })).toBe(
    "Fine: 102 % of the target covered.",
  );
});
