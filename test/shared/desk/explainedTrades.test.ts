// What is explained of trades of every kind, and how each figure is to be shown. ETH stands at 4,000 USD; bybit:ETH counts
// 1 USD, bybit:ETH-USDT 0.1 coins.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { explainRow, rowSteps } from "../../../shared/desk/explain/explainRow.js";
import { HedgeError } from "../../../shared/errors.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

/** Formula and number of some fields; the sentence where there is no number, nothing where the field is left out. */
function explained(typed: TypedDesk, ...fields: readonly string[]) {
  const row = explainRow(memoryDesk().open(typed), 0);
  return fields.map((field) => {
    const found = row.find((each) => each.field === field);
    if (found === undefined) return null;
    const { value, formula } = found;
    if (value instanceof HedgeError) return [formula, value.message];
    return [formula, value instanceof Decimal ? value.toSignificantDigits(8).toNumber() : value];
  });
}

describe("what is bought back", () => {
  const unknown = ["", "enter the margin of bybit:ETH"];
  it("is all of a short where nothing is held, which leaves nothing to survive", () => {
    const typed = { holdings: [["ETH", 0]], shorts: [["bybit:ETH", 400_000, 4000, null]] };
    expect(explained(typed, "toBuyBack", "excess", "asked", "contracts", "trade", "planned coins")).toEqual([
      ["=400000", 400_000],
      ...[null, null],
      ["=400000-400000", 0],
      ["=-400000", -400_000],
      null,
    ]);
    expect(explained(typed, "covered", "marginNeeded", "marginByRise", "leverage", "breakEven")).toEqual([
      null,
      ["=0", 0],
      ...[null, null, null],
    ]);
    expect(explained(typed, "liquidation", "distance", "short 1 margin")).toEqual([unknown, unknown, null]);
  });
  it("is never more than is open, at the row's own contract first", () => {
    // 5 coins too much are 20,000 contracts of 1/4,000 coins, and as many are open.
    const shorts = [
      ["bybit:ETH-USDT", 100, 4000, 20_000],
      ["bybit:ETH", 20_000, 4000, 2.5],
    ];
    const typed = { holdings: [["ETH", 10, "bybit:ETH"]], shorts };
    expect(explained(typed, "now", "excess", "asked", "toBuyBack", "contracts", "trade")).toEqual([
      ["=20000", 20_000],
      ["=15-10", 5],
      ["=5/((1/4000+(1-1)/4000)*1)", 20_000],
      ["=MIN(20000,20000)", 20_000],
      ["=20000-20000", 0],
      ["=-20000", -20_000],
    ]);
  });
  it("may be another contract than the row's, of which nothing is open then", () => {
    const typed = {
      holdings: [["ETH", 10, "bybit:ETH"]],
      shorts: [["bybit:ETH-USDT", 300, 5000, 50_000]],
    };
    expect(explained(typed, "now", "asked", "toBuyBack", "contracts", "trade", "planned coins")).toEqual([
      ["=0", 0],
      ["=20/0.1", 200],
      ['=HEDGE.ROUNDLOT(200,0.01,"down")', 200],
      ["=0", 0],
      ["=-200", -200],
      null,
    ]);
    const trade = explainRow(memoryDesk().open(typed), 0).find(({ field }) => field === "trade");
    expect(trade?.unit).toBe("contracts of bybit:ETH-USDT");
  });
});

