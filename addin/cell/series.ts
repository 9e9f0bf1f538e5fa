// Ranges for statistics, as doubles. A position with a blank or a text in any of the ranges is left out of
// all of them; returns are then taken between the neighbours that remain, so a gap becomes one longer period.
import * as checks from "../../shared/checks.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import type { Settlement } from "../../shared/calc/fundingStress.js";
import type { PricePath } from "../../shared/calc/rise.js";
import { dateTime, doubleOrNone, fundingRate, positive } from "./fromCell.js";
import { isOmittedRange, line, numberAt, rows, sameLength } from "./fromRange.js";
import { toDouble } from "./toCell.js";

type ReadCell = (name: string, cell: unknown) => number | null;
type Reading = readonly (number | null)[];
type Pair = { readonly first: readonly number[]; readonly second: readonly number[] };

function price(name: string, cell: unknown): number | null {
  const value = doubleOrNone(name, cell);
  // A blank cell of a range arrives as 0 on some platforms, and no price is 0.
  if (value === null || value === 0) return null;
  return value > 0 ? value : toDouble(checks.positive(name, new Decimal(value)));
}

function read(name: string, cells: readonly unknown[], readCell: ReadCell): Reading {
  return cells.map((cell, index) => readCell(`${name}, cell ${String(index + 1)}`, cell));
}

function withoutGaps(reading: Reading, together: readonly Reading[]): readonly number[] {
  const isWhole = (index: number): boolean => together.every((other) => other[index] !== null);
  return reading.filter((value, index): value is number => value !== null && isWhole(index));
}

function pair(
  nameA: string,
  rangeA: unknown,
  nameB: string,
  rangeB: unknown,
  readCell: ReadCell,
  readSecond = readCell,
): Pair {
  const [cellsA, cellsB] = [line(nameA, rangeA), line(nameB, rangeB)];
  sameLength(nameA, cellsA, nameB, cellsB);
  const [first, second] = [read(nameA, cellsA, readCell), read(nameB, cellsB, readSecond)];
  const together = [first, second];
  return { first: withoutGaps(first, together), second: withoutGaps(second, together) };
}

/**
 * The prices of a range, blanks, zeros and texts left out.
 * @throws HedgeError invalid_input for a negative price and for TRUE or FALSE
 */
export function priceSeries(name: string, range: unknown): readonly number[] {
  const reading = read(name, line(name, range), price);
  return withoutGaps(reading, []);
}

/**
 * The prices of a range that must not have gaps.
 * @throws HedgeError invalid_input for a blank and for what is no price
 */
export function wholePriceSeries(name: string, range: unknown): readonly number[] {
  return line(name, range).map((cell, index) =>
    typeof cell === "number" && cell > 0 && Number.isFinite(cell)
      ? cell
      : toDouble(numberAt(name, index, cell, positive)),
  );
}

/** Prices of two ranges at the positions at which both have one. */
export function pricePair(nameA: string, rangeA: unknown, nameB: string, rangeB: unknown): Pair {
  return pair(nameA, rangeA, nameB, rangeB, price);
}

/** Changes of two ranges at the positions at which both have one; 0 is a change like any other. */
export function changePair(nameA: string, rangeA: unknown, nameB: string, rangeB: unknown): Pair {
  return pair(nameA, rangeA, nameB, rangeB, doubleOrNone);
}

/**
 * Prices of a line and of the columns beside it, at the rows in which all have one.
 * @throws HedgeError invalid_input unless there is one row for each cell of the line
 */
export function priceColumns(
  name: string,
  range: unknown,
  columnsName: string,
  columnsRange: unknown,
): { readonly line: readonly number[]; readonly columns: readonly (readonly number[])[] } {
  const cells = line(name, range);
  const table = rows(columnsRange);
  if (table.length !== cells.length) {
    throw new HedgeError({
      code: "invalid_input",
      message: `${columnsName} must have one column per proxy and as many rows as ${name} has cells, had ${String(table.length)} and ${String(cells.length)}`,
    });
  }
  const first = read(name, cells, price);
  const columns = (table[0] ?? []).map((_cell, column) =>
    read(
      `${columnsName}, column ${String(column + 1)}`,
      table.map((row) => row[column]),
      price,
    ),
  );
  const together = [first, ...columns];
  return {
    line: withoutGaps(first, together),
    columns: columns.map((column) => withoutGaps(column, together)),
  };
}

/**
 * Closes and highs of the same days, each day in its place: null where either is a blank, a 0 or a text.
 * @param highs omitted: the closes
 * @throws HedgeError invalid_input unless both have the same number of cells
 */
export function pricePath(closes: unknown, highs: unknown): PricePath {
  const cells = line("closes", closes);
  const ofDays = read("closes", cells, price);
  if (isOmittedRange("highs", highs)) return { closes: ofDays, highs: ofDays };
  const highCells = line("highs", highs);
  sameLength("closes", cells, "highs", highCells);
  return { closes: ofDays, highs: read("highs", highCells, price) };
}

const minutesPerDay = 1440;

// Thousands of settlements: a value in bounds needs no way around decimals to be refused.

/** The minute of an Excel date-time: venues settle on the minute and stamp it up to 17 ms late. */
function minute(name: string, cell: unknown): number | null {
  const value = doubleOrNone(name, cell);
  // A blank cell of a range arrives as 0 on some platforms.
  if (value === null || value === 0) return null;
  return Math.round((value > 100 ? value : toDouble(dateTime(name, value))) * minutesPerDay);
}

function settledRate(name: string, cell: unknown): number | null {
  const value = doubleOrNone(name, cell);
  return value === null || Math.abs(value) <= 0.05 ? value : toDouble(fundingRate(name, value));
}

/**
 * Settlements of two ranges at the positions at which both hold a number.
 * @throws HedgeError invalid_input unless both have the same number of cells and the times rise
 */
export function settlementSeries(times: unknown, rates: unknown): readonly Settlement[] {
  const { first: minutes, second } = pair("times", times, "fundingRates", rates, minute, settledRate);
  return minutes.map((each, index) => {
    const before = minutes[index - 1];
    if (before === undefined || before < each) return { minute: each, rate: second[index] ?? 0 };
    throw new HedgeError({
      code: "invalid_input",
      message: "times must be oldest first, each later than the previous one",
    });
  });
}
