import { ICommandService } from "@univerjs/presets";
import { SetFormulaCalculationStartMutation } from "@univerjs/presets/preset-sheets-core";
import type { ISetFormulaCalculationStartMutation } from "@univerjs/presets/preset-sheets-core";
import type { CellPosition } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";

/**
 * Settles when the next calculation that a change of this cell starts has put its results into the cells. While prices
 * stream another calculation may be under way, and its end says nothing of this change.
 */
export async function calculationOf(grid: Grid, cell: CellPosition): Promise<void> {
  const commands = grid.injector.get(ICommandService);
  await new Promise<void>((resolve) => {
    const starts = commands.onCommandExecuted(({ id, params }) => {
      if (id !== SetFormulaCalculationStartMutation.id || !isAbout(cell, params)) return;
      resolve();
      // Not at once: the grid goes through its list of listeners now, and would pass over the next one.
      queueMicrotask(() => {
        starts.dispose();
      });
    });
  });
  await grid.api.getFormula().onCalculationResultApplied();
}

function isAbout(cell: CellPosition, params: Partial<ISetFormulaCalculationStartMutation> = {}): boolean {
  if (params.forceCalculation === true) return true;
  return (params.dirtyRanges ?? []).some(
    ({ unitId, sheetId, range }) =>
      unitId === cell.unitId &&
      sheetId === cell.sheetId &&
      range.startRow <= cell.row &&
      cell.row <= range.endRow &&
      range.startColumn <= cell.column &&
      cell.column <= range.endColumn,
  );
}