describe("what is sold, or not", () => {
  it("comes on top of lines of which one margin is unknown, and with it that of all", () => {
    const shorts = [
      ["bybit:ETH", 100_000, 4000, 10],
      ["bybit:ETH", 50_000, 2500, null],
    ];
    const typed = { holdings: [["ETH", 100]], shorts };
    const sale = 'HEDGE.CONTRACTS(220000,1,1,"down")';
    expect(explained(typed, "toSell", "contracts", "trade", "planned entry", "marginNeeded")).toEqual([
      [`=${sale}`, 220_000],
      ["=150000+220000", 370_000],
      [`=${sale}`, 220_000],
      ["=370000/100", 3700],
      // 100 − 0.995 × 370,000/6,000 coins, and half of 100.
      ["=MAX(38.6416666666667,50)", 50],
    ]);
    const unknown = ["", "enter the margin of bybit:ETH"];
    expect(explained(typed, "liquidation", "distance", "all bybit:ETH margin")).toEqual([
      unknown,
      unknown,
      null,
    ]);
  });
  it("is nothing where the target is covered", () => {
    const typed = { holdings: [["ETH", 100]], shorts: [["bybit:ETH", 400_000, 4000, 50]] };
    expect(explained(typed, "gap", "contracts", "trade", "toSell", "toBuyBack", "liquidation")).toEqual([
      ["=100-100", 0],
      ["=400000", 400_000],
      ["=0", 0],
      ...[null, null],
      ['=HEDGE.LIQPRICE(400000,4000,50,0.005,0,"short","mark")', 7960],
    ]);
  });
  it("asks for margin by the rise alone, or by the leverage alone", () => {
    const margins = (settings: Readonly<Record<string, string>>) =>
      explained(
        { holdings: [["ETH", 100]], settings },
        "marginNeeded",
        "marginByRise",
        "survive",
        "maxLeverage",
      );
    expect(margins({ leverage: "" })).toEqual([
      ['=HEDGE.MARGINFOR(400000,4000,6000,0.005,0,"inverse")', 33.666667],
      null,
      ["=0.5", 0.5],
      null,
    ]);
    expect(margins({ survive: "" })).toEqual([["=HEDGE.MARGIN(400000,4000,2)", 50], null, null, ["=2", 2]]);
  });
});

describe("a figure", () => {
  const measures = (typed: TypedDesk): ReadonlyMap<string, string> => {
    const explanation = rowSteps(memoryDesk().open(typed), 0);
    if (explanation.state === "none") throw new Error(explanation.reason);
    return new Map(explanation.steps.map(({ name, measure }) => [name, measure]));
  };
  const sold: TypedDesk = {
    holdings: [
      ["ETH", 100],
      ["STETH", 20],
      ["NOWHERE", 1000, "bybit:ETH", 1.5, 8],
    ],
    shorts: [
      ["bybit:ETH", 100_000, 4000, 10],
      ["bybit:ETH", 50_000, 2500, 10],
      ["bybit:ETH-USDT", 100, 3000, 5000],
    ],
  };
  const bought: TypedDesk = {
    holdings: [["XRP", 1000, "bitget:XRP"]],
    shorts: [["bitget:XRP", 2000, 1, 500]],
  };
  it.each([
    ["price", "mark, contractUsd, price, price of row 3, short 1 entry, all bybit:ETH entry, planned entry"],
    ["price", "breakEven, survivePrice, mark of bybit linear ETH/USDT:USDT, liquidation, index"],
    [
      "contracts",
      "lotStep, short 1 contracts, all bybit:ETH contracts, now, toSell, contracts, trade, minOrder",
    ],
    ["contracts", "asked, toBuyBack, minContracts"],
    ["coins", "coins, coins of row 2, cover of row 3, exposure, target, short 1 margin, short 1 coins, gap"],
    [
      "coins",
      "all bybit:ETH coins, all bybit:ETH margin, coinsCovered, bandCoins, sold coins, planned coins",
    ],
    ["coins", "marginByRise, marginByLeverage, marginNeeded, excess"],
    ["usd", "value, value of row 3, short 1 notional, all bybit:ETH notional, unhedgedUsd, gapUsd"],
    ["usd", "sold notional, planned notional, notional, costPerDay, costHorizon, fees"],
    ["fraction", "covered, apr, distance"],
    ["rate", "fundingRate, fundingReceived, basis"],
    ["other", "beta of row 3, hedgeRatio, size of bybit linear ETH/USDT:USDT, band, intervalHours, horizon"],
    ["other", "feeRate, maintenanceRate, survive, maxLeverage, leverage"],
  ])("in %s: %s", (measure, names) => {
    const listed = names.split(", ");
    const shown = new Map([...measures(bought), ...measures(sold)]);
    expect(listed.map((name) => shown.get(name))).toEqual(listed.map(() => measure));
  });
});

it("nothing is explained of a coin with a short that cannot be counted", () => {
  const reasonOf = (shorts: readonly (readonly (string | number)[])[], desk = memoryDesk()) =>
    explainRow(desk.open({ holdings: [["ETH", 100]], shorts }), 0).map(({ field, value }) => [field, value]);
  const wrong = [["bybit:ETH", "many", 4000]];
  expect(reasonOf(wrong)).toEqual([["reason", 'Contracts must be a number, was "many".']]);
  const silent = memoryDesk({ ...defaultDeskWorld, venueStates: { "bybit/linear": "waiting" } });
  expect(reasonOf([["bybit:ETH-USDT", 10, 4000]], silent)).toEqual([["reason", "Waiting for bybit linear."]]);
});
