import { HedgeError } from "../../../shared/errors.js";
import type { CellPosition } from "../grid/cellPosition.js";
import type { Grid } from "../grid/createGrid.js";

type Workbook = NonNullable<ReturnType<Grid["api"]["getActiveWorkbook"]>>;
/** A sheet of the grid, by the grid's own interface. */
export type GridSheet = ReturnType<Workbook["getActiveSheet"]>;

/** The open workbook. @throws HedgeError where it is closed */
export function gridWorkbook({ api }: Grid): Workbook {
  const workbook = api.getActiveWorkbook();
  if (workbook === null)
    throw new HedgeError({
      code: "host_unavailable",
      message: "The workbench has no workbook open. Reload the page.",
    });
  return workbook;
}

/** The sheet of that name, whatever the case. */
export function gridSheet(grid: Grid, name: string): GridSheet | undefined {
  const wanted = name.toLowerCase();
  return gridWorkbook(grid)
    .getSheets()
    .find((sheet) => sheet.getSheetName().toLowerCase() === wanted);
}

/** The sheet of that name. @throws HedgeError `sheet_missing` */
export function existingSheet(grid: Grid, name: string): GridSheet {
  const sheet = gridSheet(grid, name);
  if (sheet === undefined)
    throw new HedgeError({
      code: "sheet_missing",
      message: `There is no sheet "${name}". Choose an existing sheet.`,
    });
  return sheet;
}

/** Gives a sheet of the grid, which has only the rows and columns it was made with, at least so many of them. */
export function growSheet(sheet: GridSheet, rows: number, columns: number): void {
  if (sheet.getMaxRows() < rows) sheet.setRowCount(rows);
  if (sheet.getMaxColumns() < columns) sheet.setColumnCount(columns);
}

/** A cell of a sheet as the grid's services name it. */
export function cellOf(grid: Grid, sheet: GridSheet, row: number, column: number): CellPosition {
  return { unitId: gridWorkbook(grid).getId(), sheetId: sheet.getSheetId(), row, column };
}
