// The desk with the tiers of its venues. ETH stands at 4,000 USD; bybit:ETH counts 1 USD, bybit:ETH-USDT 0.1 coins.
import { describe, expect, it } from "vitest";
import type { Decimal } from "../../../shared/decimal.js";
import type { RiskTiers } from "../../../shared/contract/tiers.js";
import { explainRow } from "../../../shared/desk/explain/explainRow.js";
import { planTable, shortsTable } from "../../../shared/desk/planTable.js";
import { defaultDeskWorld, type DeskWorld } from "../../support/deskCases.js";
import { memoryDesk } from "../../support/memoryDesk.js";

type Table = Pick<RiskTiers, "unit" | "tiers">;

/** Tiers of progressive margins in USD: 1 % up to 500,000, 2 % up to 1,000,000, 5 % up to 2,000,000. */
const inUsd: Table = {
  unit: "USD",
  tiers: [
    ["500000", "0.01", "0", "50"],
    ["1000000", "0.02", "5000", "25"],
    ["2000000", "0.05", "35000", "10"],
  ],
};
/** In coins, each tier's rate on the whole position. */
const inCoins: Table = {
  unit: "coin",
  tiers: [
    ["50", "0.01", null, "50"],
    ["200", "0.02", null, "25"],
    [null, "0.05", null, "10"],
  ],
};

const linear = "bybit:ETH/USDT:USDT";
const inverse = "bybit:ETH/USD:ETH";

function worldWith(tiers: NonNullable<DeskWorld["tiers"]>): DeskWorld {
  return { ...defaultDeskWorld, tiers };
}

const settings = { "maintenance rate": "", survive: 1, leverage: "" };
const fields = ["marginNeeded", "liquidation", "distance", "trade", "action"];

function planOf(world: DeskWorld, holdings: readonly (readonly (string | number)[])[], typed = {}) {
  const [row] = memoryDesk(world).plan({ holdings, settings: { ...settings, ...typed } }, fields);
  if (row === undefined) throw new Error("there is no row");
  return row;
}

function rateIn(world: DeskWorld, typed: Parameters<ReturnType<typeof memoryDesk>["open"]>[0]) {
  const steps = explainRow(
    memoryDesk(world).open({ ...typed, settings: { ...settings, ...typed.settings } }),
    0,
  );
  return Object.fromEntries(
    steps
      .filter(({ heading }) => heading.startsWith("Maintenance rate"))
      .map(({ heading, value }) => [heading, (value as Decimal).toNumber()]),
  );
}

describe("the margin needed", () => {
  it("has the rate of the value at the price to survive on linear contracts", () => {
    // 100 coins at 8,000 are 800,000 USD: 16,000 − 5,000 of maintenance margin, and 400,000 of loss.
    const row = planOf(worldWith({ [linear]: inUsd }), [["ETH", 100, "bybit:ETH-USDT"]]);
    expect(row["marginNeeded"]).toBeCloseTo(411_000, 8);
    expect(row["liquidation"]).toBe(8000);
  });
  it("has the rate of the coins today on inverse ones, of which a rise leaves fewer", () => {
    // 100 coins are in the tier of 2 %: 100 − 400,000 × 0.98 / 8,000.
    const row = planOf(worldWith({ [inverse]: inCoins }), [["ETH", 100]]);
    expect(row["marginNeeded"]).toBeCloseTo(51, 10);
    expect(row["liquidation"]).toBe(8000);
  });
  it("has a rate that is typed, whatever the venue publishes", () => {
    const row = planOf(worldWith({ [inverse]: inCoins }), [["ETH", 100]], { "maintenance rate": 0.005 });
    expect(row["marginNeeded"]).toBeCloseTo(50.25, 10);
  });
  it("has 2.5 % where the venue publishes none, and where they cannot be had", () => {
    for (const world of [worldWith({}), worldWith({ [inverse]: "failed" })]) {
      // 100 − 400,000 × 0.975 / 8,000
      expect(planOf(world, [["ETH", 100]])["marginNeeded"]).toBeCloseTo(51.25, 10);
    }
  });
});

describe("the liquidation of an open short", () => {
  const line = (instrument: string, contracts: number, margin: number) => [
    instrument,
    contracts,
    4000,
    margin,
  ];
  const figures = (world: DeskWorld, shorts: readonly (readonly (string | number)[])[]) => {
    const desk = memoryDesk(world);
    const typed = { holdings: [["ETH", 100]], shorts, settings };
    const [short] = desk.shorts(typed, ["liquidation", "distance"]);
    const [row] = desk.plan(typed, ["liquidation", "distance"]);
    return { short, row, desk, typed };
  };
  it("is where the value in its tier is no longer kept, the same in PLAN, SHORTS and STRESS", () => {
    // v × 1.02 − 5,000 = 500,000: the value of 495,098 is still in the first tier, where v × 1.01 = 500,000.
    const world = worldWith({ [linear]: inUsd });
    const { short, row, desk, typed } = figures(world, [line("bybit:ETH-USDT", 1000, 100_000)]);
    const price = 500_000 / 1.01 / 100;
    expect(short?.["liquidation"]).toBeCloseTo(price, 8);
    expect(row).toEqual(short);
    const moves = [price / 4000 - 1 - 1e-6, price / 4000 - 1 + 1e-6];
    expect(desk.stress(typed, moves, false).map((each) => each["liquidated"])).toEqual([0, 1]);
  });
  it("has the deduction of the tier that it ends in", () => {
    // v × 1.02 − 5,000 = 800,000.
    const { short } = figures(worldWith({ [linear]: inUsd }), [line("bybit:ETH-USDT", 1000, 400_000)]);
    expect(short?.["liquidation"]).toBeCloseTo(805_000 / 1.02 / 100, 8);
  });
  it("is the bound where the rate jumps there", () => {
    // In the first tier v × 1.01 = 506,000 is 500,990, beyond the bound; in the second v × 1.02 is 496,078, before it.
    const jumping: Table = {
      unit: "USD",
      tiers: inUsd.tiers.map(([bound, rate]) => [bound, rate, null, null]),
    };
    const { short } = figures(worldWith({ [linear]: jumping }), [line("bybit:ETH-USDT", 1000, 106_000)]);
    expect(short?.["liquidation"]).toBeCloseTo(5000, 8);
  });
  it("is explained with its own rate where that is another than the margin's", () => {
    const world = worldWith({ [linear]: inUsd });
    const holdings = [["ETH", 100, "bybit:ETH-USDT"]];
    const rates = rateIn(world, { holdings, shorts: [line("bybit:ETH-USDT", 1000, 100_000)] });
    expect(rates["Maintenance rate of bybit's tier"]).toBeCloseTo(0.02 - 5000 / 800_000, 12);
    expect(rates["Maintenance rate at the liquidation of bybit's tier"]).toBe(0.01);
    expect(rateIn(world, { holdings })).toEqual({ "Maintenance rate of bybit's tier": 0.01375 });
    expect(rateIn(worldWith({}), { holdings })).toEqual({
      "Maintenance rate, assumed: bybit publishes no risk tiers for bybit:ETH-USDT": 0.025,
    });
    expect(rateIn(world, { holdings, settings: { "maintenance rate": 0.005 } })).toEqual({
      "Maintenance rate": 0.005,
    });
  });
});

