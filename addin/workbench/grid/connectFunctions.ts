import { ICommandService, LifecycleService, LifecycleStages } from "@univerjs/presets";
import type { ICellData, Nullable } from "@univerjs/presets";
import {
  FormulaCalculationSessionService,
  IDescriptionService,
  IFunctionService,
  IRenderManagerService,
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/presets/preset-sheets-core";
import type { ISetFormulaCalculationResultMutation } from "@univerjs/presets/preset-sheets-core";
import type { CustomFunctionsHost } from "../../runtime/customFunctionsHost.js";
import { calculateInTurn } from "./calculateInTurn.js";
import { createCellCalls } from "./cellCalls.js";
import type { CellNotes } from "./cellNotes.js";
import type { CellPosition } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";
import { dropOvertaken } from "./dropOvertaken.js";
import { functionHelp } from "./functionHelp.js";
import { hasFormula } from "./hasFormula.js";
import { HedgeFunction } from "./hedgeFunction.js";
import { awaitResults } from "./paintResultsOnly.js";
import { createRecalculation } from "./recalculation.js";
import type { CellRun } from "./recalculation.js";

// Formulas move with these, and the engine does not calculate a formula only because it moved.
const movingMutations: ReadonlySet<string> = new Set(
  [
    InsertColMutation,
    InsertRowMutation,
    MoveColsMutation,
    MoveRangeMutation,
    MoveRowsMutation,
    RemoveColMutation,
    RemoveRowMutation,
    ReorderRangeMutation,
  ].map(({ id }) => id),
);
const calculationLimitMs = 10_000;
const tidyDelayMs = 50;

export type Connection = {
  readonly grid: Grid;
  readonly host: CustomFunctionsHost;
  /** What stands before the point in a formula: HEDGE in HEDGE.QTY. */
  readonly namespace: string;
  readonly notes: CellNotes;
  readonly onCalculated: () => void;
};

/** Makes the host's functions usable in the grid, streams included, and calculates everything once. */
export async function connectFunctions({
  grid,
  host,
  namespace,
  notes,
  onCalculated,
}: Connection): Promise<void> {
  const commands = grid.injector.get(ICommandService);
  const session = grid.injector.get(FormulaCalculationSessionService);

  const calculate = async (runs: readonly CellRun[], forceCalculation: boolean) => {
    const applied = session.waitForLatestApplied(calculationLimitMs);
    await commands.executeCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      { dirtyRanges: runs.map(toDirtyRange), forceCalculation },
      { onlyLocal: true },
    );
    // A calculation past the limit goes on; the next values are then simply calculated after it.
    await applied.catch(() => undefined);
  };
  const engineRest = calculateInTurn(grid);
  const recalculation = createRecalculation(async (runs) => {
    await engineRest();
    await calculate(runs, false);
  }, reportError);
  const calls = createCellCalls(host, recalculation.mark);

  dropOvertaken(grid);
  session.resultApplied$.subscribe((result) => {
    const isRecalculated = (cell: CellPosition) => cellIn(result, cell) !== undefined;
    calls.afterCalculation(isRecalculated);
    notes.afterCalculation(isRecalculated);
    onCalculated();
  });

  let isTidyDue = false;
  const tidySoon = () => {
    if (isTidyDue) return;
    isTidyDue = true;
    setTimeout(() => {
      isTidyDue = false;
      calls.releaseWhere((cell) => !hasFormula(grid, cell));
    }, tidyDelayMs);
  };
  commands.onCommandExecuted(({ id }, options) => {
    if (movingMutations.has(id)) void calculate([], true).then(tidySoon);
    else if (
      id === RemoveSheetMutation.id ||
      (id === SetRangeValuesMutation.id && options?.["fromFormula"] !== true)
    ) {
      tidySoon();
    }
  });

  registerFunctions(grid, host, namespace, (entry, given, cell) => {
    const result = calls.evaluate(entry, given, cell);
    notes.note(cell, result);
    return result;
  });
  // Before the first painting, which then shows results; earlier there is nothing yet that takes them.
  await grid.injector.get(LifecycleService).onStage(LifecycleStages.Ready);
  const unitId = grid.api.getActiveWorkbook()?.getId() ?? "";
  const engine = grid.injector.get(IRenderManagerService).getRenderById(unitId)?.engine;
  const paint = engine === undefined ? undefined : awaitResults(engine);
  await calculate([], true);
  paint?.();
}

function registerFunctions(
  grid: Grid,
  host: CustomFunctionsHost,
  namespace: string,
  evaluate: ConstructorParameters<typeof HedgeFunction>[2],
): void {
  const functions = grid.injector.get(IFunctionService);
  const descriptions = grid.injector.get(IDescriptionService);
  for (const entry of host.functions) {
    const name = `${namespace}.${entry.name}`.toUpperCase();
    descriptions.registerDescriptions([functionHelp(name, entry)]);
    functions.registerExecutors(new HedgeFunction(name, entry, evaluate));
  }
}

function toDirtyRange({ unitId, sheetId, column, startRow, endRow }: CellRun) {
  return { unitId, sheetId, range: { startRow, endRow, startColumn: column, endColumn: column } };
}

function cellIn(result: ISetFormulaCalculationResultMutation, cell: CellPosition): Nullable<ICellData> {
  return result.unitData[cell.unitId]?.[cell.sheetId]?.[cell.row]?.[cell.column] ?? undefined;
}
