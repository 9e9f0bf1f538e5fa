import { ICommandService, IContextService } from "@univerjs/presets";
import {
  DeviceInputEventType,
  IEditorBridgeService,
  KeyCode,
  REF_SELECTIONS_ENABLED,
  SetCellEditVisibleOperation,
} from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/** Whether a cell is being edited, in the cell or in the formula bar. */
export function isEditing(grid: Grid): boolean {
  return grid.injector.get(IEditorBridgeService).isVisible().visible;
}

/** Whether the open editor holds something that its cell does not. */
export function hasTyped(grid: Grid): boolean {
  return isEditing(grid) && grid.injector.get(IEditorBridgeService).getEditorDirty();
}

/** Enters what is being typed, as Excel does before it saves; settles when the cell holds it. */
export async function commitEditor(grid: Grid): Promise<void> {
  if (!isEditing(grid)) return;
  closeEditor(grid, KeyCode.ENTER);
  // Where another sheet is in front, the grid goes back to that of the cell first.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Ends the editing of a cell as that key does: an arrow keeps what is typed and moves on, Escape drops it. */
export function closeEditor(grid: Grid, keycode: KeyCode): void {
  const bridge = grid.injector.get(IEditorBridgeService);
  bridge.disableForceKeepVisible();
  // Otherwise the next cell is that of the reference which was pointed at last, for as long as the page is busy.
  grid.injector.get(IContextService).setContextValue(REF_SELECTIONS_ENABLED, false);
  grid.injector.get(ICommandService).syncExecuteCommand(SetCellEditVisibleOperation.id, {
    visible: false,
    eventType: DeviceInputEventType.Keyboard,
    keycode,
    unitId: bridge.isVisible().unitId,
  });
}
