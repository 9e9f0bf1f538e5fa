import { FormulaDataModel } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "../grid/createGrid.js";
import { gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";

/** The cells of a sheet that formulas filled by spilling, their own included. */
export function spilledCells(
  grid: Grid,
  sheet: GridSheet,
): readonly { readonly row: number; readonly column: number }[] {
  const spilled = grid.injector.get(FormulaDataModel).getArrayFormulaCellData();
  const rows = spilled[gridWorkbook(grid).getId()]?.[sheet.getSheetId()] ?? {};
  return Object.keys(rows).flatMap((row) =>
    Object.keys(rows[Number(row)] ?? {}).map((column) => ({ row: Number(row), column: Number(column) })),
  );
}
