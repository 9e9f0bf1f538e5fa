import { HedgeError } from "../../../shared/errors.js";

/**
 * Empties sheets that the user has agreed to lose, and keeps the sheets themselves: formulas elsewhere that refer to
 * them would turn into #REF! if they were deleted. Needs a sync, and some more for each sheet.
 * @returns the names of the tables that went with them
 * @throws HedgeError where one is protected; then none is touched
 */
export async function clearSheets(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
): Promise<readonly string[]> {
  if (sheets.length === 0) return [];
  for (const { protection, tables, charts } of sheets) {
    protection.load("protected");
    tables.load("items/name");
    charts.load("items/name");
  }
  await context.sync();
  const locked = sheets.find(({ protection }) => protection.protected);
  if (locked !== undefined)
    throw new HedgeError({
      code: "sheet_protected",
      message: `The sheet "${locked.name}" is protected. Unprotect it under Review, Unprotect Sheet, then try again.`,
    });

  const tables = sheets.flatMap((sheet) => sheet.tables.items);
  const tableNames = tables.map(({ name }) => name);
  // The helper empties the cells only; tables, charts and frozen panes would stay around nothing.
  for (const table of tables) table.delete();
  for (const chart of sheets.flatMap((sheet) => sheet.charts.items)) chart.delete();
  for (const sheet of sheets) sheet.freezePanes.unfreeze();
  // Heavy and seldom needed: only for a rebuild.
  const { ExcelUtilities } = await import("@microsoft/office-js-helpers");
  for (const { name } of sheets) await ExcelUtilities.forceCreateSheet(context.workbook, name, true);
  return tableNames;
}
