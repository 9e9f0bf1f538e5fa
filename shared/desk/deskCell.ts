import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { isPlainNumber } from "../plainNumber.js";
import { spoiltCell } from "../spoiltCell.js";

/** A cell of a range as the desk reads it; an error that stands in it is kept as Excel writes it, such as "#REF!". */
export type DeskCell = number | string | boolean | null | { readonly error: string };
export type DeskRange = readonly (readonly DeskCell[])[];

/** Longer texts are cut in sentences: a cell may hold 32,767 characters. */
const maxShownCharacters = 40;

/** What a cell holds, as a sentence quotes it. */
export function shownCell(cell: DeskCell): string {
  if (cell === null || cell === "") return "blank";
  if (typeof cell === "object") return cell.error;
  if (typeof cell !== "string") return String(cell).toUpperCase();
  return cell.length <= maxShownCharacters ? `"${cell}"` : `"${cell.slice(0, maxShownCharacters)}…"`;
}

/** A sentence about a cell that the desk cannot read. */
export function wrongCell(name: string, rule: string, cell: DeskCell): HedgeError {
  if (typeof cell === "object" && cell !== null) return spoiltCell(name, cell.error);
  return new HedgeError({ code: "invalid_input", message: `${name} ${rule}, was ${shownCell(cell)}` });
}

/** Whether nothing is typed there; some platforms hand a blank cell over as 0. */
export function isEmptyCell(cell: DeskCell | undefined): boolean {
  return (
    cell === undefined ||
    cell === null ||
    cell === 0 ||
    (typeof cell === "string" && ["", "0"].includes(cell.trim()))
  );
}

/**
 * The number in a cell; null for a blank one.
 * @throws HedgeError invalid_input for whatever else is no plain number
 */
export function decimalIn(name: string, cell: DeskCell | undefined): Decimal | null {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === "number" && Number.isFinite(cell)) return new Decimal(cell);
  if (typeof cell === "string") {
    if (cell.trim() === "") return null;
    if (isPlainNumber(cell)) {
      const number = new Decimal(cell.trim());
      if (number.abs().lte(Number.MAX_VALUE)) return number;
    }
  }
  throw wrongCell(name, "must be a number", cell);
}

/**
 * A number above 0; null for a blank cell or a 0, which a blank cell may arrive as.
 * @throws HedgeError invalid_input
 */
export function positiveIn(name: string, cell: DeskCell | undefined): Decimal | null {
  const number = decimalIn(name, cell);
  if (number === null || number.isZero()) return null;
  if (number.lt(0)) throw wrongCell(name, "must not be negative", cell ?? null);
  return number;
}

/**
 * The text in a cell, without the spaces around it; null for a blank one.
 * @throws HedgeError invalid_input for a number, TRUE or an error
 */
export function textIn(name: string, cell: DeskCell | undefined): string | null {
  if (cell === undefined || isEmptyCell(cell)) return null;
  if (typeof cell === "string") return cell.trim();
  throw wrongCell(name, "must be text", cell);
}
