import { CellValueType } from "@univerjs/presets";
import { HedgeError } from "../../../shared/errors.js";
import { areaAddress } from "../../host/area.js";
import type { InsertedCell, InsertOptions, Selection, SheetAddress } from "../../host/spreadsheet.js";
import { calculationOf } from "../grid/calculationOf.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell, readNumber } from "../grid/readCell.js";
import { cellOf, gridWorkbook } from "./gridWorkbook.js";

const maxRows = 2000;
const maxColumns = 10;

/** Reads the part of the selection that is in use. */
export function readSelection(grid: Grid): Selection {
  const sheet = gridWorkbook(grid).getActiveSheet();
  const range = activeRange(grid);
  const [row, column] = [range.getRow(), range.getColumn()];
  const rows = Math.min(row + range.getHeight(), sheet.getLastRow() + 1) - row;
  const columns = Math.min(column + range.getWidth(), sheet.getLastColumn() + 1) - column;
  const values = Array.from({ length: Math.min(Math.max(0, rows), maxRows) }, (_row, down) =>
    Array.from({ length: Math.min(Math.max(0, columns), maxColumns) }, (_column, right) => {
      const cell = cellOf(grid, sheet, row + down, column + right);
      return readNumber(grid, cell) ?? readCell(grid, cell);
    }),
  );
  const area = {
    row,
    column,
    rows: Math.max(1, values.length),
    columns: Math.max(1, values[0]?.length ?? 0),
  };
  return {
    sheet: sheet.getSheetName(),
    address: areaAddress(area),
    values: values.flat().every((value) => value === "") ? [] : values,
    isCut: rows > maxRows || columns > maxColumns,
  };
}

/** Reports which cell is active: the one that typing goes to. @throws HedgeError where there is none */
export function readActiveCell(grid: Grid): SheetAddress {
  const sheet = gridWorkbook(grid).getActiveSheet();
  const cell = sheet.getSelection()?.getCurrentCell();
  if (!cell) throw noCell();
  const area = { row: cell.startRow, column: cell.startColumn, rows: 1, columns: 1 };
  return { sheet: sheet.getSheetName(), address: areaAddress(area) };
}

/**
 * Writes a formula, or a text as a text, into the active cell; settles when it is calculated.
 * @throws HedgeError `cell_not_empty` where the cell holds something and the user has not agreed to lose it
 */
export async function writeActiveCell(
  grid: Grid,
  content: { readonly formula: string } | { readonly text: string },
  { replace }: InsertOptions,
): Promise<InsertedCell> {
  const sheet = gridWorkbook(grid).getActiveSheet();
  const range = activeRange(grid);
  const [row, column] = [range.getRow(), range.getColumn()];
  const place = {
    sheet: sheet.getSheetName(),
    address: areaAddress({ row, column, rows: 1, columns: 1 }),
    warnings: [],
  };
  const cell = sheet.getRange(row, column);
  if (!replace && (cell.getFormula() !== "" || readCell(grid, cellOf(grid, sheet, row, column)) !== ""))
    throw new HedgeError({
      code: "cell_not_empty",
      message: `${place.address} on "${place.sheet}" is not empty. Select an empty cell, or confirm that its content may be replaced.`,
    });
  if ("text" in content) {
    cell.setValue({ v: content.text, t: CellValueType.STRING, f: null, si: null, p: null });
    return place;
  }
  cell.setFormula(content.formula);
  await calculationOf(grid, cellOf(grid, sheet, row, column));
  return place;
}

function activeRange(grid: Grid) {
  const range = gridWorkbook(grid).getActiveSheet().getSelection()?.getActiveRange();
  if (!range) throw noCell();
  return range;
}

function noCell(): HedgeError {
  return new HedgeError({
    code: "invalid_input",
    message: "No cell is selected. Select one, then try again.",
  });
}
