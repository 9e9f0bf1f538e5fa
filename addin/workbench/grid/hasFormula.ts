import { IUniverInstanceService, UniverInstanceType } from "@univerjs/presets";
import type { Workbook } from "@univerjs/presets";
import type { CellPosition } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";

/** Whether a cell holds a formula now. */
export function hasFormula(grid: Grid, { unitId, sheetId, row, column }: CellPosition): boolean {
  const workbook = grid.injector
    .get(IUniverInstanceService)
    .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
  const cell = workbook?.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
  return Boolean(cell?.f) || Boolean(cell?.si);
}
