import type { IWorksheetData } from "@univerjs/presets";
import type { OpenedSheet } from "./plainGrid.js";

/**
 * Whether a sheet made from a file is one the grid takes: the numbers in it stand for its enumerations, of which the
 * compiler knows only that they are numbers.
 */
export function isGridSheet(sheet: OpenedSheet): sheet is OpenedSheet & Partial<IWorksheetData> {
  return sheet.id !== undefined && sheet.name !== undefined;
}
