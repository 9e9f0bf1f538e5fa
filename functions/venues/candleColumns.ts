import type { PastValue } from "./pastValues.js";
import { field, unexpectedForm } from "./rows.js";

/**
 * The closes of candles that a venue writes as a table of columns, each with its candle's time as the venue wrote it.
 * @throws HedgeError venue_bad_response when the two columns do not match
 */
export function candleColumns(venueName: string, table: unknown, timeColumn: string): PastValue[] {
  const times = field(table, timeColumn);
  const closes = field(table, "close");
  // With a value missing in between, every later close would stand under another day.
  if (!Array.isArray(times) || !Array.isArray(closes) || times.length !== closes.length)
    throw unexpectedForm(venueName);
  return times.map((time: unknown, place): PastValue => ({ time, value: closes[place] }));
}
