import { CellValueType, ICommandService, IUndoRedoService } from "@univerjs/presets";
import type { ICellData, IObjectMatrixPrimitiveType } from "@univerjs/presets";
import { SetRangeValuesCommand } from "@univerjs/presets/preset-sheets-core";
import { HedgeError } from "../../../shared/errors.js";
import { placeWrites, refuseChanged } from "../../host/placeWrites.js";
import type { PlacedWrite } from "../../host/placeWrites.js";
import type { CellWrite } from "../../host/spreadsheet.js";
import { calculationOf } from "../grid/calculationOf.js";
import type { Grid } from "../grid/createGrid.js";
import { readValue } from "../grid/readCell.js";
import { cellOf, existingSheet, growSheet, gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";

/**
 * Writes all of the cells in one step of undo, or none where one holds something else than expected; settles when they
 * are calculated.
 * @throws HedgeError
 */
export async function writeCells(grid: Grid, cells: readonly CellWrite[]): Promise<void> {
  const writes = placeWrites(cells).map((cell) => ({ ...cell, on: existingSheet(grid, cell.sheet) }));
  for (const cell of writes)
    refuseChanged(cell, readValue(grid, cellOf(grid, cell.on, cell.row, cell.column)));

  const sheets = new Map(writes.map(({ on }) => [on.getSheetId(), on]));
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else makes one step of several sheets
  const oneStep = grid.injector.get(IUndoRedoService).__tempBatchingUndoRedo(gridWorkbook(grid).getId());
  try {
    for (const [id, sheet] of sheets) {
      const own = writes.filter(({ on }) => on.getSheetId() === id);
      writeSheet(grid, sheet, own);
    }
  } finally {
    oneStep.dispose();
  }
  const [first] = writes;
  if (first !== undefined) await calculationOf(grid, cellOf(grid, first.on, first.row, first.column));
}

function writeSheet(grid: Grid, sheet: GridSheet, cells: readonly PlacedWrite[]): void {
  const value: IObjectMatrixPrimitiveType<ICellData> = {};
  let [rows, columns] = [0, 0];
  for (const { row, column, content } of cells) {
    (value[row] ??= {})[column] = cellData(content);
    [rows, columns] = [Math.max(rows, row + 1), Math.max(columns, column + 1)];
  }
  growSheet(sheet, rows, columns);
  const place = { unitId: gridWorkbook(grid).getId(), subUnitId: sheet.getSheetId() };
  const isDone = grid.injector
    .get(ICommandService)
    .syncExecuteCommand(SetRangeValuesCommand.id, { ...place, value });
  if (!isDone)
    throw new HedgeError({
      code: "host_refused",
      message: `The workbench could not write to the sheet "${sheet.getSheetName()}".`,
    });
}

/** What is left out stays, such as the format; null takes away what the cell held before. */
function cellData(content: CellWrite["content"]): ICellData {
  const nothing = { v: null, p: null, f: null, si: null };
  if ("formula" in content) return { ...nothing, f: content.formula };
  const { value } = content;
  if (value === "") return nothing;
  return { ...nothing, v: value, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING };
}
