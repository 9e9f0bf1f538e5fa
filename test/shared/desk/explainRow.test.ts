// Rows whose every number is worked out by hand.
import { describe, expect, it } from "vitest";
import type { Decimal } from "../../../shared/decimal.js";
import { explainRow } from "../../../shared/desk/explain/explainRow.js";
import type { Desk } from "../../../shared/desk/openDesk.js";
import { HedgeError } from "../../../shared/errors.js";
import { explainSheet } from "../../../shared/sheet/explainSheet.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

/** 29 November 2026, 22:05 UTC. */
const now = Date.UTC(2026, 10, 29, 22, 5);
const okx = { venue: "okx", survive: 1, leverage: "" };

function deskOf(typed: TypedDesk, world = defaultDeskWorld): Desk {
  return memoryDesk(world, now).open({ ...typed, settings: { ...okx, ...typed.settings } });
}

/** What is explained of a row: the formula and the number of each of these fields. */
function explained(desk: Desk, index: number, ...fields: readonly string[]) {
  const row = explainRow(desk, index);
  return Object.fromEntries(
    fields.map((field) => {
      const found = row.find((each) => each.field === field);
      const value = found?.value as Decimal | undefined;
      return [field, [found?.formula, value?.toNumber()]];
    }),
  );
}

describe("a first hedge: 100 ETH at 4,000 USD, inverse contracts of 10 USD", () => {
  const desk = deskOf({ holdings: [["ETH", 100]] });

  it("explains its figures", () => {
    expect(
      explained(
        desk,
        0,
        ...["value", "exposure", "target", "coinsCovered", "gap", "unhedgedUsd", "contracts", "trade"],
        ...["notional", "apr", "costPerDay", "costHorizon", "fees", "marginNeeded", "leverage"],
        ...["liquidation", "distance"],
      ),
    ).toEqual({
      value: ["=100*4000", 400_000],
      exposure: ["=100", 100],
      target: ["=MAX(0,1*100)", 100],
      coinsCovered: ["=0", 0],
      gap: ["=100-0", 100],
      unhedgedUsd: ["=(100-0)*4000", 400_000],
      contracts: ['=HEDGE.CONTRACTS(400000,10,1,"down")', 40_000],
      trade: ['=HEDGE.CONTRACTS(400000,10,1,"down")', 40_000],
      notional: ["=40000*10", 400_000],
      apr: ["=HEDGE.APR(0.0001,8)", 0.1095],
      costPerDay: ['=HEDGE.FUNDINGCOST(400000,0.0001,1,8,"short")', -120],
      costHorizon: ['=HEDGE.FUNDINGCOST(400000,0.0001,30,8,"short")', -3600],
      fees: ["=2*HEDGE.FEE(400000,0.0005)", 400],
      marginNeeded: ['=HEDGE.MARGINFOR(400000,4000,8000,0.005,0,"inverse")', 50.25],
      leverage: ["=400000/(50.25*4000)", 400_000 / 201_000],
      liquidation: ['=HEDGE.LIQPRICE(400000,4000,50.25,0.005,0,"short","mark")', 8000],
      distance: ["=8000/4000-1", 1],
    });
  });

  it("is written as inputs and formulas that refer to them", () => {
    const { name, cells } = explainSheet(desk, 0);
    expect(name).toBe("Hedge row ETH");
    expect(cells["A1"]?.value).toBe("ETH hedged with okx:ETH");
    expect(cells["A2"]?.value).toMatch(
      /^Row 1 of the table\. Prices of okx, \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/,
    );
    expect(cells["A3"]?.value).toMatch(
      /^A copy of the arithmetic at 22:05 UTC: it does not update with the market\.$/,
    );
    const rowOf = (label: string): string =>
      Object.entries(cells).find(([address, { value }]) => address.startsWith("A") && value === label)?.[0] ??
      "";
    const beside = (label: string, column: string) => cells[rowOf(label).replace("A", column)];
    const at = (label: string): string => rowOf(label).replace("A", "B");
    expect(beside("Mark price", "B")).toEqual({ value: 4000, look: "input" });
    expect(beside("ETH held", "B")).toEqual({ value: 100, look: "input" });
    expect(beside("Contracts after the trade", "B")?.formula).toBe(
      `=HEDGE.CONTRACTS(${at("Gap at the mark price")},${at("USD per contract")},${at("Lot step")},"down")`,
    );
    expect(beside("Contracts after the trade", "C")?.value).toBe('=HEDGE.CONTRACTS(400000,10,1,"down")');
    expect(beside("Contracts after the trade", "D")?.value).toBe("contracts");
    expect(beside("Distance to liquidation", "B")?.formula).toBe(
      `=${at("Liquidation price of okx:ETH, as planned")}/${at("Mark price")}-1`,
    );
  });
});

