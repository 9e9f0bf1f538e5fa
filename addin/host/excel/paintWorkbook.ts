import { HedgeError } from "../../../shared/errors.js";
import type { WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { fitPlan } from "../fitPlan.js";
import type { PaintOutcome } from "../spreadsheet.js";
import { paintSheet } from "./paintSheet.js";
import { changeExcel } from "./runExcel.js";

/**
 * Adds the sheets of a plan to the open workbook, in two syncs.
 * @throws HedgeError
 */
export async function paintWorkbook(plan: WorkbookPlan): Promise<PaintOutcome> {
  return changeExcel(async (context) => {
    const { workbook } = context;
    const { worksheets, protection } = workbook;
    worksheets.load("items/name");
    protection.load("protected");
    await context.sync();
    if (protection.protected) throw structureProtected();

    const fitted = fitPlan(
      plan,
      worksheets.items.map(({ name }) => name),
    );
    const warnings = paintSheets(workbook, fitted);
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

function paintSheets(workbook: Excel.Workbook, plan: WorkbookPlan): readonly string[] {
  workbook.application.suspendApiCalculationUntilNextSync();
  workbook.application.suspendScreenUpdatingUntilNextSync();
  // All sheets first, so that every formula finds what it refers to.
  const sheets = plan.sheets.map((planned) => ({
    planned,
    sheet: workbook.worksheets.add(planned.name),
  }));
  const warnings = sheets.flatMap(({ sheet, planned }) => paintSheet(workbook, sheet, planned, plan));
  sheets[0]?.sheet.activate();
  return [...new Set(warnings)];
}

function structureProtected(): HedgeError {
  return new HedgeError({
    code: "sheet_protected",
    message:
      "The workbook is protected, so that no sheet can be added. Unprotect it under Review, Protect Workbook, then try again.",
  });
}
