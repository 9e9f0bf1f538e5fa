import {
  priceWindows,
  rise,
  separateWindows,
  survival,
  type PricePath,
  type PriceWindow,
} from "../calc/rise.js";
import type { History } from "../contract/history.js";
import { Decimal } from "../decimal.js";
import { remember, rememberWhile } from "../remember.js";

/** A UTC day. */
export const dayMs = 86_400_000;

/** A contract's past by days, oldest first; null where a day has no price. */
export type PricePast = PricePath & {
  /** Start of the first day and of the last, ms since 1970. */
  readonly begins: number;
  readonly ends: number;
  /** Start of the day from which on the coin counts in another unit; null where it never changed. */
  readonly redenominated: number | null;
};

/**
 * Perpetuals trade around the clock, so that one day's prices touch those of the day before: none of 226 Binance
 * perpetuals left even a factor of 1.5 between them in 2024 to 2026. Where one does, the coin is counted in another unit.
 */
const maxNight = 3;
/**
 * Over missing days a price can move by itself: of the same perpetuals by a factor of 6.8 at most over ten days and 12.8
 * over sixty. What is more is another unit: a halt for a redenomination takes days, and coins become 10, 100 or 1,000.
 */
const fewDays = 10;
const maxOverFewDays = 8;
const maxOverMore = 25;

function maxFactor(missing: number): number {
  if (missing === 0) return maxNight;
  return missing <= fewDays ? maxOverFewDays : maxOverMore;
}

type Day = { readonly day: number; readonly close: number; readonly high: number; readonly low: number };

function isOtherUnit(before: Day, next: Day): boolean {
  const most = maxFactor(next.day - before.day - 1);
  return next.low > before.high * most || next.high * most < before.low;
}

/** The days of a history that have all three prices: a rise is not known from a close alone. */
function daysOf(history: History): readonly Day[] {
  return history.flatMap(([time, close, high, low]) =>
    high === undefined || low === undefined
      ? []
      : [{ day: Math.round(time / dayMs), close: Number(close), high: Number(high), low: Number(low) }],
  );
}

function startOf(day: Day | undefined): number {
  return day === undefined ? 0 : day.day * dayMs;
}

/**
 * Sets the days of a history side by side: what is missing is a gap, and so is the night in which a coin was
 * redenominated where no day is missing, so that no window reaches over it.
 */
export const pricePast = remember((history: History): PricePast => {
  const closes: (number | null)[] = [];
  const highs: (number | null)[] = [];
  let redenominated: number | null = null;
  let before: Day | null = null;
  const days = daysOf(history);
  for (const next of days) {
    let gap = before === null ? 0 : next.day - before.day - 1;
    if (before !== null && isOtherUnit(before, next)) {
      redenominated = next.day * dayMs;
      gap = Math.max(1, gap);
    }
    for (; gap > 0; gap -= 1) {
      closes.push(null);
      highs.push(null);
    }
    closes.push(next.close);
    highs.push(next.high);
    before = next;
  }
  return { closes, highs, begins: startOf(days[0]), ends: startOf(days.at(-1)), redenominated };
});

/** Closes by the day, counted from 1970, since the coin is counted in its unit of today. */
export type DailyCloses = {
  readonly byDay: ReadonlyMap<number, number>;
  readonly begins: number;
  readonly ends: number;
  /** Start of the first of these days where the coin was redenominated then, else null. */
  readonly redenominated: number | null;
};

/** The closes of a history, also of a venue that publishes no highs; null where there are none. */
export const dailyCloses = remember((history: History): DailyCloses | null => {
  const { redenominated } = pricePast(history);
  const from = redenominated === null ? 0 : redenominated / dayMs;
  const days = history
    .map(([time, close]) => [Math.round(time / dayMs), Number(close)] as const)
    .filter(([day]) => day >= from);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { byDay: new Map(days), begins: first[0], ends: last[0], redenominated };
});

/** Days by which one venue may publish its close later than another. */
const lateDays = 2;

/** The last day of all pasts that go on, counted from 1970; one that ends before it has stopped. */
export function lastDayOf(ends: readonly number[]): number {
  const newest = Math.max(...ends);
  return Math.min(...ends.filter((end) => newest - end <= lateDays));
}

/** What a horizon's windows of a past say. */
export type HorizonPast = {
  readonly windows: readonly PriceWindow[];
  /** Windows that do not overlap: what a share of all of them is founded on. */
  readonly separate: number;
  /** The largest rise of them; null without a window. */
  readonly worstRise: Decimal | null;
};

/** The windows of a past over so many days. @param days whole, >= 1 */
export function windowsPast(past: PricePast, days: number): HorizonPast {
  const windows = priceWindows(past, days);
  return {
    windows,
    separate: separateWindows(windows, days),
    worstRise: windows.length === 0 ? null : rise(windows, 1),
  };
}

const horizons = rememberWhile<HorizonPast>();

/** The same over the horizon, taken once for each history. @param days whole, >= 1 */
export function horizonPast(past: PricePast, days: number): HorizonPast {
  return horizons(past, [days], () => windowsPast(past, days));
}

/**
 * Share of the windows that a short would have lived through.
 * @param distance rise at which it is liquidated, a fraction; at 0 and below it is liquidated already; null: no rise does
 */
export function livedShare(windows: readonly PriceWindow[], distance: Decimal | null): Decimal {
  if (distance === null) return new Decimal(1);
  return new Decimal(distance.lte(0) ? 0 : survival(windows, distance.toNumber()));
}

/** Start of the day at a place of a past, ms since 1970. */
export function dayAt({ closes, begins, ends, redenominated }: PricePast, place: number): number {
  const day = ends - (closes.length - 1 - place) * dayMs;
  // A night of redenomination may take a place of its own: days before it are counted from the first.
  return redenominated === null || day >= redenominated ? day : begins + place * dayMs;
}

/** A past's price of a day, counted from 1970; null where it has none. */
export function priceOn(past: PricePast, which: "closes" | "highs", day: number): number | null {
  // From the end: a night of redenomination before it may take a place of its own.
  const before = past.ends / dayMs - day;
  return before < 0 ? null : (past[which].at(-1 - before) ?? null);
}
