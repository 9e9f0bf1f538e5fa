import { HedgeError } from "../../../shared/errors.js";
import type { WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { fitPlan } from "../fitPlan.js";
import type { PaintOutcome, SheetAddress } from "../spreadsheet.js";
import { isHedgeFormula } from "../hedgeFormula.js";
import { paintSheet } from "./paintSheet.js";
import { runExcel } from "./runExcel.js";
import { supports } from "./supports.js";
import { takeBackSheets } from "./takeBackSheets.js";
import { unknownFunctions, unknownText } from "./unknownFunctions.js";

const noSpills =
  "This version of Excel does not let a formula fill several cells (spill), so most of the sheet is empty. Update Excel, or use Excel on the web.";

/**
 * Adds the sheets of a plan to the open workbook, all or none, in three syncs; the last one reads its formulas back.
 * @throws HedgeError
 */
export async function paintWorkbook(plan: WorkbookPlan): Promise<PaintOutcome> {
  return runExcel(async (context) => {
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
    const warnings = await paintSheets(context, fitted);
    const unknown = await unknownFunctions(context, hedgeCells(fitted));
    return {
      sheets: plan.sheets.map(({ name }, index) => ({
        planned: name,
        name: fitted.sheets[index]?.name ?? name,
      })),
      warnings: [
        ...warnings,
        ...(unknown.length === 0 ? [] : [unknownText(unknown.length)]),
        ...(supports("1.12") ? [] : [noSpills]),
      ],
    };
  });
}

async function paintSheets(context: Excel.RequestContext, plan: WorkbookPlan): Promise<readonly string[]> {
  const { workbook } = context;
  workbook.application.suspendApiCalculationUntilNextSync();
  workbook.application.suspendScreenUpdatingUntilNextSync();
  // All sheets first, so that every formula finds what it refers to.
  const sheets = plan.sheets.map((planned) => ({
    planned,
    sheet: workbook.worksheets.add(planned.name),
  }));
  const warnings = sheets.flatMap(({ sheet, planned }) => paintSheet(workbook, sheet, planned, plan));
  sheets[0]?.sheet.activate();
  try {
    await context.sync();
  } catch (error) {
    const added = plan.sheets.map(({ name }) => workbook.worksheets.getItemOrNullObject(name));
    throw await takeBackSheets(context, added, () => true, error);
  }
  return [...new Set(warnings)];
}

function hedgeCells({ sheets }: WorkbookPlan): readonly SheetAddress[] {
  return sheets.flatMap(({ name, cells }) =>
    Object.entries(cells).flatMap(([address, { formula }]) =>
      isHedgeFormula(formula) ? [{ sheet: name, address }] : [],
    ),
  );
}

function structureProtected(): HedgeError {
  return new HedgeError({
    code: "sheet_protected",
    message:
      "The workbook is protected, so no sheet can be added. Unprotect it under Review, Protect Workbook, then try again.",
  });
}
