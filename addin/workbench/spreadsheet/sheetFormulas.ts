import { areaAddress } from "../../host/area.js";
import { isHedgeFormula } from "../../host/hedgeFormula.js";
import type { GridSheet } from "./gridWorkbook.js";

export type HedgeCell = {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly formula: string;
};

/** The cells of a sheet that hold a formula of ours. */
export function hedgeCells(sheet: GridSheet): readonly HedgeCell[] {
  const cells: HedgeCell[] = [];
  sheet
    .getSheet()
    .getCellMatrix()
    .forValue((row, column, cell) => {
      if (cell?.f === undefined && cell?.si === undefined) return;
      const formula = sheet.getRange(row, column).getFormula();
      const address = areaAddress({ row, column, rows: 1, columns: 1 });
      if (isHedgeFormula(formula)) cells.push({ row, column, address, formula });
    });
  return cells;
}
