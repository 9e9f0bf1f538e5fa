import { cellsOnly, type SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import type { Grid } from "../grid/createGrid.js";
import { toWorkbookData } from "../grid/toWorkbookData.js";
import { sampleWorkbook } from "../sample/sampleWorkbook.js";
import type { ChartLayer } from "../spreadsheet/chartLayer.js";
import { dressSheet } from "../spreadsheet/dressSheet.js";
import { existingSheet, gridWorkbook } from "../spreadsheet/gridWorkbook.js";
import type { WorkbookDocument } from "./workbookDocument.js";

/** What the page opens with. */
export type StartingWorkbook = {
  readonly document: WorkbookDocument;
  /** Sheets of the document whose notes, conditional formats, lists and charts only an open grid can be given. */
  readonly undressed: readonly SheetPlan[];
};

/** The sample desk, as a newcomer gets it. */
export function sampleStart(name: string): StartingWorkbook {
  return {
    document: { name, snapshot: toWorkbookData(name, sampleWorkbook), charts: {} },
    undressed: sampleWorkbook,
  };
}

const blankSheet: SheetPlan = {
  ...cellsOnly,
  name: "Sheet1",
  columnWidths: Array.from({ length: 14 }, () => 90),
  rowHeights: {},
  frozenRows: 0,
  frozenColumns: 0,
  showGridlines: true,
  merges: [],
  cells: {},
};

/** One sheet and nothing in it. */
export function blankStart(name: string): StartingWorkbook {
  return { document: { name, snapshot: toWorkbookData(name, [blankSheet]), charts: {} }, undressed: [] };
}

/** Lays over the cells of a grid made of the document's snapshot what is not in them. */
export function dressWorkbook(
  grid: Grid,
  charts: ChartLayer,
  { document, undressed }: StartingWorkbook,
): void {
  for (const [sheetId, own] of Object.entries(document.charts)) charts.add(sheetId, own);
  if (document.activeSheet !== undefined) {
    const sheet = gridWorkbook(grid).getSheetBySheetId(document.activeSheet);
    if (sheet !== null) gridWorkbook(grid).setActiveSheet(sheet);
  }
  for (const plan of undressed) dressSheet(grid, charts, existingSheet(grid, plan.name), plan);
}
