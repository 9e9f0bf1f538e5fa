import { cellError } from "../../runtime/cellResult.js";
import type {
  CellResult,
  CustomFunctionsHost,
  FunctionMetadata,
  Invoked,
} from "../../runtime/customFunctionsHost.js";
import { cellAddress, cellKey } from "./cellPosition.js";
import type { CellPosition } from "./cellPosition.js";

type Call = {
  readonly isStream: boolean;
  result: CellResult | undefined;
  /** The cell has not been calculated with this result yet. */
  isNews: boolean;
  stop: () => void;
};
type CallingCell = {
  readonly position: CellPosition;
  readonly calls: Map<string, Call>;
  /** The calls made in the calculation that runs, each with the result it gave. */
  readonly used: Map<string, CellResult | undefined>;
};

export type CellCalls = {
  /** The value of one function call in a cell that is being calculated: #BUSY! until there is one. */
  evaluate(entry: FunctionMetadata, given: readonly unknown[], cell: CellPosition): CellResult;
  /** Ends what recalculated cells no longer call; to be called after every calculation. */
  afterCalculation(isRecalculated: (cell: CellPosition) => boolean): void;
  /** Ends all calls of the cells that hold no formula any more. */
  releaseWhere(isGone: (cell: CellPosition) => boolean): void;
};

/** Keeps the streams and unanswered calls of every cell, and reports which cells have a new value. */
export function createCellCalls(
  host: CustomFunctionsHost,
  onNewValue: (cell: CellPosition) => void,
): CellCalls {
  const cells = new Map<string, CallingCell>();

  const open = (position: CellPosition): CallingCell => {
    const key = cellKey(position);
    const known = cells.get(key);
    if (known !== undefined) return known;
    const cell: CallingCell = { position, calls: new Map(), used: new Map() };
    cells.set(key, cell);
    return cell;
  };

  const drop = (cell: CallingCell, isDropped: (key: string, call: Call) => boolean) => {
    for (const [key, call] of [...cell.calls]) {
      if (!isDropped(key, call)) continue;
      cell.calls.delete(key);
      call.stop();
    }
    if (cell.calls.size === 0) cells.delete(cellKey(cell.position));
  };

  const receive = (cell: CallingCell, key: string, call: Call, result: CellResult) => {
    if (cell.calls.get(key) !== call || isSame(call.result, result)) return;
    call.result = result;
    call.isNews = true;
    onNewValue(cell.position);
  };

  const startStream = (
    cell: CallingCell,
    key: string,
    entry: FunctionMetadata,
    given: readonly unknown[],
  ): Call => {
    const call: Call = { isStream: true, result: undefined, isNews: false, stop: () => undefined };
    // A first value set while the stream starts belongs to the running calculation.
    call.stop = host.stream(
      entry.id,
      given,
      (result) => {
        if (cell.calls.has(key)) receive(cell, key, call, result);
        else call.result = result;
      },
      cellAddress(cell.position),
    );
    return call;
  };

  const ask = (
    cell: CallingCell,
    key: string,
    answer: Promise<CellResult>,
    cancel: Invoked["cancel"],
  ): Call => {
    const call: Call = { isStream: false, result: undefined, isNews: false, stop: cancel };
    void answer.then((result) => {
      receive(cell, key, call, result);
    });
    return call;
  };

  const use = (cell: CallingCell, key: string, call: Call): CellResult => {
    cell.calls.set(key, call);
    cell.used.set(key, call.result);
    return call.result ?? cellError("#BUSY!");
  };

  return {
    evaluate(entry, given, position) {
      const key = JSON.stringify([entry.id, given]);
      const cell = cells.get(cellKey(position));
      const known = cell?.calls.get(key);
      if (cell !== undefined && known !== undefined && !isOutdated(cell, known)) return use(cell, key, known);
      if (entry.options?.stream === true) {
        const streaming = open(position);
        return use(streaming, key, startStream(streaming, key, entry, given));
      }
      const { answer, cancel } = host.start(entry.id, given, cellAddress(position));
      if (!(answer instanceof Promise)) return answer;
      const asking = open(position);
      return use(asking, key, ask(asking, key, answer, cancel));
    },
    afterCalculation(isRecalculated) {
      for (const cell of [...cells.values()]) {
        if (!isRecalculated(cell.position)) continue;
        drop(cell, (key) => !cell.used.has(key));
        for (const [key, call] of cell.calls) if (cell.used.get(key) === call.result) call.isNews = false;
        cell.used.clear();
      }
    },
    releaseWhere(isGone) {
      for (const cell of [...cells.values()]) if (isGone(cell.position)) drop(cell, () => true);
    },
  };
}

// A cell recalculated for another reason than an answer of its own asks again, as in Excel.
function isOutdated(cell: CallingCell, call: Call): boolean {
  return (
    !call.isStream && call.result !== undefined && [...cell.calls.values()].every(({ isNews }) => !isNews)
  );
}

function isSame(one: CellResult | undefined, other: CellResult): boolean {
  return one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
}
