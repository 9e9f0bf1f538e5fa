// Margin and liquidation of one coin. ETH stands at 4,000 USD; bybit:ETH counts 1 USD, okx:ETH 10 USD,
// bybit:ETH-USDT 0.1 coins. Usually margin is asked for by leverage 2 and a rise of 50 %, at 0.5 % maintenance.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import type { CoinHedge } from "../../../shared/desk/coinHedge.js";
import { readSettings } from "../../../shared/desk/readSettings.js";
import { liquidationFor, marginDemand, marginToAdd, nearestThreat } from "../../../shared/desk/risk.js";
import type { RiskRules } from "../../../shared/desk/riskRules.js";
import { HedgeError } from "../../../shared/errors.js";
import { shortOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();

function hedgeOf(typed: TypedDesk, coin = "ETH", desk = usual): CoinHedge {
  const hedge = desk.open(typed).coins.get(coin);
  if (hedge === undefined) throw new Error(`nothing is hedged by ${coin}`);
  return hedge;
}

const settingsOf = (settings: Readonly<Record<string, number | string>> = {}) =>
  readSettings(Object.entries(settings), "bybit").settings;

/** Of venues that publish no tiers. */
const rulesOf = (settings: Readonly<Record<string, number | string>>): RiskRules => ({
  settings: settingsOf(settings),
  tiersOf: () => new HedgeError({ code: "not_published", message: "none" }),
});

describe("margin", () => {
  it("is asked for by the rise, by a leverage typed alone, or by both", () => {
    const demand = (settings: Record<string, number>, coin = "SOL") => {
      const { survive, leverage } = marginDemand(settingsOf(settings), coin);
      return [survive, leverage].map((each) => each?.toNumber() ?? null);
    };
    expect(demand({})).toEqual([2, null]);
    expect(demand({}, "BTC")).toEqual([1, null]);
    expect(demand({ leverage: 3 })).toEqual([null, 3]);
    expect(demand({ leverage: 3, survive: 0.5 })).toEqual([0.5, 3]);
    expect(demand({ survive: 0.5 })).toEqual([0.5, null]);
  });
  it("to add is up to the rise asked for, and to that warned of at least", () => {
    const rules = rulesOf({ survive: 0.5, "maintenance rate": 0.005 });
    // 100 coins at 4,000: 100 − 398,000/6,000 − 20.
    expect(marginToAdd(shortOf("bybit:ETH", 400_000, 4000, 20), rules).toNumber()).toBeCloseTo(13.6666667, 6);
    expect(marginToAdd(shortOf("bybit:ETH", 400_000, 4000), rules).toNumber()).toBeCloseTo(33.6666667, 6);
    expect(marginToAdd(shortOf("bybit:ETH", 400_000, 4000, 90), rules).toNumber()).toBe(0);
    // 100 − 398,000/5,200.
    const warned = rulesOf({ survive: 0.1, "maintenance rate": 0.005 });
    expect(marginToAdd(shortOf("bybit:ETH", 400_000, 4000), warned).toNumber()).toBeCloseTo(23.4615385, 6);
  });
});

describe("the position as planned", () => {
  it("is the contract of the row after its order", () => {
    const sale = hedgeOf({ holdings: [["ETH", 100]], shorts: [["bybit:ETH", 100_000, 2000]] });
    // 50 coins are covered; 50 more are 200,000 USD: together 300,000/100 coins.
    expect(sale.planned?.contracts.toNumber()).toBe(300_000);
    expect(sale.planned?.entry.toNumber()).toBe(3000);
    // 100 − 298,500/6,000.
    expect(sale.plannedMargin.toNumber()).toBe(50.25);
    expect(sale.own?.contracts.toNumber()).toBe(100_000);
  });
  it("stays where the order is of another contract", () => {
    const typed = {
      holdings: [["ETH", 1, "bybit:ETH-USDT"]],
      shorts: [
        ["bybit:ETH-USDT", 0.004, 4000],
        ["okx:ETH", 2000, 4000],
      ],
    };
    const hedge = hedgeOf(typed);
    expect(hedge.order?.contract.text).toBe("bybit:ETH-USDT");
    const elsewhere = hedgeOf({
      holdings: [["ETH", 1, "bybit:ETH-USDT"]],
      shorts: [["okx:ETH", 2000, 4000]],
    });
    expect(elsewhere.order).toMatchObject({ contract: { text: "okx:ETH" } });
    expect(elsewhere.planned).toBeNull();
    expect(elsewhere.plannedMargin.toNumber()).toBe(0);
    expect(elsewhere.own).toBeNull();
  });
  it("is none where no row is hedged by the coin", () => {
    const orphan = hedgeOf({ shorts: [["okx:ETH", 2000, 4000]] });
    expect(orphan.planned).toBeNull();
    expect(orphan.own).toBeNull();
  });
});

describe("the liquidation of a coin", () => {
  const rules = rulesOf({ "maintenance rate": 0.005, survive: 0.5 });
  it("is the nearest of its open shorts", () => {
    const near = shortOf("okx:ETH", 40_000, 4000, 20);
    const far = shortOf("bybit:ETH", 400_000, 4000, 50);
    const unknown = shortOf("bybit:ETH-USDT", 10, 4000);
    const threat = nearestThreat([far, unknown, near], rules);
    // 398,000/(100 − 20).
    expect(threat?.position).toBe(near);
    expect(threat?.liquidation.toNumber()).toBe(4975);
    expect(threat?.distance.toNumber()).toBe(0.24375);
    expect(nearestThreat([near, far], rules)?.position).toBe(near);
    expect(nearestThreat([unknown], rules)).toBeNull();
    expect(nearestThreat([shortOf("bybit:ETH", 400_000, 4000, 100)], rules)).toBeNull();
  });
  it("is that of the plan where nothing is open, and why there is none", () => {
    const at = (typed: TypedDesk) => {
      const survive = { survive: 0.5, leverage: "" };
      const found = liquidationFor(hedgeOf({ settings: survive, ...typed }), rules);
      if (found instanceof HedgeError) return found.message;
      return found instanceof Decimal ? found.toNumber() : found;
    };
    // The margin that survives a rise of 50 %.
    expect(at({ holdings: [["ETH", 100]] })).toBeCloseTo(6000, 10);
    expect(at({ holdings: [["ETH", 0]] })).toBeNull();
    const shorts = [
      ["okx:ETH", 4000, 4000, 10],
      ["bybit:ETH", 4000, 4000],
    ];
    expect(at({ holdings: [["ETH", 100]], shorts })).toBe("enter the margin of bybit:ETH");
    expect(at({ holdings: [["ETH", 100]], shorts: shorts.slice(0, 1) })).toMatch(/^never liquidated/);
  });
});
