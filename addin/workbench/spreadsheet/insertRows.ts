import { insertedRows } from "../../host/insertedRows.js";
import type { Grid } from "../grid/createGrid.js";
import { existingSheet, growSheet } from "./gridWorkbook.js";

/** Inserts empty rows above a row; settles when the formulas that follow are calculated. @throws HedgeError */
export async function insertRows(grid: Grid, name: string, row: number, count: number): Promise<void> {
  const inserted = insertedRows(row, count);
  const sheet = existingSheet(grid, name);
  growSheet(sheet, inserted.row + 1, 1);
  const applied = grid.api.getFormula().onCalculationResultApplied();
  sheet.insertRowsBefore(inserted.row, inserted.rows);
  await applied;
}
