import type { SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import { supports } from "./supports.js";

/** Adds the notes of cells; returns sentences on what this Excel cannot do. */
export function paintNotes(
  { notes, comments }: Excel.Workbook,
  sheet: Excel.Worksheet,
  cells: SheetPlan["cells"],
): readonly string[] {
  const noted = Object.entries(cells).flatMap(([address, { note }]) =>
    note === undefined ? [] : [{ address, note }],
  );
  if (noted.length === 0) return [];
  const canNote = supports("1.18");
  if (!canNote && !supports("1.10"))
    return [
      "This version of Excel takes no notes from add-ins, so that the reasons beside the cells are missing.",
    ];
  for (const { address, note } of noted) {
    if (canNote) notes.add(sheet.getRange(address), note);
    else comments.add(sheet.getRange(address), note);
  }
  return [];
}
