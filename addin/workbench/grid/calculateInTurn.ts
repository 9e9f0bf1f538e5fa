import { ICommandService } from "@univerjs/presets";
import type { ICommandInfo, IExecutionOptions } from "@univerjs/presets";
import {
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetRangeValuesMutation,
  TriggerCalculationController,
} from "@univerjs/presets/preset-sheets-core";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

// The engine waits 100 ms for more edits.
const dueMs = 150;
const pauseMs = 20;
const restLimitMs = 10_000;
/** A calculation that says nothing for so long has ended in an error of the engine, which reports none. */
const silentMs = 30_000;

/**
 * Calculates one set of changes after another, each to its end. By itself the grid stops a calculation to begin anew with
 * what changed meanwhile, or begins a second one beside it; the two then write over each other's list of changes, and a
 * typed formula or what depends on a typed number stayed as it was.
 * @returns what settles when nothing is being calculated or about to be, at the latest after some seconds
 */
export function calculateInTurn(grid: Grid): () => Promise<void> {
  const commands = grid.injector.get(ICommandService);
  const dirtying = grid.injector.get(IActiveDirtyManagerService);
  const trigger = grid.injector.get(TriggerCalculationController);
  const { merge, forget } = partsOf(trigger);
  /** Changes that came during a calculation, for the next one. */
  let waiting: object | undefined;
  let isRunning = false;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  let dueUntil = 0;

  const begin = (): void => {
    if (isRunning || waiting === undefined) return;
    const changes = waiting;
    waiting = undefined;
    isRunning = true;
    watch();
    commands
      .executeCommand(SetFormulaCalculationStartMutation.id, changes, { onlyLocal: true })
      .catch((error: unknown) => {
        reportError(error);
        end();
      });
  };
  const end = (): void => {
    clearTimeout(watchdog);
    clearTimeout(ending);
    ending = undefined;
    isRunning = false;
    begin();
  };
  const watch = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(end, silentMs);
  };
  const ask = (changes: object): void => {
    // As the grid opens it asks for nothing, and would look through every formula for it.
    if (isNothing(changes)) return;
    waiting = waiting === undefined ? changes : { ...changes, ...merge(waiting, changes) };
    // They are kept here from now on: the grid would forget them at the end of another calculation.
    forget();
    begin();
  };

  replaceCommands(trigger, commands, ask);
  commands.onCommandExecuted((command, options) => {
    if (isNotification(command)) {
      if (isRunning) watch();
      // The engine clears what it has calculated after this.
      if (command.params?.functionsExecutedState !== undefined) ending ??= setTimeout(end);
      return;
    }
    // The engine's own results are no edits.
    const isResult = command.id === SetRangeValuesMutation.id && options?.onlyLocal === true;
    if (!isResult && dirtying.get(command.id) !== undefined) dueUntil = performance.now() + dueMs;
  });

  const isBusy = () => isRunning || waiting !== undefined || performance.now() < dueUntil;
  return async () => {
    const giveUp = performance.now() + restLimitMs;
    while (isBusy() && performance.now() < giveUp)
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
  };
}

/** Whether no range, no name, no sheet is in a set of changes, nor that all is to be calculated. */
function isNothing(changes: object): boolean {
  return Object.values(changes).every((part: unknown) =>
    part instanceof Object ? Object.keys(part).length === 0 : part !== true,
  );
}

function isNotification(
  command: Readonly<ICommandInfo>,
): command is Readonly<ICommandInfo<Partial<ISetFormulaCalculationNotificationMutation>>> {
  return command.id === SetFormulaCalculationNotificationMutation.id;
}

type TriggerParts = {
  readonly merge: (one: object, other: object) => object;
  readonly forget: () => void;
};

/** How the grid joins two sets of changes, and forgets the one that it has gathered. */
function partsOf(trigger: TriggerCalculationController): TriggerParts {
  const merge: unknown = trigger["_mergeDirty"];
  const forget: unknown = trigger["_resetExecutingDirtyData"];
  if (typeof merge !== "function" || typeof forget !== "function" || !("_commandService" in trigger))
    throw new Error("The grid begins calculations otherwise than calculateInTurn expects");
  return {
    merge: (one, other) => {
      const merged: unknown = Reflect.apply(merge, trigger, [one, other]);
      return merged instanceof Object ? merged : other;
    },
    forget: () => {
      Reflect.apply(forget, trigger, []);
    },
  };
}

/** Has the grid ask for calculations where it would begin or stop them itself. */
function replaceCommands(
  trigger: TriggerCalculationController,
  commands: ICommandService,
  ask: (changes: object) => void,
): void {
  const execute = async (id: string, params: object = {}, options?: IExecutionOptions): Promise<boolean> => {
    if (id === SetFormulaCalculationStartMutation.id) ask(params);
    else if (id !== SetFormulaCalculationStopMutation.id) return commands.executeCommand(id, params, options);
    return true;
  };
  const asking = new Proxy(commands, {
    get: (target, key): unknown => (key === "executeCommand" ? execute : Reflect.get(target, key)),
  });
  Object.assign(trigger, { _commandService: asking });
  // It would ask for nothing while it believes that a calculation is under way.
  Object.defineProperty(trigger, "_executionInProgressParams", { get: () => null, set: () => undefined });
}
