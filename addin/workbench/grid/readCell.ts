import { IUniverInstanceService, UniverInstanceType } from "@univerjs/presets";
import type { Nullable, Workbook, Worksheet } from "@univerjs/presets";
import { FormulaDataModel } from "@univerjs/presets/preset-sheets-core";
import type { CellPosition } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";

/** The text a cell shows, number format included. */
export function readCell(grid: Grid, { row, column, ...sheet }: CellPosition): string {
  const value = sheetOf(grid, sheet)?.getCell(row, column)?.v;
  return value === undefined || value === null ? "" : String(value);
}

/** The number a cell holds, spilled ones too; undefined where it holds none. */
export function readNumber(grid: Grid, { row, column, ...sheet }: CellPosition): number | undefined {
  const spilled = grid.injector.get(FormulaDataModel).getArrayFormulaCellData();
  const value =
    spilled[sheet.unitId]?.[sheet.sheetId]?.[row]?.[column]?.v ??
    sheetOf(grid, sheet)?.getCellRaw(row, column)?.v;
  return typeof value === "number" ? value : undefined;
}

function sheetOf(
  grid: Grid,
  { unitId, sheetId }: Pick<CellPosition, "unitId" | "sheetId">,
): Nullable<Worksheet> {
  return grid.injector
    .get(IUniverInstanceService)
    .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
    ?.getSheetBySheetId(sheetId);
}
