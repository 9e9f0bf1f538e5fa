import type { CellValue } from "../../host/spreadsheet.js";
import { texts } from "../texts.js";
import { heldListOf, type HeldList } from "./heldList.js";
import { headingsAt } from "./listColumns.js";
import type { ListAnswers } from "./listQuestion.js";
import { listTexts } from "./listTexts.js";
import { isNumber } from "./numberStyle.js";
import { pastedCells, type PastedCells } from "./pastedCells.js";
import { refuseList } from "./refuseList.js";

/** Where commas split the columns, a decimal comma splits a number: such a line is one cell too long, or may be. */
function splitNumber({ cells, separator }: PastedCells): string | null {
  if (separator !== ",") return null;
  const at = headingsAt(cells);
  const headings = cells[at];
  const isSplit = (row: readonly string[]): boolean =>
    row.some((cell, index) => {
      if (cell === "" || index === 0) return false;
      if (headings !== undefined) return index >= headings.length;
      return isNumber(`${row[index - 1] ?? ""},${cell}`);
    });
  return cells.slice(Math.max(0, at)).find(isSplit)?.join(",") ?? null;
}

/** Reads a pasted text as a list of holdings. @throws HedgeError invalid_input that says what to change */
export function readPastedList(text: string, answers: ListAnswers = {}): HeldList {
  if (text.trim() === "") refuseList(texts.list.nothingPasted);
  const pasted = pastedCells(text);
  const split = splitNumber(pasted);
  if (split !== null) refuseList(listTexts.splitNumber(split));
  return heldListOf(pasted.cells, answers);
}

const isFilled = (cell: CellValue): boolean => String(cell).trim() !== "";

/** Reads selected cells as a list of holdings. @throws HedgeError invalid_input that says what to select or change */
export function readSelectedList(
  cells: readonly (readonly CellValue[])[],
  answers: ListAnswers = {},
): HeldList {
  const lines = cells
    .map((line) => line.map((cell) => (typeof cell === "string" ? cell.trim() : cell)))
    .filter((line) => line.some(isFilled));
  if (lines.length === 0) refuseList(texts.build.emptySelection);
  const single = lines.flatMap((line) => (line.filter(isFilled).length === 1 ? line.filter(isFilled) : []));
  if (single.length < lines.length) return heldListOf(lines, answers);
  // One column: whole lines such as "BTC;1,25" in it, as Excel opens a file whose separator it does not expect.
  const list = readPastedList(single.map(String).join("\n"), answers);
  const isList = list.status === "asked" || list.rows.some(({ coins }) => coins !== "");
  return isList ? list : refuseList(texts.build.noColumns);
}
