import { Decimal } from "../../shared/decimal.js";

const plain = /^-?\d{1,40}(\.\d{1,40})?$/;
const written = /^[+-]?(\d{1,40}\.?\d{0,40}|\.\d{1,40})(e[+-]?\d{1,2})?$/i;

/** The number a venue wrote, as plain text with its digits untouched; null when it wrote none. */
export function plainDecimal(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value).trim();
  if (plain.test(text)) return text;
  if (!written.test(text)) return null;
  const spelled = new Decimal(text).toFixed();
  return plain.test(spelled) ? spelled : null;
}

/** As {@link plainDecimal}, and null unless above zero: a venue that prints a price of 0 has none to report. */
export function positiveDecimal(value: unknown): string | null {
  const text = plainDecimal(value);
  return text !== null && new Decimal(text).gt(0) ? text : null;
}
