import { HedgeError } from "../../shared/errors.js";
import { parseInstrument } from "../../shared/instrument.js";
import { basicValue, isBlank, text } from "../cell/fromCell.js";
import { line, rows } from "../cell/fromRange.js";
import { fieldReader, quoteFields } from "./quoteFields.js";
import type { QuoteReader } from "./quote.js";
import type { TableRow } from "./quoteTable.js";

/** A blank cell of a range; some platforms send it as 0, and where texts are declared as "0". */
function isEmpty(name: string, cell: unknown): boolean {
  const value = basicValue(name, cell);
  return isBlank(value) || value === 0 || (typeof value === "string" && ["", "0"].includes(value.trim()));
}

function readRow(cell: unknown, defaultVenue: string): TableRow {
  try {
    if (isEmpty("instrument", cell)) return null;
    return parseInstrument(text("instrument", cell), defaultVenue);
  } catch (error) {
    if (error instanceof HedgeError) return error;
    throw error;
  }
}

/**
 * The rows of QUOTES: an instrument a cell, whichever way the range lies.
 * @throws HedgeError invalid_input for a block of cells
 */
export function quoteRows(instruments: unknown, defaultVenue: string): readonly TableRow[] {
  return line("instruments", instruments).map((cell) => readRow(cell, defaultVenue));
}

const usualColumns: readonly QuoteReader[] = [
  quoteFields.mark,
  quoteFields.fundingRate,
  quoteFields.apr,
  quoteFields.nextFunding,
];

/**
 * The columns of QUOTES: names in cells of a range, or behind one another in one text.
 * @throws HedgeError invalid_input listing the fields
 */
export function quoteColumns(fields: unknown): readonly QuoteReader[] {
  const names = rows(fields)
    .flat()
    .filter((cell) => !isEmpty("fields", cell))
    .flatMap((cell) => text("fields", cell).split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.length === 0 ? usualColumns : names.map(fieldReader);
}
