// Parameters are declared as "any" to Excel, those that take a word as texts: declared as numbers, Excel would
// turn a text or a TRUE into its own mute #VALUE! before our sentence could say what is wrong.
import * as checks from "../../shared/checks.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { dataTypeValue, heldError } from "./heldError.js";
import { isInvocation } from "./invocation.js";
import { isPlainNumber } from "../../shared/plainNumber.js";
import { spoiltCell } from "../../shared/spoiltCell.js";
import { toDouble } from "./toCell.js";

const shownCharacters = 60;

/**
 * A data-type cell (a number with a format or properties) stands for its basic value, a range of one for its cell; an
 * invocation in a parameter's place means that there is no argument.
 *
 * @throws HedgeError where the cell holds an error: as data type it would pass for the text "#N/A"
 */
export function basicValue(name: string, cell: unknown): unknown {
  if (Array.isArray(cell) && cell.length === 1 && Array.isArray(cell[0]) && cell[0].length === 1) {
    return basicValue(name, cell[0][0]);
  }
  const error = heldError(cell);
  if (error !== null) throw spoiltCell(name, error);
  const value = dataTypeValue(cell);
  return isInvocation(value) ? null : value;
}

function shown(cell: unknown): string {
  if (isBlank(cell)) return "blank";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return String(cell);
  if (Array.isArray(cell)) return "a range of several cells";
  if (typeof cell !== "string") return "a data type without a number";
  return cell.length <= shownCharacters ? `"${cell}"` : `"${cell.slice(0, shownCharacters)}…"`;
}

function refuse(name: string, rule: string, cell: unknown): never {
  throw new HedgeError({ code: "invalid_input", message: `${name} ${rule}, was ${shown(cell)}` });
}

/** A cell that certainly holds nothing; one that arrives as 0 cannot be distinguished from a 0. */
export function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || cell === "";
}

/** An omitted optional arrives as null, never as undefined, so TypeScript's own defaults would not hold. */
function isOmitted(cell: unknown): boolean {
  return cell === null || cell === undefined;
}

/**
 * A number parameter. A blank cell arrives as 0 on some platforms and as null on others: without a
 * fallback both are 0. Text is taken only as a plain number; separators are never guessed.
 *
 * @throws HedgeError invalid_input naming the parameter
 */
export function number(name: string, cell: unknown, fallback?: number): Decimal {
  const value = basicValue(name, cell);
  if (isOmitted(value)) return new Decimal(fallback ?? 0);
  if (typeof value === "number" && Number.isFinite(value)) return new Decimal(value);
  if (typeof value === "string" && isPlainNumber(value)) {
    const parsed = new Decimal(value.trim());
    if (parsed.abs().lte(Number.MAX_VALUE)) return parsed;
  }
  return refuse(name, "must be a number", value);
}

/**
 * A cell of a range whose blanks and texts are left out: null for those, else its number.
 * @throws HedgeError invalid_input for whatever else is no number, such as TRUE
 */
function numberOrNone(name: string, cell: unknown): Decimal | null {
  const value = basicValue(name, cell);
  const isText = typeof value === "string" && !isPlainNumber(value);
  return isBlank(value) || isText ? null : number(name, value);
}

/** The same as a double, without the way around decimals for a cell that holds a plain number: series are long. */
export function doubleOrNone(name: string, cell: unknown): number | null {
  if (typeof cell === "number" && Number.isFinite(cell)) return cell;
  const value = numberOrNone(name, cell);
  return value === null ? null : toDouble(value);
}

/**
 * A whole number within bounds.
 * @throws HedgeError invalid_input naming the bounds
 */
export function wholeNumber(
  name: string,
  cell: unknown,
  { from, to, fallback }: { readonly from: number; readonly to: number; readonly fallback: number },
): number {
  const value = toDouble(number(name, cell, fallback));
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  return refuse(name, `must be a whole number from ${String(from)} to ${String(to)}`, basicValue(name, cell));
}

/** A number parameter > 0; a blank cell is refused like 0. */
export function positive(name: string, cell: unknown, fallback?: number): Decimal {
  const value = basicValue(name, cell);
  if (isOmitted(value) && fallback === undefined) return refuse(name, "must be greater than 0", value);
  return checks.positive(name, number(name, value, fallback));
}

