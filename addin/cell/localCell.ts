import type { Decimal } from "../../shared/decimal.js";
import { toCellError } from "./cellError.js";
import { toCell } from "./toCell.js";

/** Runs a function that needs nothing but its arguments: a number, or a thrown cell error with its sentence. */
export function localCell(compute: () => Decimal | number): number {
  try {
    return toCell(compute());
  } catch (error) {
    throw toCellError(error);
  }
}
