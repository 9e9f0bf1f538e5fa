import { HedgeError } from "../../../shared/errors.js";
import type { WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { absoluteAddress, sheetPrefix } from "../area.js";
import { fitPlan } from "../fitPlan.js";
import type { PaintOptions, PaintOutcome } from "../spreadsheet.js";
import { clearSheets } from "./clearSheets.js";
import { paintSheet } from "./paintSheet.js";
import { changeExcel } from "./runExcel.js";

/**
 * Writes the sheets of a plan into the open workbook, in two syncs where none is replaced.
 * @throws HedgeError
 */
export async function paintWorkbook(plan: WorkbookPlan, { replace }: PaintOptions): Promise<PaintOutcome> {
  return changeExcel(async (context) => {
    const { workbook } = context;
    const { worksheets, names, tables, protection } = workbook;
    worksheets.load("items/name");
    names.load("items/name, items/formula");
    tables.load("items/name");
    protection.load("protected");
    await context.sync();
    if (protection.protected) throw structureProtected();

    const planned = lowerSet(plan.sheets.map(({ name }) => name));
    const agreed = lowerSet(replace);
    const going = worksheets.items.filter(
      ({ name }) => planned.has(name.toLowerCase()) && agreed.has(name.toLowerCase()),
    );
    const goneTables = await clearSheets(context, going);
    const replaced = going.map(({ name }) => name);
    const own = lowerSet(plan.sheets.flatMap((sheet) => sheet.names.map(({ name }) => name)));
    const goneNames = names.items.filter(
      ({ name, formula }) =>
        replaced.some((sheet) => isOnSheet(String(formula), sheet)) ||
        // Excel keeps the names of a sheet that was deleted.
        (own.has(name.toLowerCase()) && String(formula).includes("#REF!")),
    );
    for (const name of goneNames) name.delete();

    const fitted = fitPlan(
      plan,
      {
        sheets: worksheets.items.map(({ name }) => name),
        names: names.items.filter((name) => !goneNames.includes(name)).map(({ name }) => name),
        tables: tables.items.map(({ name }) => name).filter((name) => !goneTables.includes(name)),
      },
      replaced,
    );
    const warnings = paintSheets(workbook, fitted, lowerSet(replaced));
    await context.sync();
    return {
      sheets: plan.sheets.map(({ name }, index) => ({
        planned: name,
        name: fitted.sheets[index]?.name ?? name,
      })),
      warnings,
    };
  });
}

function paintSheets(
  workbook: Excel.Workbook,
  plan: WorkbookPlan,
  existing: ReadonlySet<string>,
): readonly string[] {
  workbook.application.suspendApiCalculationUntilNextSync();
  workbook.application.suspendScreenUpdatingUntilNextSync();
  // All sheets and names first, so that every formula finds what it refers to.
  const sheets = plan.sheets.map((planned) => ({
    planned,
    sheet: existing.has(planned.name.toLowerCase())
      ? workbook.worksheets.getItem(planned.name)
      : workbook.worksheets.add(planned.name),
  }));
  for (const { name: sheet, names } of plan.sheets) {
    for (const { name, address } of names) workbook.names.add(name, `=${absoluteAddress(sheet, address)}`);
  }
  const warnings = sheets.flatMap(({ sheet, planned }) => paintSheet(workbook, sheet, planned, plan));
  sheets[0]?.sheet.activate();
  return [...new Set(warnings)];
}

/** Whether what a name stands for lies on that sheet. */
function isOnSheet(formula: string, sheet: string): boolean {
  return [sheetPrefix(sheet), `${sheet}!`].some((prefix) => formula.startsWith(`=${prefix}`));
}

function structureProtected(): HedgeError {
  return new HedgeError({
    code: "sheet_protected",
    message:
      "The workbook is protected, so that no sheet can be added. Unprotect it under Review, Protect Workbook, then try again.",
  });
}

function lowerSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
