import { toCellError } from "./cellError.js";
import { isSameError } from "./tableCells.js";

/** Starts a stream that calls `emit` with a way to read the latest value; the returned function ends it. */
export type StartStream<Value> = (emit: (read: () => Value) => void) => () => void;

/** What a stream has to know of the values it sets. */
export type ValueRules<Value, Cell> = {
  /** Whether the cell that shows the one need not be set for the other. */
  readonly isSame: (shown: Value, next: Value) => boolean;
  readonly toCell: (value: Value) => Cell;
};

type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

function outcomeOf<Value>(read: () => Value): Outcome<Value> {
  try {
    return { value: read() };
  } catch (error) {
    return { error };
  }
}

/**
 * Ties a stream to one invocation. Only changed values are set, because each set recalculates whatever
 * depends on the cell; nothing is set once the cell has been cancelled; a failing start or read settles
 * the cell, because Excel ignores what a streaming function throws.
 */
export function streamCell<Value, Cell>(
  invocation: CustomFunctions.StreamingInvocation<Cell>,
  rules: ValueRules<Value, Cell>,
  start: StartStream<Value>,
): void {
  let last: Outcome<Value> | null = null;
  let cancelled = false;
  const isShown = (next: Outcome<Value>): boolean => {
    if (last === null) return false;
    if ("value" in last) return "value" in next && rules.isSame(last.value, next.value);
    return "error" in next && isSameError(last.error, next.error);
  };
  const emit = (read: () => Value): void => {
    if (cancelled) return;
    const next = outcomeOf(read);
    if (isShown(next)) return;
    last = next;
    invocation.setResult("value" in next ? rules.toCell(next.value) : toCellError(next.error));
  };
  try {
    const stop = start(emit);
    invocation.onCanceled = () => {
      cancelled = true;
      stop();
    };
  } catch (error) {
    invocation.setResult(toCellError(error));
  }
}
