import { HedgeError } from "../../../shared/errors.js";
import { isHedgeFormula } from "../hedgeFormula.js";
import type { CellValue, InsertedCell, InsertOptions, SheetAddress } from "../spreadsheet.js";
import { runExcel } from "./runExcel.js";
import { unknownFunctions, unknownText } from "./unknownFunctions.js";
import { withoutSheet } from "./withoutSheet.js";

/** Reports which cell is active. @throws HedgeError */
export async function readActiveCell(): Promise<SheetAddress> {
  return runExcel(async (context) => {
    const cell = context.workbook.getActiveCell();
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    cell.load("address");
    sheet.load("name");
    await context.sync();
    return { sheet: sheet.name, address: withoutSheet(cell.address) };
  });
}

/**
 * Writes into the active cell.
 * @param content what Excel reads as it reads typed text: a formula or a value
 * @throws HedgeError `cell_not_empty` where the cell holds something and the user has not agreed to lose it
 */
export async function writeActiveCell(content: CellValue, { replace }: InsertOptions): Promise<InsertedCell> {
  return runExcel(async (context) => {
    const cell = context.workbook.getActiveCell();
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    cell.load("address, formulas");
    sheet.load("name, protection/protected");
    await context.sync();
    const place = { sheet: sheet.name, address: withoutSheet(cell.address) };
    const [[held] = []]: readonly (readonly unknown[])[] = cell.formulas;
    if (held !== "" && !replace)
      throw new HedgeError({
        code: "cell_not_empty",
        message: `${place.address} on "${place.sheet}" is not empty. Select an empty cell, or confirm that its content may be replaced.`,
      });
    if (sheet.protection.protected)
      throw new HedgeError({
        code: "sheet_protected",
        message: `The sheet "${place.sheet}" is protected. Unprotect it under Review, Unprotect Sheet, or select a cell of another sheet.`,
      });
    cell.formulas = [[content]];
    await context.sync();
    const unknown = isHedgeFormula(content) ? await unknownFunctions(context, [place]) : [];
    return { ...place, warnings: unknown.length === 0 ? [] : [unknownText(1)] };
  });
}
