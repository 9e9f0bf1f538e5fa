import type { Area } from "./area.js";
import { typedError } from "./errorValues.js";
import type { ExcelKind } from "./excelKind.js";
import { invalidArgument } from "./strictError.js";
import type { CellModel } from "./workbookModel.js";

const longestText = 32_767;
const longestFormula = 8192;

/**
 * The cells of a matrix that is to be written to an area.
 * @throws StrictExcelError where it has not exactly the area's rows and columns
 */
export function matrixFor(
  what: string,
  matrix: unknown,
  { rows, columns }: Area,
): readonly (readonly unknown[])[] {
  const wanted = `${String(rows)} x ${String(columns)}`;
  if (!Array.isArray(matrix) || !matrix.every(Array.isArray))
    throw invalidArgument(`${what} must be a matrix of ${wanted}`);
  const list = matrix as readonly (readonly unknown[])[];
  if (list.length !== rows || list.some((row) => row.length !== columns)) {
    const shape = list.map((row) => row.length).join(",");
    throw invalidArgument(`${what} must be ${wanted}, was ${String(list.length)} rows of ${shape}`);
  }
  return list;
}

/**
 * What writing a value or a formula leaves in a cell; Excel makes no difference between the two, so that a text
 * beginning with "=" becomes a formula. An apostrophe in front keeps it a text.
 */
export function writtenCell(
  written: unknown,
  before: CellModel | undefined,
  language: ExcelKind["language"],
): CellModel | undefined {
  if (written === null) return before;
  const numberFormat = before?.numberFormat ?? "General";
  if (typeof written === "string") {
    const error = typedError(written, language);
    if (error !== undefined) return { value: error, formula: "", isError: true, numberFormat };
    return { ...writtenText(written, numberFormat === "@"), numberFormat };
  }
  const isValue = typeof written === "boolean" || (typeof written === "number" && Number.isFinite(written));
  if (!isValue) throw invalidArgument(`${JSON.stringify(written)} is no value of a cell`);
  return { value: written, formula: "", numberFormat };
}

function writtenText(written: string, isTextCell: boolean): Pick<CellModel, "value" | "formula"> {
  if (written.startsWith("=") && written.length > 1 && !isTextCell) {
    if (written.length > longestFormula) throw invalidArgument("a formula is longer than 8,192 characters");
    return { value: "", formula: written };
  }
  const text = written.startsWith("'") ? written.slice(1) : written;
  if (text.length > longestText) throw invalidArgument("a text is longer than 32,767 characters");
  return { value: text, formula: "" };
}
