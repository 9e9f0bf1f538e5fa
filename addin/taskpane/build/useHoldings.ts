import { useState } from "react";
import { blankHeld, type HeldRow } from "../../../shared/sheet/deskBook.js";
import { heldRowOf, isBlank, typedHolding, type HoldingRow, type TypedHolding } from "./holdingRows.js";

/** The rows that the user lists, always with at least one to type into. */
export type Holdings = {
  readonly rows: readonly HoldingRow[];
  /** The rows that are not blank, as a sheet takes them. */
  readonly held: readonly HeldRow[];
  readonly add: () => void;
  readonly change: (id: number, change: Partial<TypedHolding>) => void;
  readonly remove: (id: number) => void;
  /** Puts holdings below what is typed. */
  readonly append: (holdings: readonly HeldRow[]) => void;
  /** Puts holdings in the place of what is typed, which undo brings back. */
  readonly replace: (holdings: readonly HeldRow[]) => void;
  readonly clear: () => void;
  /** Swaps the list with the one before it was replaced or cleared, so that neither is lost; null where none was. */
  readonly undo: (() => void) | null;
};

type State = {
  readonly rows: readonly HoldingRow[];
  readonly nextId: number;
  readonly previous: readonly HoldingRow[] | null;
};

function appended(state: State, holdings: readonly HeldRow[]): State {
  const { rows, nextId } = state;
  const added = holdings.map((held, index) => ({ ...typedHolding(held), id: nextId + index }));
  return { ...state, rows: [...rows, ...added], nextId: nextId + holdings.length };
}

const filledRows = ({ rows }: State): readonly HoldingRow[] => rows.filter((row) => !isBlank(row));

const withoutBlank = (state: State): State => ({ ...state, rows: filledRows(state) });

/** An empty list; what was typed is kept for undo. */
function emptied(state: State): State {
  const filled = filledRows(state);
  return { ...state, rows: [], previous: filled.length > 0 ? filled : state.previous };
}

function neverEmpty(state: State): State {
  return state.rows.length > 0 ? state : appended(state, [blankHeld]);
}

export function useHoldings(): Holdings {
  const [state, setState] = useState<State>(() => neverEmpty({ rows: [], nextId: 1, previous: null }));
  return {
    rows: state.rows,
    held: filledRows(state).map(heldRowOf),
    add: () => {
      setState((before) => appended(before, [blankHeld]));
    },
    change: (id, change) => {
      setState((before) => ({
        ...before,
        rows: before.rows.map((row) => (row.id === id ? { ...row, ...change } : row)),
      }));
    },
    remove: (id) => {
      setState((before) => neverEmpty({ ...before, rows: before.rows.filter((row) => row.id !== id) }));
    },
    append: (holdings) => {
      setState((before) => neverEmpty(appended(withoutBlank(before), holdings)));
    },
    replace: (holdings) => {
      setState((before) => neverEmpty(appended(emptied(before), holdings)));
    },
    clear: () => {
      setState((before) => neverEmpty(emptied(before)));
    },
    undo:
      state.previous === null
        ? null
        : () => {
            setState((before) => {
              const filled = filledRows(before);
              return neverEmpty({
                ...before,
                rows: before.previous ?? before.rows,
                previous: filled.length > 0 ? filled : null,
              });
            });
          },
  };
}
