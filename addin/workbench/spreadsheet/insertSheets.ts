import {
  generateRandomId,
  ICommandService,
  IUndoRedoService,
  mergeWorksheetSnapshotWithDefault,
} from "@univerjs/presets";
import { InsertSheetMutation, RemoveSheetMutation } from "@univerjs/presets/preset-sheets-core";
import type {
  IInsertSheetMutationParams,
  IRemoveSheetMutationParams,
} from "@univerjs/presets/preset-sheets-core";
import type { SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import type { Grid } from "../grid/createGrid.js";
import { toWorksheetData } from "../grid/toWorkbookData.js";
import { gridWorkbook } from "./gridWorkbook.js";

/** Inserts sheets behind the others, as one step of undo, and leaves the one in front there. */
export function insertSheets(grid: Grid, plans: readonly SheetPlan[]): void {
  const workbook = gridWorkbook(grid);
  const unitId = workbook.getId();
  const first = workbook.getSheets().length;
  const inserted = plans.map((plan, index): IInsertSheetMutationParams => {
    const sheet = { ...toWorksheetData(plan), id: generateRandomId() };
    return { unitId, index: first + index, sheet: mergeWorksheetSnapshotWithDefault(sheet) };
  });
  const commands = grid.injector.get(ICommandService);
  for (const params of inserted) {
    // As if another person had inserted it: to a sheet of one's own the grid goes at once, and lays it out.
    commands.syncExecuteCommand(InsertSheetMutation.id, params, { fromCollab: true });
  }
  const removed = inserted.map(({ sheet }): IRemoveSheetMutationParams => ({
    unitId,
    subUnitId: sheet.id,
    subUnitName: sheet.name,
  }));
  grid.injector.get(IUndoRedoService).pushUndoRedo({
    unitID: unitId,
    undoMutations: removed.reverse().map((params) => ({ id: RemoveSheetMutation.id, params })),
    redoMutations: inserted.map((params) => ({ id: InsertSheetMutation.id, params })),
  });
}
