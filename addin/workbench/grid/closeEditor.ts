import { ICommandService, IContextService } from "@univerjs/presets";
import {
  DeviceInputEventType,
  IEditorBridgeService,
  REF_SELECTIONS_ENABLED,
  SetCellEditVisibleOperation,
} from "@univerjs/presets/preset-sheets-core";
import type { KeyCode } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/** Whether a cell is being edited, in the cell or in the formula bar. */
export function isEditing(grid: Grid): boolean {
  return grid.injector.get(IEditorBridgeService).isVisible().visible;
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
