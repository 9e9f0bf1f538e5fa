import type { PastValue } from "./pastValues.js";
import { field, unexpectedForm } from "./rows.js";

/**
 * The prices of candles that a venue writes as a table of columns, each with its candle's time as the venue wrote it.
 * @throws HedgeError venue_bad_response when the columns do not match
 */
export function candleColumns(venueName: string, table: unknown, timeColumn: string): PastValue[] {
  const times = field(table, timeColumn);
  const columnOf = (name: string): readonly unknown[] => {
    const column = field(table, name);
    // With a value missing in between, every later one would stand under another day.
    if (!Array.isArray(column) || !Array.isArray(times) || column.length !== times.length)
      throw unexpectedForm(venueName);
    return column;
  };
  const [closes, highs, lows] = [columnOf("close"), columnOf("high"), columnOf("low")];
  return columnOf(timeColumn).map((time, place): PastValue => ({
    time,
    value: closes[place],
    high: highs[place],
    low: lows[place],
  }));
}
