import type { ICommandInfo } from "@univerjs/presets";
import {
  Engine,
  SetArrayFormulaDataMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationResultMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
  SheetRenderController,
} from "@univerjs/presets/preset-sheets-core";

const steps: ReadonlySet<string> = new Set([
  SetTriggerFormulaCalculationStartMutation.id,
  SetFormulaCalculationStartMutation.id,
  SetFormulaCalculationNotificationMutation.id,
]);
const results: ReadonlySet<string> = new Set([
  SetArrayFormulaDataMutation.id,
  SetFormulaCalculationResultMutation.id,
]);
/** Conditional formats see new results 16 ms after them. */
const gatherMs = 40;
const firstResultsMs = 3_000;
const restingUntil = new WeakMap<Engine, number>();

/**
 * Paints nothing until results are there, or the returned function is called: each painting of a workbook that opens takes
 * as long as calculating it.
 */
export function awaitResults(engine: Engine): () => void {
  restingUntil.set(engine, performance.now() + firstResultsMs);
  return () => {
    restingUntil.set(engine, Math.min(restingUntil.get(engine) ?? 0, performance.now() + gatherMs));
  };
}

/**
 * Paints a sheet once a calculation has results, and once for them all. By itself the grid paints all cells anew at each
 * step before, when the conditional formats have looked, and after the end: with live cells that is most of what a
 * browser has to do.
 */
export function paintResultsOnly(): void {
  const mark: unknown = SheetRenderController.prototype["_markUnitDirty"];
  const paint: unknown = Engine.prototype["_renderFrame"];
  if (typeof mark !== "function" || typeof paint !== "function")
    throw new Error("The grid paints otherwise than paintResultsOnly expects");
  Object.assign(SheetRenderController.prototype, {
    _markUnitDirty(this: SheetRenderController, command: ICommandInfo, ...rest: readonly unknown[]) {
      if (steps.has(command.id)) return;
      Reflect.apply(mark, this, [command, ...rest]);
      const context: unknown = this["_context"];
      const engine: unknown = context instanceof Object ? Reflect.get(context, "engine") : undefined;
      if (results.has(command.id) && engine instanceof Engine)
        restingUntil.set(engine, performance.now() + gatherMs);
    },
  });
  Object.assign(Engine.prototype, {
    _renderFrame(this: Engine, ...given: readonly unknown[]) {
      if (performance.now() >= (restingUntil.get(this) ?? 0)) Reflect.apply(paint, this, given);
    },
  });
}
