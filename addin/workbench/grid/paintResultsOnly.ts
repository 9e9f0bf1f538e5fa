import type { ICommandInfo } from "@univerjs/presets";
import {
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
  SheetRenderController,
} from "@univerjs/presets/preset-sheets-core";

const steps: ReadonlySet<string> = new Set([
  SetTriggerFormulaCalculationStartMutation.id,
  SetFormulaCalculationStartMutation.id,
]);

/**
 * Paints a sheet once a calculation has results. By itself the grid paints all cells anew at each step before, too:
 * with live cells that is most of what a browser has to do.
 */
export function paintResultsOnly(): void {
  const paint: unknown = SheetRenderController.prototype["_markUnitDirty"];
  if (typeof paint !== "function") throw new Error("The grid paints otherwise than paintResultsOnly expects");
  Object.assign(SheetRenderController.prototype, {
    _markUnitDirty(this: SheetRenderController, command: ICommandInfo, ...rest: readonly unknown[]) {
      if (!steps.has(command.id)) Reflect.apply(paint, this, [command, ...rest]);
    },
  });
}
