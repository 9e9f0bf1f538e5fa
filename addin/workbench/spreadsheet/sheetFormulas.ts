import { areaAddress } from "../../host/area.js";
import { isHedgeFormula } from "../../host/hedgeFormula.js";
import type { GridSheet } from "./gridWorkbook.js";

export type FormulaCell = {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly formula: string;
};

/** The cells of a sheet that hold a formula of ours. */
export function hedgeCells(sheet: GridSheet): readonly FormulaCell[] {
  return formulaCells(sheet, isHedgeFormula);
}

/** The cells of a sheet that hold a formula of a kind. */
export function formulaCells(
  sheet: GridSheet,
  isOfKind: (formula: string) => boolean,
): readonly FormulaCell[] {
  const cells: FormulaCell[] = [];
  sheet
    .getSheet()
    .getCellMatrix()
    .forValue((row, column, cell) => {
      if (cell?.f === undefined && cell?.si === undefined) return;
      const formula = sheet.getRange(row, column).getFormula();
      const address = areaAddress({ row, column, rows: 1, columns: 1 });
      if (isOfKind(formula)) cells.push({ row, column, address, formula });
    });
  return cells;
}
