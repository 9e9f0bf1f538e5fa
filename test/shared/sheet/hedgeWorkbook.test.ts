import { describe, expect, it } from "vitest";
import { HedgeError } from "../../../shared/errors.js";
import {
  chooseHedges,
  chooseProxy,
  type HedgeChoice,
  type HedgeRefusal,
} from "../../../shared/sheet/chooseHedge.js";
import {
  hedgeSheetNames,
  type HedgeHolding,
  type HedgeRequest,
  type HistorySpan,
} from "../../../shared/sheet/hedgeRequest.js";
import { buildHedgeWorkbook } from "../../../shared/sheet/hedgeWorkbook.js";
import { formats, looks } from "../../../shared/sheet/looks.js";
import type { PlanCell, SheetPlan, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import {
  functionsIn,
  isInside,
  namesIn,
  referencesOf,
  spillAreas,
  writtenCells,
} from "./formulaReferences.js";
import { markets, perpetual } from "./markets.js";

const unlisted = new HedgeError({ code: "unknown_coin", message: "no venue lists it" });
const manyCoins = Array.from({ length: 200 }, (_, index) => `C${String(index)}`);
const given = markets({
  inverse: ["BTC", "ETH", ...manyCoins].map((coin) => perpetual(coin)),
  linear: [perpetual("PEPE", "USDT", { mark: "0.0000094" })],
  comparisons: ["PEPE", "FOO"].flatMap((coin) => [
    [coin, "inverse", unlisted] as const,
    [coin, "linear", unlisted] as const,
  ]),
});

function settled(decision: unknown): HedgeChoice | HedgeRefusal {
  return decision as HedgeChoice | HedgeRefusal;
}

function requestFor(holdings: readonly HedgeHolding[], historyDays: HistorySpan = 90): HedgeRequest {
  return {
    holdings,
    choices: chooseHedges(
      holdings.map(({ coin }) => coin),
      "BTC",
      given,
    ).map(settled),
    proxies: { BTC: settled(chooseProxy(given, "BTC")), ETH: settled(chooseProxy(given, "ETH")) },
    inputs: {
      venue: "home",
      hedgeRatio: 1,
      leverage: 3,
      horizonDays: 30,
      feeRate: 0.0005,
      rebalanceBand: 0.05,
      maximumCostPerYear: 0.1,
      proxyCoin: "BTC",
      maintenanceRate: 0.005,
    },
    venues: ["home", "away"],
    historyDays,
  };
}

const holding = (coin: string, quantity: number | string = 10): HedgeHolding => ({
  coin,
  quantity,
  marginCoins: "",
});
const ten = ["ETH", "BTC", "PEPE", "FOO", "C1", "C2", "C3", "C4", "C5", "C6"].map((coin) => holding(coin));
const hostile = [
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2",
  "@SUM(A1)",
  "'x",
  "x".repeat(5000),
  '"&HEDGE_X&"',
  "ETH",
  "eth",
];

const cases: readonly (readonly [string, readonly HedgeHolding[], HistorySpan])[] = [
  ["one holding", [holding("ETH", 50)], 90],
  ["ten holdings of every kind", ten, 90],
  ["a year of the past", ten, 365],
  ["200 holdings", manyCoins.map((coin) => holding(coin)), 90],
  ["nothing but what is no coin", [holding("=cmd")], 90],
  ["hostile texts and duplicates", hostile.map((coin) => holding(coin, "a lot")), 90],
  ["coins without a contract", [holding("FOO", 0)], 90],
];

function sheetOf({ sheets }: WorkbookPlan, name: string): SheetPlan {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

function formulasOf({ sheets }: WorkbookPlan): { sheet: SheetPlan; address: string; formula: string }[] {
  return sheets.flatMap((sheet) =>
    Object.entries(sheet.cells).flatMap(([address, { formula }]) =>
      formula === undefined ? [] : [{ sheet, address, formula }],
    ),
  );
}

/** What every Excel and the workbench compute alike. */
const plainFunctions =
  "ABS AND COUNT COUNTIF FIND FIXED IF IFERROR INDEX INT ISERROR ISNUMBER LEFT MATCH MAX MID MINIFS N NOT OR ROUND SEARCH SIGN SUM SUMIF SUMIFS SUMPRODUCT TRIM UPPER".split(
    " ",
  );

describe.each(cases)("a workbook for %s", (_name, holdings, span) => {
  const plan = buildHedgeWorkbook(requestFor(holdings, span));
  const formulas = formulasOf(plan);

  it("refers to nothing but cells that are written or filled", () => {
    const written = writtenCells(plan);
    const areas = new Map(plan.sheets.map((sheet) => [sheet.name, spillAreas(sheet)]));
    const lost = formulas.flatMap(({ sheet, address, formula }) =>
      referencesOf(formula, sheet.name).flatMap((reference) => {
        const { column, row } = reference.first;
        const isWritten = written.has(`${reference.sheet} ${String(column)} ${String(row)}`);
        const isFilled = areas.get(reference.sheet)?.some((area) => isInside(reference.first, area)) === true;
        return isWritten || isFilled ? [] : [`${sheet.name}!${address}: ${formula}`];
      }),
    );
    expect(lost).toEqual([]);
  });

  it("writes nothing where a function fills cells", () => {
    const blocked = plan.sheets.flatMap((sheet) => {
      const areas = spillAreas(sheet).filter(
        ({ first, last }) => last.row > first.row || last.column > first.column,
      );
      return Object.entries(sheet.cells).flatMap(([address, { value, formula }]) => {
        const [cell] = referencesOf(`=${address}`, sheet.name);
        if (cell === undefined || (value === undefined && formula === undefined)) return [];
        const isOwn = (area: (typeof areas)[number]): boolean =>
          area.first.row === cell.first.row && area.first.column === cell.first.column;
        // The quotes fill as many rows as there are holdings, which spillAreas takes for 200.
        const isBelow = sheet.name === hedgeSheetNames.details;
        return areas.some((area) => !isOwn(area) && !isBelow && isInside(cell.first, area)) ? [address] : [];
      });
    });
    expect(blocked).toEqual([]);
  });

  it("calls our functions and plain ones only, and no formula is too long for Excel", () => {
    const called = new Set(formulas.flatMap(({ formula }) => functionsIn(formula)));
    const strange = [...called].filter(
      (name) => !plainFunctions.includes(name) && !/^HEDGE\.[A-Z]+$/.test(name),
    );
    expect(strange).toEqual([]);
    expect(Math.max(...formulas.map(({ formula }) => formula.length))).toBeLessThan(8192);
    for (const { formula } of formulas) {
      const texts = [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text]) => text?.length ?? 0);
      expect(Math.max(0, ...texts)).toBeLessThanOrEqual(255);
    }
  });

  it("uses names that it defines, each once and on an input", () => {
    const names = plan.sheets.flatMap((sheet) =>
      sheet.names.map((each) => ({ ...each, cells: sheet.cells })),
    );
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
    for (const { name, address, cells } of names) {
      expect(name).toMatch(/^Hedge_[a-z]+$/);
      expect(cells[address]?.look).toMatch(/^input/);
      expect(cells[address]?.value).toBeDefined();
    }
    const used = new Set(formulas.flatMap(({ formula }) => namesIn(formula)));
    expect([...used].filter((name) => !names.some((each) => each.name === name))).toEqual([]);
  });

  it("lets conditional formats look at cells and not at functions of ours", () => {
    for (const { formula } of plan.sheets.flatMap(({ conditionalFormats }) => conditionalFormats)) {
      expect(formula).not.toContain("HEDGE.");
    }
  });

  it("has a look and a format for every cell, and no table without its header", () => {
    const cells: PlanCell[] = plan.sheets.flatMap((sheet) => Object.values(sheet.cells));
    expect(
      cells.filter(({ look, format }) => !(look in looks) || (format !== undefined && !(format in formats))),
    ).toEqual([]);
    for (const sheet of plan.sheets) {
      for (const { range } of sheet.tables) {
        const [table] = referencesOf(range, sheet.name);
        const headers = Object.keys(sheet.cells).filter(
          (address) => Number(/\d+$/.exec(address)?.[0]) === table?.first.row,
        );
        const texts = headers.map((address) => sheet.cells[address]?.value);
        expect(new Set(texts).size).toBe((table?.last.column ?? 0) - (table?.first.column ?? 0) + 1);
      }
    }
  });
});

