import { ICommandService } from "@univerjs/presets";
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation,
  TriggerCalculationController,
} from "@univerjs/presets/preset-sheets-core";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/**
 * Calculates a change that comes in the moment in which a calculation ends. The grid stops what it calculates to begin anew
 * with the change; where that ended by itself meanwhile, it forgets the change with what has been calculated, and a typed
 * formula stayed without a value.
 */
export function keepLateChanges(grid: Grid): void {
  const commands = grid.injector.get(ICommandService);
  const controller = grid.injector.get(TriggerCalculationController);
  /** What the calculation that was told to stop had to calculate, the change too. */
  let due: unknown;

  commands.onCommandExecuted(({ id, params }) => {
    if (id === SetFormulaCalculationStopMutation.id) due = controller["_executingDirtyData"];
    const state = id === SetFormulaCalculationNotificationMutation.id ? endState(params) : undefined;
    if (state === undefined || due === undefined) return;
    const dropped = due;
    due = undefined;
    if (state === FormulaExecutedStateType.STOP_EXECUTION || !(dropped instanceof Object)) return;
    void commands.executeCommand(SetTriggerFormulaCalculationStartMutation.id, dropped, { onlyLocal: true });
  });
}

/** How a calculation ended; undefined where it goes on. */
function endState(
  params: Partial<ISetFormulaCalculationNotificationMutation> = {},
): FormulaExecutedStateType | undefined {
  return params.functionsExecutedState;
}
