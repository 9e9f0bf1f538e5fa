import type { PastValue } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";

const dayMs = 86_400_000;

/**
 * The closes of UTC days from shorter candles of one width, ms: what the candle that ends with a day closed at, under
 * the start of that day. For venues that do not say at which hour their daily candles begin.
 */
export function dailyCloses(candles: readonly PastValue[], widthMs: number): PastValue[] {
  return candles.flatMap(({ time, value }) => {
    const start = positiveDecimal(time);
    // Left for the reader of the history to refuse: an answer without times must not look like no history.
    if (start === null) return [{ time, value }];
    const end = Number(start) + widthMs;
    return end % dayMs === 0 ? [{ time: end - dayMs, value }] : [];
  });
}
