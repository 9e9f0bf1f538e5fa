import { toHedgeError } from "./excelError.js";

/**
 * Runs calls of Excel; waits while a person types in a cell. Excel makes each sync that changes something one step of
 * Undo, and every command here changes the workbook in one sync. So no run asks for an undo group (mergeUndoGroup):
 * Excel refuses whole commands for it, such as a large block of formulas (office-js #6491, #6711).
 * @throws HedgeError
 */
export async function runExcel<Result>(
  batch: (context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  try {
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (error) {
    throw toHedgeError(error);
  }
}
