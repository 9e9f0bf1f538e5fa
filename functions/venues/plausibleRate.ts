import { Decimal } from "../../shared/decimal.js";
import { plainDecimal } from "./plainDecimal.js";

const largestRate = new Decimal("0.1");

/** A funding rate as reported; null where it is none. */
export function plausibleRate(value: unknown): string | null {
  const text = plainDecimal(value);
  // No venue charges a tenth of the position at one settlement: such a rate is in another unit or broken.
  return text !== null && new Decimal(text).abs().lte(largestRate) ? text : null;
}
