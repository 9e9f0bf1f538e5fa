// The kind of each action, on which the summary and STRESS depend: the first that holds.
import { describe, expect, it } from "vitest";
import { actionOf } from "../../../shared/desk/action.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();
const silent = memoryDesk(
  worldOf([marketLike("bybit:ETH"), marketLike("bybit:BTC")], { venueStates: { "okx/inverse": "waiting" } }),
);

function kinds(typed: TypedDesk, desk = usual): readonly (string | undefined)[] {
  const open = desk.open(typed);
  return open.rows.map((_row, index) => actionOf(open, index)?.kind);
}

const eth = (coins: number) => [["ETH", coins]];
const short = (margin: number | null) => [["bybit:ETH", 400_000, 4000, margin]];

describe("the kind of an action", () => {
  it.each<[string, TypedDesk]>([
    ["buy-back", { holdings: eth(60), shorts: short(50) }],
    ["add-margin", { holdings: eth(100), shorts: short(20) }],
    ["wrong", { holdings: [["ETH", "many"]] }],
    ["wrong", { holdings: eth(100), shorts: [["ETH", 1, 1]] }],
    ["wrong", { holdings: eth(100), settings: { band: 9 } }],
    ["cash", { holdings: [["USDC", 5]] }],
    ["type-price", { holdings: [["NOWHERE", 5]] }],
    ["type-beta", { holdings: [["NOWHERE", 5, null, null, 3]] }],
    ["leverage", { holdings: eth(100), settings: { leverage: 500 } }],
    ["too-small", { holdings: eth(0.0001) }],
    ["sell", { holdings: eth(100) }],
    ["type-margin", { holdings: eth(100), shorts: short(null) }],
    ["fine", { holdings: eth(100), shorts: short(50) }],
  ])("%s", (kind, typed) => {
    expect(kinds(typed)).toEqual([kind]);
  });
  it("funding, and what the venue does not publish", () => {
    const of = (change: Parameters<typeof marketLike>[1]) =>
      memoryDesk(worldOf([marketLike("bybit:ETH", change)]));
    expect(kinds({ holdings: eth(100) }, of({ fundingRate: -0.001 }))).toEqual(["funding"]);
    expect(kinds({ holdings: eth(100) }, of({ lotStep: null }))).toEqual(["wrong"]);
  });
  it("of rows that share a position: the first acts, the others are carried or say what they lack", () => {
    const holdings = [
      ["ETH", 10],
      ["STETH", 5],
      ["NOWHERE", 5, "bybit:ETH"],
      ["AWAY", 5, "bybit:ETH", null, 3],
      [null, null],
    ];
    expect(kinds({ holdings })).toEqual(["sell", "carried", "type-price", "type-beta", undefined]);
  });
  it("of what is waited for: the row itself, and every row of the coin", () => {
    const waiting = ["STETH", 1, "okx:ETH"];
    expect(kinds({ holdings: [["ETH", 10], waiting] }, silent)).toEqual(["waiting", "waiting"]);
    expect(kinds({ holdings: eth(10), shorts: [["okx:ETH", 1, 4000]] }, silent)).toEqual(["waiting"]);
    expect(silent.plan({ holdings: eth(10), shorts: [["okx:ETH", 1, 4000]] }, ["action"])).toEqual([
      { action: "Waiting for okx inverse." },
    ]);
    // Waiting comes before what cannot be sized.
    const bare = memoryDesk(
      worldOf([marketLike("bybit:ETH", { lotStep: null })], { venueStates: { "okx/inverse": "waiting" } }),
    );
    expect(kinds({ holdings: [["ETH", 10], waiting] }, bare)).toEqual(["waiting", "waiting"]);
  });
  it("of a short whose only row waits or is wrong stands on that row", () => {
    const near = short(20);
    expect(
      kinds(
        {
          holdings: [
            ["BTC", 1],
            ["STETH", 100, "okx:ETH"],
          ],
          shorts: near,
        },
        silent,
      ),
    ).toEqual(["sell", "add-margin"]);
    expect(
      kinds({
        holdings: [
          ["BTC", 1],
          ["ETH", "many"],
          ["ETH", "more"],
        ],
        shorts: near,
      }),
    ).toEqual(["sell", "add-margin", "wrong"]);
  });
});

describe("figures by hand, of 100 ETH at 4,000 USD", () => {
  const figure = (field: string, typed: TypedDesk = { holdings: eth(100) }) =>
    usual.plan(typed, [field])[0]?.[field];
  it("funding, fees and break-even", () => {
    // 400,000 × 0.0001 × 3 a day are received, 30 days of it; 2 × 0.05 %.
    expect(figure("costPerDay")).toBe(-120);
    expect(figure("costHorizon")).toBe(-3600);
    expect(figure("fees")).toBe(400);
    // 4,000 × (1 − 0.0005)/(1 + 0.0005 − 0.009).
    expect(figure("breakEven")).toBeCloseTo((4000 * 0.9995) / 0.9915, 9);
  });
  it("leverage, of coins at the mark price and of dollars", () => {
    expect(figure("leverage", { holdings: eth(100), settings: { survive: "", leverage: 4 } })).toBe(4);
    const linear = { holdings: [["ETH", 100, "bybit:ETH-USDT"]], settings: { survive: "", leverage: 5 } };
    expect(figure("leverage", linear)).toBe(5);
    expect(figure("marginNeeded", linear)).toBe(80_000);
  });
  it("what is traded back, and nothing on a row that cannot be read", () => {
    expect(figure("trade", { holdings: eth(60), shorts: short(50) })).toBe(-160_000);
    expect(figure("trade", { holdings: [["ETH", "many"]], shorts: short(20) })).toBe("");
    expect(figure("contracts", { holdings: [["ETH", "many"]], shorts: short(20) })).toBe("");
    expect(silent.plan({ holdings: [["SOL", 1, "okx:SOL"]] }, ["price", "value"])).toEqual([
      { price: "", value: "" },
    ]);
  });
});

it("a hedge that no trade can improve is fine", () => {
  const shorts = [
    ["bybit:ETH", 40_000, 2000, 15],
    ["bybit:ETH-USDT", 780.005, 4000, 500_000],
  ];
  const settings = { "hedge ratio": 2, band: 0, leverage: "" };
  expect(usual.open({ holdings: [["ETH", 49]], shorts, settings }).coins.get("ETH")?.isUnclosable).toBe(true);
  expect(kinds({ holdings: [["ETH", 49]], shorts, settings })).toEqual(["fine"]);
});
