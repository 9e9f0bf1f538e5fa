import { HedgeError } from "../../../shared/errors.js";
import { insertedRows } from "../insertedRows.js";
import { findSheet } from "./findSheets.js";
import { runExcel } from "./runExcel.js";

/** Inserts empty rows above a row. @throws HedgeError */
export async function insertRows(name: string, row: number, count: number): Promise<void> {
  const inserted = insertedRows(row, count);
  await runExcel(async (context) => {
    const sheet = await findSheet(context, name);
    sheet.protection.load("protected");
    await context.sync();
    if (sheet.protection.protected)
      throw new HedgeError({
        code: "sheet_protected",
        message: `The sheet "${name}" is protected, so no row was inserted. Unprotect it under Review, Unprotect Sheet, then try again.`,
      });
    const [first, last] = [inserted.row + 1, inserted.row + inserted.rows];
    sheet.getRange(`${String(first)}:${String(last)}`).insert("Down");
    await context.sync();
  });
}
