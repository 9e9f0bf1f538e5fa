import { ICommandService } from "@univerjs/presets";
import { IEditorBridgeService } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

const hideList = "sheet.operation.hide-data-validation-dropdown";

/**
 * Closes the list of a cell's words when one types into the cell; its arrow still opens it. The grid opens it with every
 * edit, and its search field takes the keyboard away: half of a typed venue and the Enter after it went there and were lost.
 */
export function closeListsOnTyping(grid: Grid): void {
  const commands = grid.injector.get(ICommandService);
  grid.injector.get(IEditorBridgeService).visible$.subscribe(({ visible }) => {
    // Once the grid has opened it, and before the page shows it.
    if (visible) queueMicrotask(() => void commands.executeCommand(hideList, {}));
  });
}