describe("what a person typed", () => {
  const plan = buildHedgeWorkbook(requestFor(hostile.map((coin) => holding(coin, "a lot"))));
  const { cells } = sheetOf(plan, "Hedge");

  it("stands in its row as a text, whole", () => {
    hostile.slice(0, -1).forEach((coin, index) => {
      expect(cells[`A${String(7 + index)}`]).toMatchObject({ value: coin });
      expect(cells[`A${String(7 + index)}`]?.formula).toBeUndefined();
      expect(cells[`B${String(7 + index)}`]).toMatchObject({ value: "a lot" });
    });
  });

  it("is in no formula", () => {
    for (const { formula } of formulasOf(plan))
      expect(formula).not.toMatch(/cmd|calc|SUM\(A1\)|xxxx|HEDGE_X|a lot/);
  });

  it("is told what is wrong with it", () => {
    const problems = Object.entries(sheetOf(plan, "Hedge details").cells).flatMap(([address, { value }]) =>
      address.startsWith("AI") ? [value] : [],
    );
    expect(problems[1]).toContain("is no coin");
    expect(problems.at(-1)).toContain("ETH is in a row above");
  });
});

describe("the first screen", () => {
  const hedge = sheetOf(buildHedgeWorkbook(requestFor(ten)), "Hedge");

  it("fits 1366 × 768 without scrolling for ten coins, in at most twelve columns", () => {
    const rowHeader = 46;
    expect(hedge.columnWidths.length).toBeLessThanOrEqual(12);
    expect(hedge.columnWidths.reduce((sum, width) => sum + width, rowHeader)).toBeLessThanOrEqual(1300);
    const rows = Math.max(...Object.keys(hedge.cells).map((address) => Number(/\d+$/.exec(address)?.[0])));
    const heights = Array.from({ length: rows }, (_, index) => hedge.rowHeights[index + 1] ?? 22);
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(560);
  });

  it("follows the venue and the proxy where the instrument is there, and says why it is taken", () => {
    expect(hedge.cells["F7"]?.formula).toBe('=Hedge_venue&":"&$A7');
    expect(hedge.cells["F9"]?.formula).toBe('=Hedge_venue&":"&$A9&"-USDT"');
    expect(hedge.cells["F10"]?.formula).toBe('=Hedge_venue&":"&Hedge_proxy');
    expect(hedge.cells["F7"]?.note).toBe("home lists it as inverse perpetual, settled in ETH itself.");
  });

  it("asks for the price of a coin that has none", () => {
    expect(hedge.cells["D10"]).toMatchObject({ look: "input" });
    expect(hedge.cells["D10"]?.formula).toBeUndefined();
  });
});

