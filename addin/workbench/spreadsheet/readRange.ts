import { readableArea } from "../../host/readableArea.js";
import type { CellBlock, SheetAddress } from "../../host/spreadsheet.js";
import type { Grid } from "../grid/createGrid.js";
import { hasFormula } from "../grid/hasFormula.js";
import { readValue } from "../grid/readCell.js";
import { cellOf, existingSheet } from "./gridWorkbook.js";

/** Reads values and formulas of a range. @throws HedgeError `sheet_missing`, `invalid_input` */
export function readRange(grid: Grid, place: SheetAddress): CellBlock {
  const { row, column, rows, columns } = readableArea(place);
  const sheet = existingSheet(grid, place.sheet);
  const cells = Array.from({ length: rows }, (_row, down) =>
    Array.from({ length: columns }, (_column, right) => cellOf(grid, sheet, row + down, column + right)),
  );
  return {
    values: cells.map((line) => line.map((cell) => readValue(grid, cell))),
    formulas: cells.map((line) =>
      line.map((cell) =>
        hasFormula(grid, cell) ? sheet.getRange(cell.row, cell.column).getFormula() : null,
      ),
    ),
  };
}
