// What must hold of the planned sheets whatever is typed into them.
import { describe, expect, it } from "vitest";
import { blankHeld, blankShort, type DeskBook, type HeldRow } from "../../../shared/sheet/deskBook.js";
import { deskSheetNames } from "../../../shared/sheet/deskSheets.js";
import { deskWorkbook } from "../../../shared/sheet/deskWorkbook.js";
import { formats, looks } from "../../../shared/sheet/looks.js";
import { formulasOf, placeOf, rangesIn } from "../../support/planCells.js";

const held = (coin: string | number, coins: string | number = 5): HeldRow => ({ ...blankHeld, coin, coins });
const bookOf = (holdings: readonly HeldRow[]): DeskBook => ({
  holdings,
  shorts: [{ ...blankShort, instrument: "bybit:ETH", contracts: 10, entry: 4000 }],
  settings: { venue: "bybit" },
  closed: [],
});

const ten = ["ETH", "BTC", "PEPE", "FOO", "C1", "C2", "C3", "C4", "C5", "C6"].map((coin) => held(coin));
const hostile = [
  ...["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "'x", "x".repeat(5000), '"&HEDGE_X&"', "ETH", "eth"],
].map((coin) => held(coin, "a lot"));
const books: readonly (readonly [string, DeskBook])[] = [
  ["nothing", bookOf([])],
  ["ten holdings", bookOf(ten)],
  ["200 holdings", bookOf(Array.from({ length: 200 }, (_, index) => held(`C${String(index)}`)))],
  ["hostile texts", bookOf(hostile)],
];

/** What every Excel and the workbench compute alike. */
const plainFunctions = ["AND", "IF", "ISNUMBER", "LEFT", "N", "NOT", "OR", "SUMIF"];

function functionsIn(formula: string): readonly string[] {
  const bare = formula.replaceAll(/"(?:[^"]|"")*"/g, '""');
  return [...bare.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map(([, name]) => name ?? "");
}

describe.each(books)("sheets for %s", (_name, book) => {
  const plan = deskWorkbook(book, ["binance", "bybit"]);
  const formulas = plan.sheets.flatMap((sheet) =>
    formulasOf(sheet).map(({ formula }) => ({ sheet: sheet.name, formula })),
  );

  it("keep every text that was typed as a text", () => {
    const typed = plan.sheets.flatMap(({ cells }) => Object.values(cells).map(({ value }) => value));
    for (const { coin, coins } of book.holdings) {
      expect(typed).toContain(coin);
      expect(typed).toContain(coins);
    }
    for (const { formula } of formulas) {
      expect(formula).not.toMatch(/cmd|calc|HEDGE_X|xxxx/);
    }
  });

  it("have at least 30 blank rows below what is typed, within the ranges of the formulas", () => {
    for (const [name, count] of [
      [deskSheetNames.hedge, book.holdings.length],
      [deskSheetNames.shorts, book.shorts.length],
    ] as const) {
      const used = formulas.flatMap(({ sheet, formula }) => rangesIn(formula, sheet));
      const lists = used.filter(({ sheet, first, last }) => sheet === name && last.row - first.row > 10);
      expect(lists.length).toBeGreaterThan(0);
      for (const { first, last } of lists)
        expect(last.row - first.row + 1).toBeGreaterThanOrEqual(count + 30);
      expect(new Set(lists.map(({ first, last }) => `${String(first.row)} ${String(last.row)}`)).size).toBe(
        1,
      );
    }
  });

  it("call our functions and plain ones, in formulas that Excel takes", () => {
    const called = new Set(formulas.flatMap(({ formula }) => functionsIn(formula)));
    const strange = [...called].filter(
      (name) => !plainFunctions.includes(name) && !/^HEDGE\.[A-Z]+$/.test(name),
    );
    expect(strange).toEqual([]);
    for (const { formula } of formulas) {
      expect(formula.length).toBeLessThan(8192);
      for (const [, text = ""] of formula.matchAll(/"((?:[^"]|"")*)"/g)) {
        expect(text.length).toBeLessThanOrEqual(255);
      }
    }
  });

  it("refer to no cell that a formula fills", () => {
    for (const sheet of plan.sheets) {
      const filled = formulasOf(sheet).filter(({ formula }) =>
        /^=HEDGE\.(PLAN|SHORTS|STRESS|METHODS|PAST|REPLAY)/.test(formula),
      );
      for (const { formula, sheet: from } of formulas) {
        for (const { sheet: of, first, last } of rangesIn(formula, from)) {
          if (of !== sheet.name || formula.startsWith("=SUMIF")) continue;
          for (const { place } of filled) {
            const isInside =
              place.row >= first.row &&
              place.row <= last.row &&
              place.column >= first.column &&
              place.column <= last.column;
            expect(isInside, formula).toBe(false);
          }
        }
      }
    }
  });

  it("know every look and format, and no cell twice", () => {
    for (const { cells, columnWidths } of plan.sheets) {
      for (const [address, { look, format }] of Object.entries(cells)) {
        expect(Object.keys(looks)).toContain(look);
        if (format !== undefined) expect(Object.keys(formats)).toContain(format);
        expect(placeOf(address).column).toBeLessThanOrEqual(columnWidths.length);
      }
    }
  });
});

it("the sheets of ten coins have fewer than 60 formulas", () => {
  const plan = deskWorkbook(bookOf(ten), []);
  expect(plan.sheets.flatMap(formulasOf).length).toBeLessThan(60);
});

it("the first screen is complete at 1366 pixels: the row numbers take 46, the scroll bar 12", () => {
  const [hedge] = deskWorkbook(bookOf(ten), []).sheets;
  const width = hedge?.columnWidths.reduce((sum, each) => sum + each, 0) ?? Number.NaN;
  expect(width).toBeLessThanOrEqual(1366 - 46 - 12);
});
