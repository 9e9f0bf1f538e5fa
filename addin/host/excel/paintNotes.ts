import type { SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import { parseArea } from "../area.js";
import type { Area } from "../area.js";
import { supports } from "./supports.js";

const longestMessage = 255;

/**
 * Adds the notes of cells, after the lists to choose from. An Excel that takes no notes from add-ins shows them as input
 * messages while their cell is selected: comments would be threads in the person's own name.
 */
export function paintNotes(
  workbook: Excel.Workbook,
  sheet: Excel.Worksheet,
  { cells, listValidations }: SheetPlan,
): void {
  const lists = listValidations.map(({ range }) => parseArea(range));
  const canNote = supports("1.18");
  for (const [address, { note }] of Object.entries(cells)) {
    if (note === undefined) continue;
    const cell = sheet.getRange(address);
    if (canNote) workbook.notes.add(cell, note);
    else paintMessage(cell, note, { hasRule: lists.some((list) => isWithin(parseArea(address), list)) });
  }
}

function paintMessage(
  { dataValidation }: Excel.Range,
  note: string,
  { hasRule }: { readonly hasRule: boolean },
): void {
  // Excel shows a message only where there is a rule; this one lets everything pass.
  if (!hasRule) dataValidation.rule = { custom: { formula: "=TRUE" } };
  const message = note.length <= longestMessage ? note : `${note.slice(0, longestMessage - 1)}…`;
  dataValidation.prompt = { showPrompt: true, title: "", message };
}

function isWithin({ row, column }: Area, list: Area): boolean {
  const [down, right] = [row - list.row, column - list.column];
  return down >= 0 && right >= 0 && down < list.rows && right < list.columns;
}
