import { cellAt, columnName, columnRange } from "./formulaText.js";
import { hedgeSheetNames, type HedgeRequest } from "./hedgeRequest.js";
import type { Format } from "./looks.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";
import { isLinearInstrument } from "./typedInstrument.js";

type Column = {
  readonly header: string;
  readonly width: number;
  readonly format?: Format;
  readonly note?: string;
  /** Left out where the user types. */
  readonly formula?: (row: number) => string;
};

const headerRow = 6;
const firstEntry = headerRow + 1;
const fewestEntries = 20;

const filled = (columns: readonly string[], row: number): string =>
  `AND(${columns.map((column) => `ISNUMBER(${cellAt(column, row)})`).join(",")})`;
/** A linear contract is a number of coins, an inverse one a number of dollars. */
const isLinear = (row: number): string => isLinearInstrument(`C${String(row)}`);

const columns: readonly Column[] = [
  { header: "Opened, UTC", width: 110, format: "date" },
  { header: "Coin", width: 70 },
  {
    header: "Instrument",
    width: 140,
    note: "As on the first sheet, because the profit is computed by it: bybit:ETH is the inverse contract, bybit:ETH-USDT the linear one.",
  },
  { header: "Contracts sold", width: 100, format: "coins" },
  { header: "Contract size", width: 96, format: "coins" },
  {
    header: "Entry, USD",
    width: 96,
    format: "coins",
    note: "Of one coin: for a contract of 1000PEPE a thousandth of the price that the exchange shows.",
  },
  { header: "Exit, USD", width: 96, format: "coins" },
  { header: "Closed, UTC", width: 110, format: "date" },
  { header: "Fees, USD", width: 90, format: "usdCents" },
  { header: "Funding, USD (− received)", width: 110, format: "usdCents" },
  {
    header: "P&L, USD",
    width: 100,
    format: "usdCents",
    formula: (row) => {
      const [size, entry, exit] = [`D${String(row)}*E${String(row)}`, `F${String(row)}`, `G${String(row)}`];
      return `=IF(${filled(["D", "E", "F", "G"], row)},IF(${isLinear(row)},${size}*(${entry}-${exit}),HEDGE.PNL(${size},${entry},${exit})),"")`;
    },
  },
  {
    header: "P&L, coins",
    width: 100,
    format: "coinsFixed",
    formula: (row) => {
      const [size, entry, exit] = [`D${String(row)}*E${String(row)}`, `F${String(row)}`, `G${String(row)}`];
      return `=IF(AND(${filled(["D", "E", "F", "G"], row)},NOT(${isLinear(row)})),HEDGE.PNL(${size},${entry},${exit},"short","coin"),"")`;
    },
  },
  {
    header: "Net, USD",
    width: 100,
    format: "usdCents",
    formula: (row) =>
      `=IF(ISNUMBER(K${String(row)}),K${String(row)}-N(I${String(row)})-N(J${String(row)}),"")`,
  },
  {
    header: "Days held",
    width: 80,
    format: "days",
    formula: (row) => `=IF(${filled(["A", "H"], row)},INT(H${String(row)})-INT(A${String(row)}),"")`,
  },
];

/** A table of hedges opened and closed, empty but for its formulas: what stands in it is for the tax adviser. */
export function journalSheet({ holdings }: HedgeRequest): SheetPlan {
  const lastEntry = firstEntry + Math.max(fewestEntries, holdings.length) - 1;
  const last = columnName(columns.length - 1);
  const entries = Array.from({ length: lastEntry - headerRow }, (_, index) => entryCells(firstEntry + index));
  return {
    ...cellsOnly,
    name: hedgeSheetNames.journal,
    columnWidths: columns.map(({ width }) => width),
    rowHeights: { 1: 30, [headerRow]: 36 },
    frozenRows: headerRow,
    frozenColumns: 0,
    showGridlines: true,
    merges: ["A1:F1"],
    cells: {
      A1: { value: "Hedge journal", look: "title" },
      A2: {
        value:
          "A line for each hedge closed, or each part of it. Contract size as the details gave it at the sale: USD on inverse contracts, coins on linear ones. Type below the last line and the table grows.",
        look: "subtitle",
      },
      A3: {
        value:
          "P&L in USD is at the exit price; inverse contracts pay it in coins, which many tax laws value at that moment. The sheet computes and gives no tax advice.",
        look: "note",
      },
      A4: { value: "All lines", look: "totalLabel" },
      ...totalCells(lastEntry),
      ...Object.fromEntries(
        columns.map(({ header, note }, index) => [
          cellAt(columnName(index), headerRow),
          { value: header, look: "header", ...(note === undefined ? {} : { note }) } as const,
        ]),
      ),
      ...Object.fromEntries(entries.flatMap((entry) => Object.entries(entry))),
    },
    tables: [{ name: "Hedge_journal", range: `A${String(headerRow)}:${last}${String(lastEntry)}` }],
  };
}

function entryCells(row: number): Record<string, PlanCell> {
  return Object.fromEntries(
    columns.map(({ formula, format }, index) => {
      const shown = format === undefined ? {} : { format };
      const cell: PlanCell =
        formula === undefined
          ? { look: "input", ...shown }
          : { look: "number", ...shown, formula: formula(row) };
      return [cellAt(columnName(index), row), cell];
    }),
  );
}

/** Above the table, so that it can grow; far enough down to count the lines that will be typed. */
function totalCells(lastEntry: number): Record<string, PlanCell> {
  const summed = ["I", "J", "K", "M"];
  return Object.fromEntries(
    summed.map((column) => [
      cellAt(column, 4),
      {
        formula: `=SUM(${columnRange(column, firstEntry, lastEntry + 1000)})`,
        look: "total",
        format: "usdCents",
      } satisfies PlanCell,
    ]),
  );
}