/** A number parameter >= 0. */
export function nonNegative(name: string, cell: unknown, fallback?: number): Decimal {
  return checks.nonNegative(name, number(name, cell, fallback));
}

/** A funding rate as a fraction per interval, within ±0.1. */
export function fundingRate(name: string, cell: unknown): Decimal {
  return checks.fundingRate(name, number(name, cell));
}

/** A move of a price as a fraction above -1. */
export function priceMove(name: string, cell: unknown): Decimal {
  return checks.priceMove(name, number(name, cell));
}

/** A trading fee as a fraction, within ±0.1. */
export function feeRate(name: string, cell: unknown): Decimal {
  return checks.feeRate(name, number(name, cell));
}

/** The share of a holding to hedge, in [0, 2]; 1 when omitted. */
export function hedgeRatio(name: string, cell: unknown): Decimal {
  return checks.hedgeRatio(name, number(name, cell, 1));
}

/** USD of a proxy per USD of an asset, in [0, 10]. */
export function proxyRatio(name: string, cell: unknown): Decimal {
  return checks.proxyRatio(name, number(name, cell));
}

/** An end of a band, or its width, as a fraction of the target in [0, 5]. */
export function bandEnd(name: string, cell: unknown, fallback: number): Decimal {
  return checks.bandEnd(name, number(name, cell, fallback));
}

/** A maintenance rate as a fraction in [0, 0.5). */
export function maintenanceRate(name: string, cell: unknown): Decimal {
  return checks.maintenanceRate(name, number(name, cell));
}

/** The maintenance rate of a tier above the first, a fraction in [0, 1). */
export function higherTierRate(name: string, cell: unknown): Decimal {
  return checks.higherTierRate(name, number(name, cell));
}

/** A date-time as Excel's serial, from March 1900 on. */
export function dateTime(name: string, cell: unknown): Decimal {
  return checks.dateTime(name, number(name, cell));
}

/** A number parameter strictly between 0 and 1. */
export function betweenZeroAndOne(name: string, cell: unknown, fallback: number): Decimal {
  return checks.betweenZeroAndOne(name, number(name, cell, fallback));
}

/** A number parameter in [0, 1]. */
export function fromZeroToOne(name: string, cell: unknown, fallback: number): Decimal {
  return checks.fromZeroToOne(name, number(name, cell, fallback));
}

/** A quantile above 0 and at most 1. */
export function quantile(name: string, cell: unknown, fallback: number): Decimal {
  return checks.quantile(name, number(name, cell, fallback));
}

/** A correlation in [-1, 1]. */
export function correlation(name: string, cell: unknown): Decimal {
  return checks.correlation(name, number(name, cell));
}

/** An optional number > 0 without a default: null when omitted. */
export function optionalPositive(name: string, cell: unknown): Decimal | null {
  const value = basicValue(name, cell);
  return isOmitted(value) ? null : positive(name, value);
}

/** An optional volatility in (0, 20]: null when omitted. */
export function optionalVolatility(name: string, cell: unknown): Decimal | null {
  const value = basicValue(name, cell);
  return isOmitted(value) ? null : checks.volatility(name, number(name, value));
}

/** "a", "b" or "c". */
function alternatives(words: readonly string[]): string {
  return words
    .map((each) => `"${each}"`)
    .join(", ")
    .replace(/, (?=[^,]*$)/u, " or ");
}

/**
 * One word out of a closed list, in any case; the first of the list when omitted or blank.
 * @throws HedgeError invalid_input listing the choices
 */
export function choice<const Word extends string>(
  name: string,
  cell: unknown,
  words: readonly [Word, ...Word[]],
): Word {
  const value = basicValue(name, cell);
  // A blank cell behind an optional word arrives as 0 on some platforms; declared as a text, it may arrive as "0".
  if (isBlank(value) || value === 0 || value === "0") return words[0];
  const wanted = typeof value === "string" ? value.trim().toLowerCase() : null;
  const word = words.find((candidate) => candidate === wanted);
  return word ?? refuse(name, `must be ${alternatives(words)}`, value);
}

/** A required text; blank is refused. */
export function text(name: string, cell: unknown): string {
  const value = basicValue(name, cell);
  if (typeof value === "string" && value.trim() !== "") return value;
  return refuse(name, "must be text", value === 0 ? null : value);
}
