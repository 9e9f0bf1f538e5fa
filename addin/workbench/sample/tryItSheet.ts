import { cellsOnly, type PlanCell, type SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import type { Format } from "../../../shared/sheet/looks.js";

type Suggestion = { readonly formula: string; readonly says: string; readonly format?: Format };

const suggestions: readonly Suggestion[] = [
  {
    formula: '=HEDGE.MARK("ETH")',
    says: "Mark price of ETH on your default venue, live",
    format: "usdCents",
  },
  { formula: '=HEDGE.MARK("bybit:ETH")', says: "The same on Bybit", format: "usdCents" },
  { formula: '=HEDGE.INDEX("BTC")', says: "Index price of Bitcoin, live", format: "usdCents" },
  {
    formula: '=HEDGE.FUNDINGRATE("binance:ETH-USDT")',
    says: "Funding rate of the contract settled in USDT",
    format: "fundingRate",
  },
  { formula: "=HEDGE.CONTRACTS(175000,10)", says: "175,000 USD in contracts of 10 USD", format: "whole" },
  { formula: "=HEDGE.ROUNDLOT(0.29,0.01)", says: "A quantity rounded down to the lot step", format: "coins" },
  { formula: "=HEDGE.APR(0.0001)", says: "0.01 % every 8 hours, per year", format: "percent" },
  {
    formula: "=HEDGE.PROXYBETA(100000,1.2,60000)",
    says: "Bitcoin to short for coins with a beta of 1.2",
    format: "coins",
  },
];
const firstSuggestionRow = 6;

/** A place to type: two inputs, an empty framed cell, and formulas worth a try. */
export const tryItSheet: SheetPlan = {
  ...cellsOnly,
  name: "Try it",
  columnWidths: [110, 170, 170, 150, 560],
  rowHeights: { 1: 30, 2: 34, 4: 28 },
  frozenRows: 0,
  frozenColumns: 0,
  showGridlines: true,
  merges: ["A4:E4"],
  cells: {
    A1: { look: "headerLeft" },
    B1: { value: "Position value, USD", look: "header" },
    C1: { value: "Futures price, USD", look: "header" },
    D1: { value: "Coins to short", look: "header" },
    E1: { look: "headerLeft" },
    A2: { value: "Your turn", look: "label" },
    B2: { value: 400_000, look: "input", format: "usd" },
    C2: { value: 4000, look: "input", format: "usdCents" },
    D2: { look: "typeHere" },
    E2: {
      value: "←  Click the framed cell, type =HEDGE.QTY(B2,C2) and press Enter. The answer is 100.",
      look: "note",
    },
    A4: { value: "More to try", look: "section" },
    B4: { look: "section" },
    C4: { look: "section" },
    D4: { look: "section" },
    E4: { look: "section" },
    B5: { value: "Formula", look: "headerLeft" },
    C5: { look: "headerLeft" },
    D5: { value: "Says", look: "header" },
    E5: { value: "Meaning", look: "headerLeft" },
    ...suggestionCells(),
    ...errorSuggestion(firstSuggestionRow + suggestions.length),
  },
};

function suggestionCells(): Record<string, PlanCell> {
  const cells: Record<string, PlanCell> = {};
  suggestions.forEach(({ formula, says, format }, index) => {
    const row = String(firstSuggestionRow + index);
    cells[`B${row}`] = { value: formula, look: "formulaText" };
    cells[`D${row}`] = { formula, look: "plainNumber", ...(format === undefined ? {} : { format }) };
    cells[`E${row}`] = { value: says, look: "note" };
  });
  return cells;
}

function errorSuggestion(row: number): Record<string, PlanCell> {
  return {
    [`B${String(row)}`]: { value: "=HEDGE.QTY(400000,0)", look: "formulaText" },
    [`D${String(row)}`]: { look: "plainNumber" },
    [`E${String(row)}`]: {
      value: "Type this formula to see how errors are explained above the sheet",
      look: "note",
    },
  };
}
