import { ICommandService, Rectangle } from "@univerjs/presets";
import type { ICommandInfo, IUnitRange } from "@univerjs/presets";
import {
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetRangeValuesMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/presets/preset-sheets-core";
import type {
  ISetFormulaCalculationNotificationMutation,
  ISetFormulaCalculationStartMutation,
} from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";
import { createEngineRest } from "./engineRest.js";

/** A range that was changed, and the number of the change. */
type Change = { readonly range: IUnitRange; readonly number: number };

const firstWaitMs = 500;
const longestWaitMs = 30_000;

/**
 * Calculates every change of a cell, in the end. The grid stops what it calculates to begin anew with a change, and forgets
 * changes where that ended by itself meanwhile, or where two calculations ran into each other: a typed formula stayed without
 * a value.
 */
export function keepLateChanges(grid: Grid): void {
  const commands = grid.injector.get(ICommandService);
  const engineRest = createEngineRest(grid);
  const changes = new Map<string, Change>();
  let count = 0;
  let running = 0;
  /** The changes that the calculation under way takes in; undefined where its results may be lost. */
  let taken: readonly (readonly [string, Change])[] | undefined;
  /** What is begun anew the moment another one is stopped loses results to the end of that one. */
  let isEnding = false;
  let waitMs = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const note = (command: Readonly<ICommandInfo>): void => {
    const dirty = grid.injector.get(IActiveDirtyManagerService).get(command.id)?.getDirtyData(command);
    count += 1;
    for (const range of dirty?.dirtyRanges ?? [])
      changes.set(JSON.stringify(range), { range, number: count });
  };
  const begin = (params: Partial<ISetFormulaCalculationStartMutation> = {}): void => {
    running += 1;
    const isAlone = running === 1 && !isEnding;
    taken = isAlone ? [...changes].filter(([, { range }]) => takesIn(params, range)) : undefined;
  };
  const end = (state: FormulaExecutedStateType): void => {
    running = Math.max(0, running - 1);
    isEnding = true;
    setTimeout(() => {
      isEnding = false;
    });
    const done = ends.has(state) ? (taken ?? []) : [];
    taken = undefined;
    for (const [key, change] of done) if (changes.get(key) === change) changes.delete(key);
    if (changes.size === 0) waitMs = firstWaitMs;
    else lookSoon();
  };
  const lookSoon = (): void => {
    timer ??= setTimeout(() => void calculateForgotten(), waitMs);
  };
  const calculateForgotten = async (): Promise<void> => {
    await engineRest();
    timer = undefined;
    if (changes.size === 0) return;
    running = 0;
    waitMs = Math.min(longestWaitMs, 2 * waitMs);
    const dirtyRanges = [...changes.values()].map(({ range }) => range);
    await commands.executeCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      { dirtyRanges },
      { onlyLocal: true },
    );
    lookSoon();
  };

  commands.onCommandExecuted((command, options) => {
    const { id, params } = command;
    if (id === SetRangeValuesMutation.id && options?.onlyLocal !== true) note(command);
    else if (id === SetFormulaCalculationStartMutation.id) begin(params);
    else if (id === SetFormulaCalculationNotificationMutation.id) {
      const state = endState(params);
      // What is reported as not begun is the rest of one that was stopped.
      if (state !== undefined && state !== FormulaExecutedStateType.INITIAL) end(state);
    }
  });
}

const ends: ReadonlySet<FormulaExecutedStateType> = new Set([
  FormulaExecutedStateType.SUCCESS,
  FormulaExecutedStateType.NOT_EXECUTED,
]);

function takesIn(
  { forceCalculation = false, dirtyRanges = [] }: Partial<ISetFormulaCalculationStartMutation>,
  change: IUnitRange,
): boolean {
  return (
    forceCalculation ||
    dirtyRanges.some(
      ({ unitId, sheetId, range }) =>
        unitId === change.unitId && sheetId === change.sheetId && Rectangle.contains(range, change.range),
    )
  );
}

/** How a calculation ended; undefined where it goes on. */
function endState(
  params: Partial<ISetFormulaCalculationNotificationMutation> = {},
): FormulaExecutedStateType | undefined {
  return params.functionsExecutedState;
}
