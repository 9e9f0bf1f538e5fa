import type { shortFields } from "../desk/shortFields.js";
import { actionLooks, summaryLooks } from "./actionLooks.js";
import { blankShort, type DeskBook, type ShortRow } from "./deskBook.js";
import { deskSheetNames, fieldList, rangesFor, tableRows, type DeskRanges } from "./deskSheets.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";
import { noteLines, SheetTable, type Column } from "./sheetTable.js";

const headingRow = 4;

/** What a person types of each open short; the order is that of the function's range. */
const typedColumns: readonly Column<keyof ShortRow>[] = [
  {
    key: "instrument",
    heading: "Instrument",
    width: 124,
    look: "inputText",
    note: "With its venue: bybit:ETH is the inverse contract, bybit:ETH-USDT the linear one.",
  },
  {
    key: "contracts",
    heading: "Contracts",
    width: 76,
    look: "input",
    note: "As the venue counts them, more than 0.",
  },
  {
    key: "entry",
    heading: "Entry,\nUSD",
    width: 76,
    look: "input",
    note: "Average entry as the venue shows it.",
  },
  {
    key: "margin",
    heading: "Margin",
    width: 72,
    look: "input",
    note: "Isolated margin: coins for inverse contracts, USD for linear ones. Blank: unknown, so no liquidation price is shown.",
  },
  {
    key: "opened",
    heading: "Opened,\nUTC",
    width: 100,
    look: "input",
    format: "dateTime",
    note: "For the funding to date.",
  },
];

/** The answer; each key is a field of SHORTS. */
const answers = [
  { key: "action", heading: "Action", width: 236, look: "advice" },
  { key: "coin", heading: "Coin", width: 56, look: "coin" },
  { key: "sizeUsd", heading: "Notional,\nUSD", width: 74, look: "number", format: "usd" },
  {
    key: "coins",
    heading: "Coins\ncovered",
    width: 72,
    look: "number",
    format: "amount",
    note: "They do not change with the price.",
  },
  { key: "mark", heading: "Mark,\nUSD", width: 76, look: "number", format: "amount" },
  { key: "pnlUsd", heading: "P&L,\nUSD", width: 76, look: "number", format: "usdCents", note: "Unrealised." },
  {
    key: "pnlCoins",
    heading: "P&L,\ncoins",
    width: 70,
    look: "number",
    format: "coins",
    note: "Unrealised, at the mark price.",
  },
  {
    key: "fundingSoFar",
    heading: "Funding to date,\nUSD, + paid",
    width: 92,
    look: "number",
    format: "usdCents",
    note: "At settled rates since it was opened; − is received.",
  },
  { key: "distance", heading: "Distance to\nliquidation", width: 80, look: "number", format: "wholePercent" },
  {
    key: "survival",
    heading: "Past horizons\nsurvived",
    width: 88,
    look: "number",
    format: "percent",
    note: "Share of all starts in the history from which this short would have survived the horizon. Starts overlap: the card on the notional says how many separate periods it is based on.",
  },
] as const satisfies readonly Column<keyof typeof shortFields>[];

const columns = [
  ...typedColumns,
  ...answers.map((answer) => ({ ...answer, key: `answer ${answer.key}` as const })),
];

function tableOf({ shorts }: DeskBook) {
  return new SheetTable(columns, { headingRow, rows: tableRows(shorts.length) });
}

/** Where the open shorts stand, on the sheet itself. */
export function shortsRange(book: DeskBook): string {
  const table = tableOf(book);
  return `${table.cell("instrument", table.firstRow)}:${table.cell("opened", table.lastRow)}`;
}

function shortCells(book: DeskBook): Record<string, PlanCell> {
  const table = tableOf(book);
  return Object.fromEntries(
    book.shorts.flatMap((short, index) =>
      typedColumns.map(({ key }): readonly [string, PlanCell] => {
        const value = { ...blankShort, ...short }[key];
        return [table.cell(key, table.firstRow + index), table.filled(key, value === "" ? {} : { value })];
      }),
    ),
  );
}

/** The open shorts, each with its live profit, its funding and its distance to liquidation. */
export function shortsSheet(book: DeskBook, ranges: DeskRanges): SheetPlan {
  const table = tableOf(book);
  const { holdings, shorts, settings } = rangesFor(deskSheetNames.shorts, ranges);
  const call = (fields: string): string => `=HEDGE.SHORTS(${shorts},${holdings},${settings},${fields})`;
  const action = "answer action";
  const lines = noteLines(
    [
      "When the table is nearly full, insert rows above its last yellow row. Record in the pane fills in a row for you and moves closed ones to the journal.",
      "Rows of the same instrument are one position: entries are averaged, margins added, and each row shows the liquidation price of the whole.",
    ],
    table.lastRow + 1,
    table.lastLetter,
  );
  return {
    ...cellsOnly,
    name: deskSheetNames.shorts,
    columnWidths: table.widths,
    rowHeights: {
      1: 30,
      2: 36,
      3: 8,
      [headingRow]: 50,
      ...Object.fromEntries(
        Array.from({ length: table.lastRow - headingRow }, (_, index) => [table.firstRow + index, 34]),
      ),
    },
    frozenRows: headingRow,
    frozenColumns: 1,
    showGridlines: false,
    merges: [`A2:${table.lastLetter}2`, ...lines.merges],
    cells: {
      A1: { value: "Open shorts", look: "title" },
      A2: { formula: call('"summary"'), look: "sentence" },
      ...table.cells(),
      ...shortCells(book),
      [table.cell(action, table.firstRow)]: table.filled(action, {
        formula: call(fieldList(answers.map(({ key }) => key))),
      }),
      ...lines.cells,
    },
    conditionalFormats: [summaryLooks("A2"), actionLooks(table.range(action))],
  };
}
