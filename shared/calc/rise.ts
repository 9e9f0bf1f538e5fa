import { Decimal } from "../decimal.js";
import { noAnswer } from "./noAnswer.js";
import { quantileOf } from "./quantile.js";

/** Daily prices of one coin, oldest first; null is a day without one. Both have the same length. */
export type PricePath = {
  readonly closes: readonly (number | null)[];
  readonly highs: readonly (number | null)[];
};

/** A short opened at a close and held for some days. */
export type PriceWindow = {
  /** Place of the day it starts on. */
  readonly start: number;
  /** USD per coin at which it starts. */
  readonly close: number;
  /** Highest price of the days after that one. */
  readonly highest: number;
};

/** At each place the highest of the last so many values, that place included. One pass, however many there are. */
function movingHighest(values: readonly (number | null)[], count: number): readonly number[] {
  // Places of values that nothing after them exceeds, falling; those before `oldest` are over.
  const peaks: number[] = [];
  let oldest = 0;
  const valueAt = (index: number): number => values[peaks[index] ?? -1] ?? 0;
  return values.map((value, place) => {
    while (peaks.length > oldest && valueAt(peaks.length - 1) <= (value ?? 0)) peaks.pop();
    peaks.push(place);
    while ((peaks[oldest] ?? place) <= place - count) oldest += 1;
    return valueAt(oldest);
  });
}

/**
 * Every window of that many days after its start. A window that starts on or holds a day without a price is left out: how
 * high the price was on such a day is not known.
 *
 * @param days whole, >= 1
 */
export function priceWindows({ closes, highs }: PricePath, days: number): readonly PriceWindow[] {
  const windows: PriceWindow[] = [];
  let lastGap = -1;
  movingHighest(highs, days).forEach((highest, end) => {
    const start = end - days;
    const close = closes[start] ?? null;
    if (closes[end] === null || highs[end] === null) lastGap = end;
    if (close !== null && start > lastGap) windows.push({ start, close, highest });
  });
  return windows;
}

const noWindow = "no complete window: too few prices for the days, or gaps in every window";

/**
 * The rise against a short within a number of days: max(0, highest ÷ close − 1) of every window, and a quantile of these.
 * A short is liquidated by the highest price on the way and not by the last one. Source: definition of PERCENTILE.INC
 * (Microsoft) for the quantile.
 *
 * @param quantile in (0, 1]; 1 is the largest rise
 * @returns fraction; 1 is a price twice as high
 * @throws HedgeError no_answer without a window
 */
export function rise(windows: readonly PriceWindow[], quantile: number): Decimal {
  const exact = (place: number): Decimal => {
    const window = windows[place];
    // Never below 0: a price that only falls is no rise against a short.
    return Decimal.max(0, new Decimal(window?.highest ?? 0).div(window?.close ?? 1).minus(1));
  };
  const rises = windows.map(({ close, highest }) => highest / close);
  return quantileOf(rises, exact, quantile, noWindow);
}

/** Round distances tie with round prices, which doubles decide by chance: within this a window counts as liquidated. */
const tie = 1 - 1e-12;

/**
 * Share of the windows whose rise stayed below a distance; equal is liquidated, because venues liquidate at the price.
 *
 * @param distance rise at which the short is liquidated, a fraction > 0
 * @returns from 0 to 1
 * @throws HedgeError no_answer without a window
 */
export function survival(windows: readonly PriceWindow[], distance: number): number {
  if (windows.length === 0) noAnswer(noWindow);
  const alive = windows.filter(({ close, highest }) => highest < close * (1 + distance) * tie);
  return alive.length / windows.length;
}

/**
 * How many of the windows do not overlap: what a share of them is really founded on, because neighbours share all days but one.
 *
 * @param days as the windows were taken with
 */
export function separateWindows(windows: readonly PriceWindow[], days: number): number {
  let count = 0;
  let free = 0;
  for (const { start } of windows) {
    if (start < free) continue;
    count += 1;
    free = start + days;
  }
  return count;
}
