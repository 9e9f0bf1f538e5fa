// The one door to decimal.js: a clone of our own, because the library's default constructor is
// configured globally and any other package could change its precision or rounding under us.
import { Decimal as Base } from "decimal.js";

/**
 * Exact decimal arithmetic: 40 significant digits, halves rounded away from zero.
 * Build it from text or from a number; a number is taken at its shortest decimal form, so 0.29 is 0.29.
 */
export const Decimal = Base.clone({
  precision: 40,
  rounding: Base.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
  defaults: true,
});

/** A value made by {@link Decimal}. */
export type Decimal = Base;

/** The sum of values, 0 of none. */
export function sum([first = new Decimal(0), ...others]: readonly Decimal[]): Decimal {
  return others.reduce((total, value) => total.plus(value), first);
}
