import { IResourceManagerService } from "@univerjs/presets";
import type { IWorkbookData } from "@univerjs/presets";
import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";
import type { Grid } from "../grid/createGrid.js";
import type { ChartLayer } from "../spreadsheet/chartLayer.js";
import { gridWorkbook } from "../spreadsheet/gridWorkbook.js";

/** A workbook as data: what the page starts from, what is kept, and what files are made of. */
export type WorkbookDocument = {
  readonly name: string;
  /** With notes, conditional formats, validations, defined names and filters among its resources. */
  readonly snapshot: IWorkbookData;
  /** By the id of the sheet they lie over. */
  readonly charts: Readonly<Record<string, readonly PlanChart[]>>;
  /** The id of the sheet in front; the first one where it is left out. */
  readonly activeSheet?: string;
};

/** The open workbook as it is now, with the last results of its formulas. */
export function readDocument(grid: Grid, charts: ChartLayer): WorkbookDocument {
  return documentOf(grid, charts, gridWorkbook(grid).save());
}

/** The open workbook itself and no copy, which would cost a tenth of a second: to be read at once and never changed. */
export function lookAtDocument(grid: Grid, charts: ChartLayer): WorkbookDocument {
  const workbook = gridWorkbook(grid).getWorkbook();
  const resources = grid.injector
    .get(IResourceManagerService)
    .getResources(workbook.getUnitId(), workbook.type);
  return documentOf(grid, charts, { ...workbook.getSnapshot(), resources });
}

function documentOf(grid: Grid, charts: ChartLayer, snapshot: IWorkbookData): WorkbookDocument {
  const sheets = new Set(snapshot.sheetOrder);
  return {
    name: snapshot.name,
    snapshot,
    // Undoing the removal of a sheet brings its charts back, so that the layer still holds them.
    charts: Object.fromEntries(Object.entries(charts.all()).filter(([sheetId]) => sheets.has(sheetId))),
    activeSheet: gridWorkbook(grid).getActiveSheet().getSheetId(),
  };
}
