import { texts } from "../texts.js";
import type { CellValue } from "../../host/spreadsheet.js";
import { canNameCoin } from "./coinName.js";
import { columnsByHeadings, columnsByPlace, headingsAt, type ListColumns } from "./listColumns.js";
import { listTexts } from "./listTexts.js";
import { isNumber } from "./numberStyle.js";
import { refuseList } from "./refuseList.js";

/** The lines of a list and what their columns hold. */
export type ListTable = {
  readonly columns: ListColumns;
  readonly lines: readonly (readonly CellValue[])[];
  readonly headings: readonly string[];
  /** How many lines stand above the headings. */
  readonly above: number;
};

const textOf = (cell: CellValue): string => String(cell).trim();

/** Whether lines give the number first, as in "1.25 BTC". */
function isNumberFirst(lines: readonly (readonly CellValue[])[]): boolean {
  const first = lines.map(([one = "", two = ""]) => [textOf(one), textOf(two)] as const);
  return (
    first.some(([one, two]) => isNumber(one) && canNameCoin(two)) &&
    first.every(([one]) => one === "" || isNumber(one))
  );
}

/** Finds the headings and the columns of a list. @throws HedgeError invalid_input where no column holds the coins */
export function tableOf(lines: readonly (readonly CellValue[])[]): ListTable {
  const rows = lines.map((line) => line.map(textOf));
  const at = headingsAt(rows);
  const headings = rows[at];
  if (headings === undefined) {
    const width = Math.max(...rows.map((row) => row.length));
    return { columns: columnsByPlace(isNumberFirst(lines), width), lines, headings: [], above: 0 };
  }
  const found = columnsByHeadings(headings);
  if (found.status === "history") refuseList(texts.list.history);
  if (found.status === "unclear") refuseList(listTexts.unclear(headings.filter((text) => text !== "")));
  return { columns: found.columns, lines: lines.slice(at + 1), headings, above: at };
}
