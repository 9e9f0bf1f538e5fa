import { Decimal } from "../decimal.js";

export const roundings = ["down", "up", "nearest"] as const;
export type Rounding = (typeof roundings)[number];

/** So near a whole number of steps, relative to it, a quotient is that number: 0.3/0.1 must not lose a lot. */
const wholeTolerance = new Decimal("1e-9");

/**
 * But never nearer than this part of a step: with a billion steps the relative tolerance alone would be a whole
 * one, and "down" would round up and sell more than there is.
 */
const widestTolerance = new Decimal("1e-3");

function wholeSteps(steps: Decimal, rounding: Rounding): Decimal {
  const nearest = steps.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  if (rounding === "nearest") return nearest;
  const gap = steps.minus(nearest).abs();
  const isWhole = gap.lte(widestTolerance) && gap.lte(Decimal.max(1, steps.abs()).times(wholeTolerance));
  if (isWhole) return nearest;
  return steps.toDecimalPlaces(0, rounding === "down" ? Decimal.ROUND_DOWN : Decimal.ROUND_UP);
}

/**
 * A quantity put on its lot step: "down" toward zero, "up" away from zero, "nearest" with halves away
 * from zero. Never forced up to one lot, because that can double a small hedge.
 *
 * @param quantity in any unit, any sign
 * @param lotStep in the same unit, > 0
 */
export function roundToStep(quantity: Decimal, lotStep: Decimal, rounding: Rounding): Decimal {
  return wholeSteps(quantity.div(lotStep), rounding).times(lotStep);
}
