import { areaAddress } from "../../host/area.js";
import { callsFunction, isHedgeFormula } from "../../host/hedgeFormula.js";
import type { FormulaCell } from "../../host/spreadsheet.js";
import type { Grid } from "../grid/createGrid.js";
import { gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";

type PlacedFormula = {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly formula: string;
};

/** The cells of all sheets whose formula calls one of these functions of ours. */
export function findFormulas(grid: Grid, functionIds: readonly string[]): readonly FormulaCell[] {
  return gridWorkbook(grid)
    .getSheets()
    .flatMap((sheet) =>
      formulaCells(sheet, (formula) => callsFunction(formula, functionIds)).map(({ address, formula }) => ({
        sheet: sheet.getSheetName(),
        address,
        formula,
      })),
    );
}

/** The cells of a sheet that hold a formula of ours. */
export function hedgeCells(sheet: GridSheet): readonly PlacedFormula[] {
  return formulaCells(sheet, isHedgeFormula);
}

/** The cells of a sheet that hold a formula of a kind. */
export function formulaCells(
  sheet: GridSheet,
  isOfKind: (formula: string) => boolean,
): readonly PlacedFormula[] {
  const cells: PlacedFormula[] = [];
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
