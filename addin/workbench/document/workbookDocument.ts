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
};

/** The open workbook as it is now, with the last results of its formulas. */
export function readDocument(grid: Grid, charts: ChartLayer): WorkbookDocument {
  const snapshot = gridWorkbook(grid).save();
  const sheets = new Set(snapshot.sheetOrder);
  return {
    name: snapshot.name,
    snapshot,
    // Undoing the removal of a sheet brings its charts back, so that the layer still holds them.
    charts: Object.fromEntries(Object.entries(charts.all()).filter(([sheetId]) => sheets.has(sheetId))),
  };
}
