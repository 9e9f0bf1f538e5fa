// Ranges arrive as matrices of cells. What a blank in them is differs by platform (null, "" or 0), so
// each reader says what it makes of a cell that holds no number.
import type { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { basicValue, isBlank, number } from "./fromCell.js";

type Rows = readonly (readonly unknown[])[];

function isRows(range: unknown): range is Rows {
  return Array.isArray(range) && range.every((row) => Array.isArray(row));
}

/** The rows of a range; a single cell is a range of one. */
export function rows(range: unknown): Rows {
  return isRows(range) ? range : [[range]];
}

/**
 * The cells of a range of one column or one row, in order; none when the parameter is omitted.
 * @throws HedgeError invalid_input for a block
 */
export function line(name: string, range: unknown): readonly unknown[] {
  const cells = rows(range);
  const [first] = cells;
  if (cells.length === 1 && first !== undefined) return first;
  if (cells.every((row) => row.length === 1)) return cells.flat();
  throw new HedgeError({
    code: "invalid_input",
    message: `${name} must be one column or one row, was ${String(cells.length)} rows of ${String(first?.length ?? 0)}`,
  });
}

/**
 * Whether an optional range was left out.
 * @throws HedgeError where it is one cell that holds an error
 */
export function isOmittedRange(name: string, range: unknown): boolean {
  const cells = rows(range);
  return cells.length === 1 && cells[0]?.length === 1 && isBlank(basicValue(name, cells[0][0]));
}

type Check = (name: string, cell: unknown) => Decimal;

/**
 * One cell of a line through a check that names it ("prices, cell 3").
 * @throws HedgeError invalid_input for a blank and for whatever the check refuses
 */
export function numberAt(name: string, index: number, cell: unknown, check: Check): Decimal {
  return filled(`${name}, cell ${String(index + 1)}`, cell, check);
}

/**
 * A cell that must not be blank, through a check.
 * @throws HedgeError invalid_input for a blank and for whatever the check refuses
 */
export function filled(where: string, cell: unknown, check: Check): Decimal {
  if (!isBlank(basicValue(where, cell))) return check(where, cell);
  throw new HedgeError({ code: "invalid_input", message: `${where} must be a number, was blank` });
}

/** Every cell of a line through a check, as numberAt does it. */
export function numbers(name: string, range: unknown, check: Check = number): readonly Decimal[] {
  return line(name, range).map((cell, index) => numberAt(name, index, cell, check));
}

/** @throws HedgeError invalid_input unless both lines have the same number of cells */
export function sameLength(nameA: string, a: readonly unknown[], nameB: string, b: readonly unknown[]): void {
  if (a.length === b.length) return;
  throw new HedgeError({
    code: "invalid_input",
    message: `${nameA} and ${nameB} must have the same number of cells, had ${String(a.length)} and ${String(b.length)}`,
  });
}

/**
 * Two lines side by side.
 * @throws HedgeError invalid_input unless both have the same number of cells
 */
export function paired<A, B>(
  nameA: string,
  a: readonly A[],
  nameB: string,
  b: readonly B[],
): readonly (readonly [A, B])[] {
  sameLength(nameA, a, nameB, b);
  const pairs: (readonly [A, B])[] = [];
  const seconds = b[Symbol.iterator]();
  for (const first of a) {
    const next = seconds.next();
    if (next.done !== true) pairs.push([first, next.value]);
  }
  return pairs;
}
