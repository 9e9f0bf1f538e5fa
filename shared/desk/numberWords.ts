import { Decimal } from "../decimal.js";

function grouped(text: string): string {
  const [whole, fraction] = text.split(".");
  const digits = (whole ?? "").replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** A number with as many digits as an order ticket needs: large ones whole, small ones to five significant digits. */
export function inFigures(value: Decimal): string {
  const rounded = value.abs().gte(10_000) ? value.toDecimalPlaces(0) : value.toSignificantDigits(5);
  return grouped(rounded.toFixed());
}

/** A number of contracts, with every digit: it is what one types into the ticket. */
export function inContracts(value: Decimal): string {
  return grouped(value.abs().toFixed());
}

/** "400,000 USD", "12.50 USD" */
export function inUsd(value: Decimal): string {
  return `${grouped(value.toFixed(value.abs().gte(1000) ? 0 : 2))} USD`;
}

/** "54.8 %" of a fraction. */
export function inPercent(fraction: Decimal): string {
  return `${grouped(fraction.times(100).toDecimalPlaces(1).toFixed())} %`;
}

/** An amount of margin to post, rounded up: rounded down it would be asked for again at the next look. */
export function marginToPost(value: Decimal): Decimal {
  return value.gte(10_000) ? value.ceil() : value.toSignificantDigits(5, Decimal.ROUND_UP);
}

/** The same as a text. */
export function inMargin(value: Decimal): string {
  return grouped(marginToPost(value).toFixed());
}

/** The UTC day of a moment: "2026-11-30". */
export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
