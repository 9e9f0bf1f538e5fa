import { HedgeError } from "../../shared/errors.js";

/** One row of a venue's list, its fields not checked yet. */
export type Row = Readonly<Record<string, unknown>>;

/** The value of a field where there is one. */
export function field(value: unknown, name: string): unknown {
  return isRow(value) ? value[name] : undefined;
}

/**
 * The rows of what should be a list; what is no row in it is left out.
 * @throws HedgeError venue_bad_response when it is no list
 */
export function rowsOf(venueName: string, list: unknown): Row[] {
  if (Array.isArray(list)) return list.filter(isRow);
  throw unexpectedForm(venueName);
}

/**
 * The entries of what should be a list of lists, as venues write candles; what is no list in it is left out.
 * @throws HedgeError venue_bad_response when it is no list
 */
export function listsOf(venueName: string, list: unknown): (readonly unknown[])[] {
  if (Array.isArray(list)) return list.filter((entry): entry is unknown[] => Array.isArray(entry));
  throw unexpectedForm(venueName);
}

/** The error for an answer that is not built as the venue's answers are. */
export function unexpectedForm(venueName: string): HedgeError {
  return new HedgeError({
    code: "venue_bad_response",
    message: `${venueName} returned a response in an unexpected format.`,
  });
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
