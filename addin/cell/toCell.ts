import type { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";

const msPerDay = 86_400_000;

/** Excel's serial of 1970-01-01 in the 1900 date system. */
const serialOfEpoch = 25_569;

/** A cell's number as the double that statistics run on. */
export function toDouble(value: Decimal): number {
  return value.toNumber();
}

/**
 * A result as the double a cell holds: the one place where numbers leave decimal, rounded once.
 * @throws HedgeError no_answer when no cell can hold it
 */
export function toCell(value: Decimal | number): number {
  const number = typeof value === "number" ? value : toDouble(value);
  if (!Number.isFinite(number)) {
    throw new HedgeError({ code: "no_answer", message: "the result is too large for a cell" });
  }
  // -0 + 0 is 0: Excel would show a cost of nothing as "-0".
  return number + 0;
}

/** A time in ms since 1970 as Excel's date-time serial, UTC like the exchanges' settlement times. */
export function toDateTimeCell(ms: number): number {
  return serialOfEpoch + ms / msPerDay;
}
