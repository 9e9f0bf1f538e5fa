import { ICommandService } from "@univerjs/presets";
import { SetTriggerFormulaCalculationStartMutation } from "@univerjs/presets/preset-sheets-core";
import { looks } from "../../../shared/sheet/looks.js";
import type { Look, LookStyle } from "../../../shared/sheet/looks.js";
import type { SheetPlan, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { absoluteAddress, sheetPrefix } from "../../host/area.js";
import { fitPlan } from "../../host/fitPlan.js";
import type { PaintOptions, PaintOutcome } from "../../host/spreadsheet.js";
import type { Grid } from "../grid/createGrid.js";
import { toWorksheetData } from "../grid/toWorkbookData.js";
import type { ChartLayer } from "./chartLayer.js";
import { gridSheet, gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";

const noteSize = { width: 260, height: 96 };

/** Makes the sheets of a plan in the grid and shows the first; a sheet that may go is deleted and made anew. */
export async function paintPlan(
  grid: Grid,
  charts: ChartLayer,
  plan: WorkbookPlan,
  { replace }: PaintOptions,
): Promise<PaintOutcome> {
  const workbook = gridWorkbook(grid);
  const planned = new Set(plan.sheets.map(({ name }) => name.toLowerCase()));
  const going = replace
    .filter((name) => planned.has(name.toLowerCase()))
    .flatMap((name) => gridSheet(grid, name) ?? []);
  const goingNames = going.map((sheet) => sheet.getSheetName());
  // The grid keeps its last sheet, also one that may go.
  const lastSheet = going.length === workbook.getSheets().length ? workbook.insertSheet() : undefined;
  for (const name of workbook.getDefinedNames()) {
    const target = name.getFormulaOrRefString();
    if (goingNames.some((sheet) => [sheetPrefix(sheet), `${sheet}!`].some((each) => target.startsWith(each))))
      name.delete();
  }
  for (const sheet of going) {
    charts.remove(sheet.getSheetId());
    workbook.deleteSheet(sheet);
  }

  const fitted = fitPlan(
    plan,
    {
      sheets: workbook.getSheets().map((sheet) => sheet.getSheetName()),
      names: workbook.getDefinedNames().map((name) => name.getName()),
      tables: [],
    },
    goingNames,
  );
  for (const { name: sheet, names } of fitted.sheets) {
    for (const { name, address } of names) workbook.insertDefinedName(name, absoluteAddress(sheet, address));
  }
  const made = fitted.sheets.map((sheet) => paintSheet(grid, charts, sheet));
  if (lastSheet !== undefined) workbook.deleteSheet(lastSheet);
  const [first] = made;
  if (first !== undefined) workbook.setActiveSheet(first);
  await calculateAll(grid);
  return {
    sheets: plan.sheets.map(({ name }, index) => ({
      planned: name,
      name: fitted.sheets[index]?.name ?? name,
    })),
    warnings: [],
  };
}

function paintSheet(grid: Grid, charts: ChartLayer, plan: SheetPlan): GridSheet {
  const { id: _id, ...data } = toWorksheetData(plan);
  const sheet = gridWorkbook(grid).insertSheet(plan.name, { sheet: data });
  for (const [address, { note }] of Object.entries(plan.cells)) {
    if (note !== undefined)
      sheet.getRange(address).createOrUpdateNote({ ...noteOf(sheet, address), note, ...noteSize });
  }
  for (const { range, formula, look } of plan.conditionalFormats) {
    const { color, background, bold } = styleOf(look);
    const rule = sheet
      .newConditionalFormattingRule()
      .whenFormulaSatisfied(formula)
      .setRanges([sheet.getRange(range).getRange()]);
    if (background !== undefined) rule.setBackground(background);
    if (color !== undefined) rule.setFontColor(color);
    if (bold !== undefined) rule.setBold(bold);
    sheet.addConditionalFormattingRule(rule.build());
  }
  for (const { range, words } of plan.listValidations) {
    // The words are an offer: functions know more spellings than the list does.
    const rule = grid.api
      .newDataValidation()
      .requireValueInList([...words])
      .setAllowInvalid(true)
      .build();
    sheet.getRange(range).setDataValidation(rule);
  }
  charts.add(sheet.getSheetId(), plan.charts);
  return sheet;
}

function noteOf(sheet: GridSheet, address: string) {
  const range = sheet.getRange(address);
  return { id: `${sheet.getSheetId()}-${address}`, row: range.getRow(), col: range.getColumn() };
}

function styleOf(look: Look): LookStyle {
  return looks[look];
}

/** A sheet that comes with its formulas has none of them calculated. */
async function calculateAll(grid: Grid): Promise<void> {
  const applied = grid.api.getFormula().onCalculationResultApplied();
  await grid.injector
    .get(ICommandService)
    .executeCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      { dirtyRanges: [], forceCalculation: true },
      { onlyLocal: true },
    );
  await applied;
}
