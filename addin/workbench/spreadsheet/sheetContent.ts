import { cellAddress } from "../grid/cellPosition.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell, readNumber } from "../grid/readCell.js";
import { cellOf, existingSheet } from "./gridWorkbook.js";
import { spilledCells } from "./spilledCells.js";

/** What a cell holds and shows. */
export type CellContent = {
  /** The formula in the cell, or "". */
  readonly formula: string;
  /** The text the cell shows. */
  readonly text: string;
  /** The number the cell holds, without its format; null where it holds none. */
  readonly number: number | null;
};

/** Every cell of a sheet that is not empty, by address. @throws HedgeError where there is no such sheet */
export function sheetContent(grid: Grid, name: string): Readonly<Record<string, CellContent>> {
  const sheet = existingSheet(grid, name);
  const places = [...spilledCells(grid, sheet)];
  sheet
    .getSheet()
    .getCellMatrix()
    .forValue((row, column) => {
      places.push({ row, column });
    });
  const contents = places.map(({ row, column }) => {
    const cell = cellOf(grid, sheet, row, column);
    const formula = sheet.getRange(row, column).getFormula();
    const content = { formula, text: readCell(grid, cell), number: readNumber(grid, cell) ?? null };
    return [cellAddress(cell), content] as const;
  });
  return Object.fromEntries(contents.filter(([, { formula, text }]) => formula !== "" || text !== ""));
}
