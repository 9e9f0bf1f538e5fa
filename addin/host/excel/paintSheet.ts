import type { SheetPlan, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { areaAddress } from "../area.js";
import { paintCells } from "./paintCells.js";
import { paintChart } from "./paintCharts.js";
import { paintCondition } from "./paintCondition.js";
import { paintLooks } from "./paintLooks.js";
import { paintNotes } from "./paintNotes.js";
import { toPoints } from "./points.js";
import { wordListSource } from "./wordListSource.js";

/** Queues everything of a planned sheet of a workbook on an empty one; returns sentences on what this Excel cannot do. */
export function paintSheet(
  workbook: Excel.Workbook,
  sheet: Excel.Worksheet,
  plan: SheetPlan,
  workbookPlan: WorkbookPlan,
): readonly string[] {
  sheet.showGridlines = plan.showGridlines;
  paintSizes(sheet, plan);
  paintCells(sheet, plan.cells);
  paintLooks(sheet, plan.cells);
  for (const range of plan.merges) sheet.getRange(range).merge(false);
  paintFrozenPanes(sheet, plan);
  for (const each of plan.conditionalFormats) paintCondition(sheet, each);
  for (const chart of plan.charts) paintChart(sheet, chart);
  const warnings = plan.listValidations.flatMap((each) => paintWordList(sheet, each, workbookPlan));
  paintNotes(workbook, sheet, plan);
  return warnings;
}

function paintSizes(sheet: Excel.Worksheet, { columnWidths, rowHeights }: SheetPlan): void {
  columnWidths.forEach((width, column) => {
    const address = areaAddress({ row: 0, column, rows: 1, columns: 1 });
    sheet.getRange(address).format.columnWidth = toPoints(width);
  });
  for (const [row, height] of Object.entries(rowHeights)) {
    sheet.getRange(`A${row}`).format.rowHeight = toPoints(height);
  }
}

function paintFrozenPanes(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { frozenRows: rows, frozenColumns: columns } = plan;
  if (rows > 0 && columns > 0)
    sheet.freezePanes.freezeAt(sheet.getRange(areaAddress({ row: 0, column: 0, rows, columns })));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}

function paintWordList(
  sheet: Excel.Worksheet,
  { range, words }: SheetPlan["listValidations"][number],
  workbookPlan: WorkbookPlan,
): readonly string[] {
  const source = wordListSource(workbookPlan, words);
  if (source === undefined)
    return ["A drop-down list is too long for Excel and was left out: type the word."];
  const { dataValidation } = sheet.getRange(range);
  dataValidation.rule = { list: { inCellDropDown: true, source } };
  // The words are an offer: functions know more spellings than the list does.
  dataValidation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
  return [];
}
