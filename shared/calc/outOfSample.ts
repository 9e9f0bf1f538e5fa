import { noAnswer } from "./noAnswer.js";
import { sampleVariance } from "./statistics.js";

/** A price a day, oldest first; null on a day without one. */
export type DailyPrices = readonly (number | null)[];

/** What is held and what is short against it, on the same days. */
export type HedgedPrices = { readonly asset: DailyPrices; readonly proxies: readonly DailyPrices[] };

/** Simple daily returns of both, on the days that all of them have with the day before. */
export type HedgedReturns = {
  readonly asset: readonly number[];
  readonly proxies: readonly (readonly number[])[];
};

/** Days that a size is held before it is taken anew. */
export const periodDays = 30;

const weekDays = 7;
const worstShare = 0.05;
/** Fewer weeks have no worst twentieth. */
const minWeeks = 20;

/** What is hedged moved by, and what the shorts paid for it: fractions of its value. */
type Move = { readonly alone: number; readonly paid: number };

function change(prices: DailyPrices, day: number, days: number): number | null {
  const [before, after] = [prices[day] ?? null, prices[day + days] ?? null];
  return before === null || after === null ? null : after / before - 1;
}

/** The changes of all from one day to another; null where one of them has no price. */
function changes({ asset, proxies }: HedgedPrices, day: number, days: number): readonly number[] | null {
  const all = [asset, ...proxies].map((prices) => change(prices, day, days));
  const known = all.filter((each) => each !== null);
  return known.length === all.length ? known : null;
}

/** The daily returns of the days up to one. */
export function returnsUpTo(prices: HedgedPrices, day: number, days: number): HedgedReturns {
  const rows = Array.from({ length: days }, (_none, index) => changes(prices, day - days + index, 1));
  const known = rows.filter((row) => row !== null);
  const column = (place: number): readonly number[] => known.map((row) => row[place] ?? Number.NaN);
  return { asset: column(0), proxies: prices.proxies.map((_proxy, place) => column(place + 1)) };
}

/** What a hedge did on days that its size does not come from. */
type OutOfSample = {
  /** Share of the variance of daily returns that it removed: 1 − Var(a − Σ w p)/Var(a). */
  readonly varianceRemoved: () => number;
  /** Of the loss in the worst 5 % of weeks, every start day counted, the share that the shorts paid back. */
  readonly lossPaidBack: () => number;
};

function varianceRemoved(days: readonly Move[]): number {
  const hedged = days.map(({ alone, paid }) => alone + paid);
  return 1 - sampleVariance(hedged) / sampleVariance(days.map(({ alone }) => alone));
}

function lossPaidBack(weeks: readonly Move[]): number {
  if (weeks.length < minWeeks) {
    noAnswer(`at least ${String(minWeeks)} tested weeks are needed, found ${String(weeks.length)}`);
  }
  const worst = [...weeks]
    .sort((one, other) => one.alone - other.alone)
    .slice(0, Math.ceil(weeks.length * worstShare));
  const loss = worst.reduce((sum, { alone }) => sum - alone, 0);
  if (!(loss > 0)) noAnswer("no tested week had a loss");
  return worst.reduce((sum, { paid }) => sum + paid, 0) / loss;
}

/**
 * Judges a hedge by the days that follow those its size comes from: sized at a close, held for 30 days, sized anew. A week
 * goes by the size of the day that it begins on, and ends within the judged days.
 *
 * @param input.first place of the close at which the first period begins
 * @param input.periods of 30 days, >= 1
 * @param input.weightsAt USD short of each proxy per USD of the asset, from nothing after that close
 * @throws HedgeError no_answer where a size has none
 */
export function outOfSample(input: {
  readonly prices: HedgedPrices;
  readonly first: number;
  readonly periods: number;
  readonly weightsAt: (day: number) => readonly number[];
}): OutOfSample {
  const { prices, first, periods, weightsAt } = input;
  const weights = Array.from({ length: periods }, (_none, period) => weightsAt(first + period * periodDays));
  const moves = (days: number): readonly Move[] =>
    Array.from({ length: periods * periodDays - days + 1 }, (_none, place): Move | null => {
      const [alone, ...others] = changes(prices, first + place, days) ?? [];
      if (alone === undefined) return null;
      const held = weights[Math.floor(place / periodDays)] ?? [];
      return { alone, paid: others.reduce((sum, each, proxy) => sum - (held[proxy] ?? 0) * each, 0) };
    }).filter((move) => move !== null);
  return {
    varianceRemoved: () => varianceRemoved(moves(1)),
    lossPaidBack: () => lossPaidBack(moves(weekDays)),
  };
}
