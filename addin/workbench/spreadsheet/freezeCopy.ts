import { CellValueType } from "@univerjs/presets";
import type { ICellData } from "@univerjs/presets";
import { frozenName } from "../../host/frozenName.js";
import { isLiveFormula } from "../../host/hedgeFormula.js";
import type { CellValue, FrozenCopy } from "../../host/spreadsheet.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell, readNumber } from "../grid/readCell.js";
import { cellOf, existingSheet, gridWorkbook } from "./gridWorkbook.js";
import { formulaCells } from "./sheetFormulas.js";
import { spilledCells } from "./spilledCells.js";

/** Copies a sheet and turns the formulas of the copy that live into values. @throws HedgeError where there is no such sheet */
export function freezeCopy(grid: Grid, name: string, asOfText: string): FrozenCopy {
  const workbook = gridWorkbook(grid);
  const sheet = existingSheet(grid, name);
  const formulas = formulaCells(sheet, isLiveFormula);
  const values = [...formulas, ...spilledCells(grid, sheet)].map(({ row, column }) => {
    const cell = cellOf(grid, sheet, row, column);
    return { row, column, value: readNumber(grid, cell) ?? readCell(grid, cell) };
  });
  const copyName = frozenName(
    name,
    workbook.getSheets().map((each) => each.getSheetName()),
  );
  const copy = workbook.duplicateSheet(sheet).setName(copyName);
  for (const { row, column, value } of values) copy.getRange(row, column).setValue(constant(value));
  copy.insertRowBefore(0);
  copy.getRange("A1").setValue(constant(asOfText));
  workbook.setActiveSheet(copy);
  return { sheet: copyName, frozenFormulas: formulas.length };
}

function constant(value: CellValue): ICellData {
  return {
    v: value,
    t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING,
    f: null,
    si: null,
  };
}