describe("a rate that is assumed", () => {
  const notes = (world: DeskWorld, more: Record<string, number> = {}) => {
    const desk = memoryDesk(world).open({
      holdings: [["ETH", 100]],
      shorts: [["bybit:ETH", 400_000, 4000, 20]],
      settings: { ...settings, ...more },
    });
    const ofPlan = planTable(desk, ["marginNeeded", "liquidation", "distance", "price"])[0];
    const ofShort = shortsTable(desk, ["liquidation", "distance", "mark"])[0];
    return [...(ofPlan ?? []), ...(ofShort ?? [])].map(({ note = null }) => note);
  };
  it("is said in the card of each figure that hangs on it", () => {
    const assumed = "Maintenance rate 2.5 % assumed: bybit publishes no risk tiers for bybit:ETH.";
    expect(notes(worldWith({}))).toEqual([assumed, assumed, assumed, null, assumed, assumed, null]);
    const failed = "Maintenance rate 2.5 % assumed: the risk tiers of bybit:ETH are not available now.";
    expect(notes(worldWith({ [inverse]: "failed" }))[0]).toBe(failed);
  });
  it("is not where it is typed or published", () => {
    const nothing = Array.from({ length: 7 }, () => null);
    expect(notes(worldWith({ [inverse]: inCoins }))).toEqual(nothing);
    expect(notes(worldWith({}), { "maintenance rate": 0.01 })).toEqual(nothing);
  });
});

describe("while tiers are on their way", () => {
  const world = worldWith({ [inverse]: "waiting" });
  it("the coin waits, and what does not depend on them is there", () => {
    const all = ["price", "value", "instrument", "marginNeeded", "trade", "action"];
    const [row] = memoryDesk(world).plan({ holdings: [["ETH", 100]], settings }, all);
    expect(row).toMatchObject({
      ...{ price: 4000, value: 400_000, instrument: "bybit:ETH", trade: 0 },
      action: "Waiting for the risk tiers of bybit:ETH.",
    });
    expect(row?.["marginNeeded"]).not.toBeTypeOf("number");
  });
  it("a short with a margin waits, one without does not", () => {
    const shorts = (margin: number | null) =>
      memoryDesk(world).shorts({ shorts: [["bybit:ETH", 4000, 4000, margin]], settings }, ["action"]);
    expect(shorts(10)).toEqual([{ action: "Waiting for the risk tiers of bybit:ETH." }]);
    expect(shorts(null)).toEqual([{ action: "Enter the margin to see the liquidation price." }]);
  });
});

describe("what the venue does not allow", () => {
  const hedged = [["ETH", 300, "bybit:ETH-USDT"]];
  const world = worldWith({ [linear]: inUsd });
  it("is a position above the last bound, which is not sold", () => {
    const row = planOf(world, [["ETH", 600, "bybit:ETH-USDT"]]);
    expect(row["action"]).toBe(
      "Too large: bybit allows at most 2,000,000 USD in bybit:ETH-USDT, and this would be 2,400,000 USD. Hedge part of the coins with another instrument.",
    );
    expect(row["trade"]).toBe(0);
    expect(planOf(world, [["ETH", 500, "bybit:ETH-USDT"]])["action"]).toMatch(/^Sell 5,000 /);
  });
  it("is a leverage above that of the size's tier", () => {
    // 1,200,000 USD.
    expect(planOf(world, hedged, { leverage: 11, survive: "" })["action"]).toBe(
      "Leverage 11 exceeds the 10 that bybit allows for bybit:ETH-USDT: lower it.",
    );
    expect(planOf(world, hedged, { leverage: 10, survive: "" })["action"]).toMatch(/^Sell /);
  });
  it("is a leverage that leaves nothing above the tier's maintenance rate", () => {
    const only: Table = { unit: "USD", tiers: [[null, "0.05", null, null]] };
    const other = worldWith({ [linear]: only });
    expect(planOf(other, hedged, { leverage: 20, survive: "" })["action"]).toBe(
      "Leverage 20 leaves no room above the maintenance rate of 5 %: lower it.",
    );
  });
});
