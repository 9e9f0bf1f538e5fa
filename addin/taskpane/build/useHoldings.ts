import { useState } from "react";
import { isBlank, type HoldingRow, type TypedHolding } from "./holdingRows.js";

const blank: TypedHolding = { coin: "", quantity: "", marginCoins: "" };

/** The rows that the user lists, always with at least one to type into. */
export type Holdings = {
  readonly rows: readonly HoldingRow[];
  readonly add: () => void;
  readonly change: (id: number, change: Partial<TypedHolding>) => void;
  readonly remove: (id: number) => void;
  /** Puts holdings below what was typed: a selection must not throw typed rows away. */
  readonly append: (holdings: readonly TypedHolding[]) => void;
  readonly clear: () => void;
};

type State = { readonly rows: readonly HoldingRow[]; readonly nextId: number };

function appended({ rows, nextId }: State, holdings: readonly TypedHolding[]): State {
  const added = holdings.map((holding, index) => ({ ...holding, id: nextId + index }));
  return { rows: [...rows, ...added], nextId: nextId + holdings.length };
}

const withoutBlank = (state: State): State => ({ ...state, rows: state.rows.filter((row) => !isBlank(row)) });

function neverEmpty(state: State): State {
  return state.rows.length > 0 ? state : appended(state, [blank]);
}

export function useHoldings(): Holdings {
  const [state, setState] = useState<State>(() => neverEmpty({ rows: [], nextId: 1 }));
  return {
    rows: state.rows,
    add: () => {
      setState((before) => appended(before, [blank]));
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
    clear: () => {
      setState((before) => neverEmpty({ ...before, rows: [] }));
    },
  };
}
