import type { PlainCell, PlainSheet } from "../plainGrid.js";
import { cellValue } from "./fileCells.js";
import type { SavedWorkbook, Spill } from "./savedWorkbook.js";

/**
 * What the formulas of a sheet fill. One whose way is blocked fills its own cell alone: until the grid calculates next it
 * still reports what it had filled, and a file would hold that in the place of what was typed over it.
 */
export function openSpills({ document, spills }: SavedWorkbook, sheetId: string): readonly Spill[] {
  const sheet: PlainSheet = document.snapshot.sheets[sheetId] ?? {};
  return (spills[sheetId] ?? []).map((spill) => (isBlocked(sheet, spill) ? ownCellOnly(spill) : spill));
}

function isBlocked({ cellData }: PlainSheet, { area, values }: Spill): boolean {
  return values.some((line, row) =>
    line.some((_value, column) => {
      const isOwn = row === 0 && column === 0;
      return !isOwn && isFilled(cellData?.[area.row + row]?.[area.column + column] ?? {});
    }),
  );
}

function isFilled(cell: PlainCell): boolean {
  const value = cellValue(cell);
  const isFormula = [cell.f, cell.si].some((text) => typeof text === "string" && text !== "");
  return isFormula || (value !== null && value !== "");
}

function ownCellOnly({ area, values }: Spill): Spill {
  return { area: { ...area, rows: 1, columns: 1 }, values: [[values[0]?.[0] ?? null]] };
}
