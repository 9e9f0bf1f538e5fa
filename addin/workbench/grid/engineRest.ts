import { ICommandService } from "@univerjs/presets";
import {
  FormulaCalculationSessionService,
  IActiveDirtyManagerService,
  SetRangeValuesMutation,
} from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

// The engine waits 100 ms for more edits.
const dueMs = 150;
const limitMs = 10_000;
const pauseMs = 20;

/**
 * Reports when the engine rests: asked to calculate while a calculation is due it begins later, and while one runs it
 * begins anew.
 * @returns what settles when nothing is being calculated or about to be, at the latest after some seconds
 */
export function createEngineRest(grid: Grid): () => Promise<void> {
  const session = grid.injector.get(FormulaCalculationSessionService);
  const dirtying = grid.injector.get(IActiveDirtyManagerService);
  let dueUntil = 0;

  grid.injector.get(ICommandService).onCommandExecuted(({ id }, options) => {
    // The engine's own results are no edits.
    const isResult = id === SetRangeValuesMutation.id && options?.onlyLocal === true;
    if (!isResult && dirtying.get(id) !== undefined) dueUntil = performance.now() + dueMs;
  });
  const isBusy = () => {
    const { started, stopped, resultApplied } = session.state;
    return (started && !stopped && !resultApplied) || performance.now() < dueUntil;
  };

  return async () => {
    const giveUp = performance.now() + limitMs;
    while (isBusy() && performance.now() < giveUp) await pause();
  };
}

async function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, pauseMs);
  });
}
