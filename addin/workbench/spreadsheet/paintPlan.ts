import { ICommandService } from "@univerjs/presets";
import { SetTriggerFormulaCalculationStartMutation } from "@univerjs/presets/preset-sheets-core";
import type { SheetPlan, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { fitPlan } from "../../host/fitPlan.js";
import type { PaintOutcome } from "../../host/spreadsheet.js";
import type { Grid } from "../grid/createGrid.js";
import type { ChartLayer } from "./chartLayer.js";
import { dressSheet } from "./dressSheet.js";
import { existingSheet, gridWorkbook } from "./gridWorkbook.js";
import { insertSheets } from "./insertSheets.js";

/** Adds the sheets of a plan to the grid and shows the first. */
export async function paintPlan(grid: Grid, charts: ChartLayer, plan: WorkbookPlan): Promise<PaintOutcome> {
  const workbook = gridWorkbook(grid);
  const fitted = fitPlan(
    plan,
    workbook.getSheets().map((sheet) => sheet.getSheetName()),
  );
  insertSheets(grid, fitted.sheets);
  for (const sheet of fitted.sheets) dressSheet(grid, charts, existingSheet(grid, sheet.name), sheet);
  const [first] = fitted.sheets;
  if (first !== undefined) workbook.setActiveSheet(existingSheet(grid, first.name));
  await calculateSheets(grid, fitted.sheets);
  return {
    sheets: plan.sheets.map(({ name }, index) => ({
      planned: name,
      name: fitted.sheets[index]?.name ?? name,
    })),
    warnings: [],
  };
}

/** A sheet that comes with its formulas has none of them calculated. */
async function calculateSheets(grid: Grid, plans: readonly SheetPlan[]): Promise<void> {
  const applied = grid.api.getFormula().onCalculationResultApplied();
  await grid.injector
    .get(ICommandService)
    .executeCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      { dirtyRanges: plans.flatMap((plan) => formulaRanges(grid, plan)), forceCalculation: false },
      { onlyLocal: true },
    );
  await applied;
}

function formulaRanges(grid: Grid, plan: SheetPlan) {
  const unitId = gridWorkbook(grid).getId();
  const sheet = existingSheet(grid, plan.name);
  const sheetId = sheet.getSheetId();
  return Object.entries(plan.cells)
    .filter(([, { formula }]) => formula !== undefined)
    .map(([address]) => ({ unitId, sheetId, range: sheet.getRange(address).getRange() }));
}
