import type { ClosedRow, DeskBook } from "./deskBook.js";
import { deskSheetNames } from "./deskSheets.js";
import { cellAt } from "./formulaText.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";
import { SheetTable, type Column } from "./sheetTable.js";

const totalRow = 4;
const headingRow = 5;
/** Lines that are ready; Record makes more. */
const minLines = 10;
/** Far enough down to count the lines that will be added. */
const spareLines = 1000;

/** What a person types, or Record writes, of each closed short. */
const closedColumns: readonly Column<keyof ClosedRow>[] = [
  {
    key: "instrument",
    heading: "Instrument",
    width: 120,
    look: "inputText",
    note: "With its venue: bybit:ETH is the inverse contract, bybit:ETH-USDT the linear one. It determines how the P&L is calculated.",
  },
  { key: "contracts", heading: "Contracts", width: 84, look: "input", note: "As the venue counts them." },
  { key: "entry", heading: "Entry, USD", width: 84, look: "input", note: "As the venue shows it." },
  { key: "exit", heading: "Exit, USD", width: 84, look: "input", note: "As the venue shows it." },
  { key: "opened", heading: "Opened, UTC", width: 104, look: "input", format: "dateTime" },
  { key: "closed", heading: "Closed, UTC", width: 104, look: "input", format: "dateTime" },
  { key: "fees", heading: "Fees, USD", width: 80, look: "input", format: "usdCents" },
  { key: "funding", heading: "Funding, USD,\n+ paid", width: 96, look: "input", format: "usdCents" },
  {
    key: "contractSize",
    heading: "Contract size,\nif delisted",
    width: 96,
    look: "input",
    note: "Only for a contract that its venue no longer lists: USD for inverse, coins for linear contracts.",
  },
];

const computedColumns = [
  { key: "pnl", heading: "P&L, USD", width: 96, look: "number", format: "usdCents" },
  {
    key: "pnlCoins",
    heading: "P&L, coins",
    width: 96,
    look: "number",
    format: "coinsFixed",
    note: "What inverse contracts pay; for linear ones, the P&L at the exit price.",
  },
  {
    key: "net",
    heading: "Net, USD",
    width: 96,
    look: "number",
    format: "usdCents",
    note: "P&L less fees and funding.",
  },
] as const satisfies readonly Column[];

const columns = [...closedColumns, ...computedColumns];

export type JournalColumn = (typeof columns)[number]["key"];

/** What each column is called, by which the journal is found however it was moved. */
export const journalHeadings: ReadonlyMap<JournalColumn, string> = new Map(
  columns.map(({ key, heading }) => [key, heading]),
);

/** The columns that a line's profit is computed in. */
export const journalResults = computedColumns.map(({ key }) => key);

function tableOf(lines: number): SheetTable<(typeof columns)[number]["key"]> {
  return new SheetTable(columns, { headingRow, rows: Math.max(minLines, lines + minLines) });
}

/**
 * The computed cells of a journal line as formulas by column.
 * @param at the address of a typed column's cell in that line
 */
export function journalFormulas(
  at: (key: keyof ClosedRow | "pnl") => string,
): Readonly<Record<(typeof computedColumns)[number]["key"], string>> {
  const isBlank = `${at("instrument")}=""`;
  const profit = (unit: string): string =>
    `=IF(${isBlank},"",HEDGE.SHORTPNL(${at("instrument")},${at("contracts")},${at("entry")},${at("exit")},"${unit}",${at("contractSize")}))`;
  return {
    pnl: profit("usd"),
    pnlCoins: profit("coin"),
    net: `=IF(${isBlank},"",${at("pnl")}-N(${at("fees")})-N(${at("funding")}))`,
  };
}

function lineCells(table: ReturnType<typeof tableOf>, row: number, typed: ClosedRow | undefined) {
  const formulas = journalFormulas((key) => table.cell(key, row));
  return [
    ...closedColumns.flatMap(({ key }): readonly (readonly [string, PlanCell])[] => {
      const value = typed?.[key] ?? "";
      return value === "" ? [] : [[table.cell(key, row), table.filled(key, { value })]];
    }),
    ...computedColumns.map(({ key }): readonly [string, PlanCell] => [
      table.cell(key, row),
      table.filled(key, { formula: formulas[key] }),
    ]),
  ];
}

const summed = ["fees", "funding", "pnl", "net"] as const;

/** Closed shorts with their profit: a line whose instrument is wrong says so and counts in no total. */
export function journalSheet({ closed }: DeskBook): SheetPlan {
  const table = tableOf(closed.length);
  const lines = Array.from({ length: table.lastRow - headingRow }, (_, index) =>
    lineCells(table, table.firstRow + index, closed[index]),
  );
  const totals = summed.map((key): readonly [string, PlanCell] => {
    const letter = table.letter(key);
    const range = `${cellAt(letter, table.firstRow)}:${cellAt(letter, table.lastRow + spareLines)}`;
    // A sum of numbers only: an error in a line would take the totals with it.
    return [
      cellAt(letter, totalRow),
      { formula: `=SUMIF(${range},"<1E+300")`, look: "total", format: "usdCents" },
    ];
  });
  return {
    ...cellsOnly,
    name: deskSheetNames.journal,
    columnWidths: table.widths,
    rowHeights: { 1: 30, 2: 36, [headingRow]: 50 },
    frozenRows: headingRow,
    frozenColumns: 1,
    showGridlines: true,
    merges: ["A1:F1", `A2:${table.lastLetter}2`],
    cells: {
      A1: { value: "Hedge journal", look: "title" },
      A2: {
        value:
          "One row for each closed short, or part of one. P&L in USD is at the exit price; inverse contracts pay it in coins, which many tax laws value at that time. This sheet calculates; it is not tax advice.",
        look: "noteWrapped",
      },
      [`A${String(totalRow)}`]: { value: "Total", look: "totalLabel" },
      ...Object.fromEntries(totals),
      ...table.cells(),
      ...Object.fromEntries(lines.flat()),
    },
  };
}
