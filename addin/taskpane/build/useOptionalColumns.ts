import { useState } from "react";
import { optionalColumns, type HoldingRow, type OptionalColumn, type TypedHolding } from "./holdingRows.js";

export type OptionalColumns = {
  /** The columns to show besides coin and coins. */
  readonly shown: readonly OptionalColumn[];
  readonly areAllShown: boolean;
  readonly toggle: () => void;
  /** A column that was typed into stays: its field must not vanish when it is emptied to type anew. */
  readonly keep: (change: Partial<TypedHolding>) => void;
};

/** Shows the columns that few need where one is filled or asked for. */
export function useOptionalColumns(rows: readonly HoldingRow[]): OptionalColumns {
  const [areAllShown, setAreAllShown] = useState(false);
  const [edited, setEdited] = useState<readonly OptionalColumn[]>([]);
  const isFilled = (name: OptionalColumn): boolean => rows.some((row) => row[name].trim() !== "");
  return {
    shown: optionalColumns.filter((name) => areAllShown || edited.includes(name) || isFilled(name)),
    areAllShown,
    toggle: () => {
      setAreAllShown((before) => !before);
      setEdited([]);
    },
    keep: (change) => {
      setEdited((before) => optionalColumns.filter((name) => before.includes(name) || name in change));
    },
  };
}
