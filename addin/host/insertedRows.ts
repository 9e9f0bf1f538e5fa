import { HedgeError } from "../../shared/errors.js";

/** Rows that are to be inserted; the first is counted from zero. */
export type InsertedRows = { readonly row: number; readonly rows: number };

/**
 * The rows that are to be inserted above a row.
 * @param row as the sheet numbers it: 1 is the first
 * @throws HedgeError `invalid_input` where there is no such row or nothing to insert
 */
export function insertedRows(row: number, count: number): InsertedRows {
  if (![row, count].every((each) => Number.isInteger(each) && each >= 1))
    throw new HedgeError({
      code: "invalid_input",
      message: `${String(count)} rows above row ${String(row)} cannot be inserted: both must be whole numbers from 1.`,
    });
  return { row: row - 1, rows: count };
}
