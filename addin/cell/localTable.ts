import type { Decimal } from "../../shared/decimal.js";
import { toCellError } from "./cellError.js";
import { toCell } from "./toCell.js";

/** What a cell of a spilled table may be; "" is an empty cell, because null would show as 0. */
type TableCell = Decimal | number | string | boolean;

/** Runs a function that spills and needs nothing but its arguments: rows of cells, or a thrown cell error. */
export function localTable(compute: () => readonly (readonly TableCell[])[]): unknown[][] {
  try {
    return compute().map((row) =>
      row.map((cell) => (typeof cell === "string" || typeof cell === "boolean" ? cell : toCell(cell))),
    );
  } catch (error) {
    throw toCellError(error);
  }
}