it("shows what a contract of one small coin is worth", () => {
  const { cells } = sheetOf(buildHedgeWorkbook(requestFor(ten)), "Hedge details");
  // ETH in contracts of 10 USD; PEPE in contracts of one coin of 0.0000094 USD.
  expect([cells["N7"]?.format, cells["N9"]?.format]).toEqual(["coins", "microPrice"]);
});

it("takes a number typed as a text for a number and leaves a blank one blank", () => {
  const holdings = [
    { coin: "ETH", quantity: " 1e2 ", marginCoins: "" },
    { coin: "BTC", quantity: "1,5", marginCoins: "0.5" },
  ];
  const { cells } = sheetOf(buildHedgeWorkbook(requestFor(holdings)), "Hedge");
  expect(cells["B7"]?.value).toBe(100);
  expect(cells["C7"]?.value).toBeUndefined();
  expect(cells["B8"]?.value).toBe("1,5");
  expect(cells["C8"]?.value).toBe(0.5);
});

it("compares methods by the eight most valuable coins", () => {
  const holdings = Array.from({ length: 12 }, (_, index) => holding(`C${String(index)}`, index + 1));
  const methods = sheetOf(buildHedgeWorkbook(requestFor(holdings)), "Hedge methods");
  expect(methods.cells["A2"]?.value).toContain("C11, C10, C9, C8, C7, C6, C5, C4,");
  const histories = Object.values(methods.cells).filter(({ formula }) => formula?.includes("HEDGE.HISTORY("));
  expect(histories).toHaveLength(10);
});
