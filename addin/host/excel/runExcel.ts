import { toHedgeError } from "./excelError.js";
import { supports } from "./supports.js";

type Batch<Result> = (context: Excel.RequestContext) => Promise<Result>;

/**
 * Runs calls of Excel; waits while a person types in a cell.
 * @throws HedgeError
 */
export async function runExcel<Result>(batch: Batch<Result>): Promise<Result> {
  return run({}, batch);
}

/**
 * Runs calls that change the workbook, which one Undo takes back where Excel can do that.
 * @throws HedgeError
 */
export async function changeExcel<Result>(batch: Batch<Result>): Promise<Result> {
  return run(supports("1.20") ? { mergeUndoGroup: true } : {}, batch);
}

async function run<Result>(options: Excel.RunOptions, batch: Batch<Result>): Promise<Result> {
  try {
    return await Excel.run({ ...options, delayForCellEdit: true }, batch);
  } catch (error) {
    throw toHedgeError(error);
  }
}
