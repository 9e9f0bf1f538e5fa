import { IEditorBridgeService } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/**
 * Leaves an open editor alone. With every result that lands on the address of the edited cell, on whichever sheet, the
 * grid puts the cell's old content back into the editor: while prices stream, letters that are being typed were lost.
 */
export function keepOpenEditor(grid: Grid): void {
  const editor = grid.injector.get(IEditorBridgeService);
  const refresh = editor.refreshEditCellState.bind(editor);
  editor.refreshEditCellState = () => {
    if (!editor.isVisible().visible) refresh();
  };
}
