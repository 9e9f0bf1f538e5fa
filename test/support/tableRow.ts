import { isCellError } from "../../addin/runtime/cellResult.js";

/** A row of a table by field: numbers without their format, errors as cells hold them. */
export type TableRow = Readonly<Record<string, unknown>>;

/** Whether a cell reports that there is no answer: blank or #N/A. */
export function isNoAnswer(cell: unknown): boolean {
  return cell === "" || (isCellError(cell) && cell.code === "#N/A");
}
