import { HedgeError } from "../../shared/errors.js";
import { parseInstrument } from "../../shared/listing/instrument.js";
import { fieldNames, isEmpty } from "../cell/fieldNames.js";
import { text } from "../cell/fromCell.js";
import { line } from "../cell/fromRange.js";
import { fieldReader, quoteFields } from "./quoteFields.js";
import type { QuoteReader } from "./quote.js";
import type { TableRow } from "./quoteTable.js";

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

const defaultColumns: readonly QuoteReader[] = [
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
  const names = fieldNames(fields);
  return names.length === 0 ? defaultColumns : names.map(fieldReader);
}
