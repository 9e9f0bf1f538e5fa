import type { CellValue } from "../spreadsheet.js";

/** What Excel gives for the cells of a range, typed; it gives texts, numbers and truth values only. */
export function cellValues(matrix: readonly (readonly unknown[])[]): readonly (readonly CellValue[])[] {
  return matrix.map((row) => row.map((value) => (isCellValue(value) ? value : String(value))));
}

function isCellValue(value: unknown): value is CellValue {
  return ["string", "number", "boolean"].includes(typeof value);
}
