import { ICommandService } from "@univerjs/presets";
import { IEditorBridgeService } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/**
 * Closes the list of a cell's words when one types into the cell; its arrow still opens it. The grid opens it with every
 * edit, and its search field takes the keyboard away: half of a typed venue and the Enter after it went there and were lost.
 */
export function closeListsOnTyping(grid: Grid): void {
  grid.injector.get(IEditorBridgeService).visible$.subscribe(({ visible }) => {
    // Once the grid has opened it, and before the page shows it.
    if (visible) {
      queueMicrotask(() => {
        closeList(grid);
      });
    }
  });
}

/** Closes the list of a cell's words, if one is open. */
export function closeList(grid: Grid): void {
  void grid.injector.get(ICommandService).executeCommand("sheet.operation.hide-data-validation-dropdown", {});
}
