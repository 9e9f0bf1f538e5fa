import { blankHeld, type DeskBook, type HeldRow, type TypedCell } from "./deskBook.js";
import { deskSheetNames, fieldList, rangesFor, tableRows, type DeskRanges } from "./deskSheets.js";
import { actionLooks, summaryLooks } from "./actionLooks.js";
import { hedgeAnswers, heldColumns } from "./hedgeColumns.js";
import { settingCells, settingsRange, settingValidations } from "./hedgeSettings.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";
import { noteLines, SheetTable } from "./sheetTable.js";

const summaryRow = 2;
const settingsRow = 4;
const headingRow = 7;

const columns = [...heldColumns, ...hedgeAnswers];

function tableOf({ holdings }: DeskBook): SheetTable<(typeof columns)[number]["key"]> {
  return new SheetTable(columns, { headingRow, rows: tableRows(holdings.length) });
}

/** Where what is held stands, and the coins of it, on the sheet itself. */
export function hedgeHoldings(book: DeskBook): { readonly range: string; readonly coinRange: string } {
  const table = tableOf(book);
  return {
    range: `${table.cell("coin", table.firstRow)}:${table.cell("price", table.lastRow)}`,
    coinRange: table.range("coin"),
  };
}

/** The settings' names and values, on the sheet itself. */
export const hedgeSettingsRange = settingsRange(settingsRow);

const notes = [
  "When the table is nearly full, insert rows above its last yellow row; the results update. You can add, delete, sort and rename rows at any time.",
  "Sell or buy back what Action says, then press Record in the pane: the short is added to “Hedge shorts”, and the next action appears.",
  "Yellow cells are your inputs; everything else is one formula. Every figure behind it is on “Hedge details”, and Explain in the pane shows how each is calculated.",
];

/** A cell that was typed; an empty one keeps its look. */
function typed(table: ReturnType<typeof tableOf>, key: keyof HeldRow, value: TypedCell): PlanCell {
  return table.filled(key, value === "" ? {} : { value });
}

function heldCells(book: DeskBook): Record<string, PlanCell> {
  const table = tableOf(book);
  return Object.fromEntries(
    book.holdings.flatMap((held, index) =>
      heldColumns.map(({ key }): readonly [string, PlanCell] => [
        table.cell(key, table.firstRow + index),
        typed(table, key, { ...blankHeld, ...held }[key]),
      ]),
    ),
  );
}

/** The first screen: settings, what is held, and beside it what to do. */
export function hedgeSheet(book: DeskBook, venues: readonly string[], ranges: DeskRanges): SheetPlan {
  const table = tableOf(book);
  const { holdings, shorts, settings } = rangesFor(deskSheetNames.hedge, ranges);
  const call = (fields: string): string => `=HEDGE.PLAN(${holdings},${shorts},${settings},${fields})`;
  const [firstAnswer] = hedgeAnswers;
  const lines = noteLines(notes, table.lastRow + 1, table.lastLetter);
  return {
    ...cellsOnly,
    name: deskSheetNames.hedge,
    columnWidths: table.widths,
    rowHeights: {
      1: 30,
      [summaryRow]: 36,
      3: 8,
      [settingsRow]: 34,
      6: 8,
      [headingRow]: 50,
      ...Object.fromEntries(
        Array.from({ length: table.lastRow - headingRow }, (_, index) => [table.firstRow + index, 34]),
      ),
    },
    frozenRows: headingRow,
    frozenColumns: 1,
    showGridlines: false,
    merges: [`A${String(summaryRow)}:${table.lastLetter}${String(summaryRow)}`, ...lines.merges],
    cells: {
      A1: { value: "Hedge", look: "title" },
      [`A${String(summaryRow)}`]: { formula: call('"summary"'), look: "sentence" },
      ...settingCells(settingsRow, book.settings),
      ...table.cells(),
      ...heldCells(book),
      [table.cell(firstAnswer.key, table.firstRow)]: table.filled(firstAnswer.key, {
        formula: call(fieldList(hedgeAnswers.map(({ key }) => key))),
      }),
      ...lines.cells,
    },
    conditionalFormats: [summaryLooks(`A${String(summaryRow)}`), actionLooks(table.range("action"))],
    listValidations: settingValidations(settingsRow, venues),
  };
}