it("explains buying back half of a short of 100 ETH", () => {
  const desk = deskOf({ holdings: [["ETH", 50]], shorts: [["okx:ETH", 40_000, 4000, 25]] });
  const fields = ["short 1 coins", "gap", "excess", "asked", "toBuyBack", "now", "contracts", "trade"];
  expect(explained(desk, 0, ...fields, "liquidation")).toEqual({
    "short 1 coins": ["=400000/4000", 100],
    gap: ["=50-100", -50],
    excess: ["=100-50", 50],
    asked: ["=50/((1/4000+(1-1)/4000)*10)", 20_000],
    toBuyBack: ['=HEDGE.ROUNDLOT(20000,1,"down")', 20_000],
    now: ["=40000", 40_000],
    contracts: ["=40000-20000", 20_000],
    trade: ["=-20000", -20_000],
    // 398,000 / (100 − 25)
    liquidation: ['=HEDGE.LIQPRICE(400000,4000,25,0.005,0,"short","mark")', 398_000 / 75],
  });
});

it("explains a coin hedged by another, priced as a multiple of it, and the least order of its contract", () => {
  const sol = { minContracts: 2, minNotional: 50, contractSize: 10, lotStep: 1, mark: 4000 };
  const world = worldOf([marketLike("okx:ETH", sol)]);
  const holdings = [["NOWHERE", 1000, null, 1.5, "0.001 ETH"]];
  const desk = deskOf({ holdings, settings: { proxy: "ETH" } }, world);
  expect(explained(desk, 0, "price", "value", "cover", "contracts", "minOrder")).toEqual({
    price: ["=0.001*4000", 4],
    value: ["=1000*4", 4000],
    cover: ["=HEDGE.PROXYBETA(4000,1.5,4000)", 1.5],
    contracts: ['=HEDGE.CONTRACTS(6000,10,1,"down")', 600],
    minOrder: ['=HEDGE.ROUNDLOT(MAX(1,2,50/10),1,"up")', 5],
  });
});

it("explains a linear hedge with a margin by leverage", () => {
  const settings = { leverage: 5, survive: "" };
  const desk = deskOf({ holdings: [["ETH", 10, "okx:ETH-USDT"]], settings });
  expect(explained(desk, 0, "contractUsd", "contracts", "marginNeeded", "leverage", "liquidation")).toEqual({
    contractUsd: ["=0.1*4000", 400],
    contracts: ['=HEDGE.CONTRACTS(40000,400,0.01,"down")', 100],
    marginNeeded: ["=40000/5", 8000],
    leverage: ["=40000/8000", 5],
    // (8,000 + 40,000) / (10 × 1.005)
    liquidation: ['=HEDGE.LIQPRICE(40000,4000,8000,0.005,0,"short","linear")', 4_800_000 / 1005],
  });
});

it("says why a figure is not known, and computes the others", () => {
  const world = worldOf([marketLike("okx:ETH", { fundingRate: null })]);
  const desk = deskOf({ holdings: [["ETH", 100]] }, world);
  const cost = explainRow(desk, 0).find(({ field }) => field === "costPerDay");
  expect(cost?.formula).toBe("");
  expect(cost?.value).toBeInstanceOf(HedgeError);
  expect(explained(desk, 0, "fees")).toEqual({ fees: ["=2*HEDGE.FEE(400000,0.0005)", 400] });
  const { cells } = explainSheet(desk, 0);
  expect(Object.values(cells).map(({ value }) => value)).toContain(
    "okx does not publish the funding rate of okx:ETH now",
  );
});

it.each([
  ["carried by another", 1, "Hedged together with holding 1 (ETH): one ETH short covers all its rows."],
  ["blank", 2, "This row is blank."],
  ["that waits", 3, "Waiting for bybit inverse."],
  ["that is wrong", 4, 'Coins must be a number, was "many".'],
  ["that is cash", 5, "Cash: not hedged."],
  ["beyond the table", 6, "This row is blank."],
])("says of a row %s why it has no figures", (_what, index, reason) => {
  const holdings = [
    ["ETH", 100, null],
    ["STETH", 5, null],
    [null, null, null],
    ["SOL", 5, "bybit:SOL"],
    ["BTC", "many", null],
    ["USDC", 500, null],
  ];
  const desk = deskOf(
    { holdings },
    worldOf(defaultDeskWorld.markets, { venueStates: { "bybit/inverse": "waiting" } }),
  );
  expect(explainRow(desk, index)).toEqual([
    {
      field: "reason",
      heading: "Why there are no figures",
      formula: "",
      value: reason,
      unit: "",
      isInput: false,
    },
  ]);
});
