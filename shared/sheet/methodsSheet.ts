import { deskSheetNames, rangesFor, type DeskRanges } from "./deskSheets.js";
import { fixed } from "./formulaText.js";
import { cellsOnly, type SheetPlan } from "./sheetPlan.js";
import { SheetTable, type Column } from "./sheetTable.js";

const daysRow = 4;
const headingRow = 6;
/** Four ways, and a line for what is left out. */
const rows = 5;
const defaultDays = 365;

const columns = [
  { key: "method", heading: "Method", width: 190, look: "text" },
  { key: "size", heading: "Notional,\nUSD", width: 100, look: "number", format: "usd" },
  { key: "contracts", heading: "Contracts", width: 380, look: "advice" },
  {
    key: "cost",
    heading: "Funding per day,\nUSD, + paid",
    width: 110,
    look: "number",
    format: "usdCents",
    note: "At the next funding rate. The other sheets use the last seven days of settled rates.",
  },
  { key: "rSquared", heading: "R²", width: 76, look: "number", format: "wholePercent" },
  {
    key: "variance",
    heading: "Variance\nremoved,\nout of sample",
    width: 110,
    look: "number",
    format: "wholePercent",
    note: "Of the daily returns of your holdings, at the hedge ratio, on days after those used for sizing.",
  },
  {
    key: "worst",
    heading: "Worst weeks\nrecovered,\nout of sample",
    width: 110,
    look: "number",
    format: "wholePercent",
    note: "Share of the loss in the worst 5 % of weeks that the shorts would have recovered.",
  },
] as const satisfies readonly Column[];

/** Four ways to hedge what is held, judged by the past; one sentence says which is the simplest that still helps. */
export function methodsSheet(ranges: DeskRanges): SheetPlan {
  const table = new SheetTable(columns, { headingRow, rows });
  const { holdings, settings } = rangesFor(deskSheetNames.methods, ranges);
  const days = `B${String(daysRow)}`;
  const call = (more: string): string => `=HEDGE.METHODS(${holdings},${settings},${fixed(days)}${more})`;
  return {
    ...cellsOnly,
    name: deskSheetNames.methods,
    columnWidths: table.widths,
    rowHeights: {
      1: 30,
      2: 36,
      [headingRow]: 50,
      ...Object.fromEntries(Array.from({ length: rows }, (_, index) => [table.firstRow + index, 34])),
    },
    frozenRows: headingRow,
    frozenColumns: 0,
    showGridlines: false,
    merges: ["A1:C1", "A2:G2", "C4:G4"],
    cells: {
      A1: { value: "Hedge methods", look: "title" },
      A2: { formula: call(',"summary"'), look: "sentence" },
      [`A${String(daysRow)}`]: { value: "Days of history", look: "caption" },
      [days]: { value: defaultDays, look: "input", format: "days" },
      [`C${String(daysRow)}`]: {
        value:
          "211 to 730. Out of sample: 180 days set the sizes, the next 30 test them, and so on through all days.",
        look: "note",
      },
      ...table.cells(),
      [table.cell("method", table.firstRow)]: table.filled("method", { formula: call("") }),
    },
  };
}
