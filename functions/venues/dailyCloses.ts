import type { PastValue } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";

const dayMs = 86_400_000;

type Candle = { readonly start: number; readonly reported: PastValue };

/** The highest or the lowest of prices, as the venue wrote it; undefined where one cannot be read. */
function extremeOf(prices: readonly unknown[], isBeyond: (one: number, other: number) => boolean): unknown {
  const texts = prices.map(positiveDecimal);
  return texts.reduce<string | null | undefined>((most, text) => {
    if (most === undefined || text === null) return undefined;
    return most === null || isBeyond(Number(text), Number(most)) ? text : most;
  }, null);
}

/** A day of its candles: high and low are known only where all of them are there. */
function dayOf(candles: readonly Candle[], widthMs: number, isFirst: boolean): readonly PastValue[] {
  const last = candles.at(-1);
  if (last === undefined || (last.start + widthMs) % dayMs !== 0) return [];
  const day = { time: last.start + widthMs - dayMs, value: last.reported.value };
  if (candles.length * widthMs === dayMs) {
    const high = extremeOf(
      candles.map(({ reported }) => reported.high),
      (one, other) => one > other,
    );
    const low = extremeOf(
      candles.map(({ reported }) => reported.low),
      (one, other) => one < other,
    );
    return [high === undefined || low === undefined ? day : { ...day, high, low }];
  }
  // A page may begin within a day: the page before it has all of that day.
  return isFirst ? [] : [day];
}

/**
 * UTC days from shorter candles of one width, ms: close, high and low under the start of the day. For venues that do not
 * say at which hour their daily candles begin.
 * @param candles in any order
 */
export function dailyCloses(candles: readonly PastValue[], widthMs: number): PastValue[] {
  const unread: PastValue[] = [];
  const days = new Map<number, Candle[]>();
  const dated = candles.flatMap((reported): Candle[] => {
    const start = positiveDecimal(reported.time);
    // Left for the reader of the history to refuse: an answer without times must not look like no history.
    if (start === null) unread.push(reported);
    return start === null ? [] : [{ start: Number(start), reported }];
  });
  for (const candle of dated.sort((one, other) => one.start - other.start)) {
    const day = Math.floor(candle.start / dayMs);
    days.set(day, [...(days.get(day) ?? []), candle]);
  }
  return [...unread, ...[...days.values()].flatMap((each, index) => dayOf(each, widthMs, index === 0))];
}
