import { isErrorText } from "../hedgeFormula.js";
import type { CellValue } from "../spreadsheet.js";

type Matrix = readonly (readonly unknown[])[];

/** What Excel gives for the cells of a range, typed; it gives texts, numbers and truth values only. */
export function cellValues(matrix: Matrix): readonly (readonly CellValue[])[] {
  return matrix.map((row) => row.map((value) => (isCellValue(value) ? value : String(value))));
}

/** The values of a range's cells, errors by their English names: "#YOK" of a Turkish Excel is "#N/A". */
export function shownValues(
  range: Pick<Excel.Range, "values" | "valueTypes">,
): readonly (readonly CellValue[])[] {
  const types: Matrix = range.valueTypes;
  return cellValues(range.values).map((row, down) =>
    row.map((value, right) => (types[down]?.[right] === "Error" ? errorName(value) : value)),
  );
}

/**
 * An error by an English name. Its type has already shown that it is an error; of the name in another language only the
 * last sign helps: #AD? and #NOM? are #NAME?, and #YOK and #NV, with no sign, are #N/A.
 */
export function errorName(shown: unknown): string {
  if (isErrorText(shown)) return shown;
  const last = String(shown).at(-1);
  if (last === "?") return "#NAME?";
  return last === "!" ? "#VALUE!" : "#N/A";
}

function isCellValue(value: unknown): value is CellValue {
  return ["string", "number", "boolean"].includes(typeof value);
}
