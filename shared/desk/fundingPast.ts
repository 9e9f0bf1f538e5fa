import { fundingStress, type Settlement } from "../calc/fundingStress.js";
import type { History } from "../contract/history.js";
import { Decimal, sum } from "../decimal.js";
import { remember } from "../remember.js";

const minuteMs = 60_000;
const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;
/** Longest funding interval, a day, and as much again for the venue to publish the rate. */
const maxAgeMs = 2 * 86_400_000;

/** Settled rates by the minute: venues stamp them up to 17 ms late. */
export const settlementsOf = remember((history: History): readonly Settlement[] =>
  history.map(([time, rate]) => ({ minute: Math.round(time / minuteMs), rate: Number(rate) })),
);

/** Minutes between two settlements beyond which others are missing: intervals change, and a single rate may be late. */
function longestGap(settlements: readonly Settlement[]): number {
  const gaps = settlements
    .slice(1)
    .map(({ minute }, index) => minute - (settlements[index]?.minute ?? minute));
  const usual = gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(dayMinutes, 3 * usual);
}

type Stretch = readonly [Settlement, ...Settlement[]];

/** Settlements without a hole, oldest first: a sum over a hole would count what is not known as nothing. */
export const fundingStretches = remember((history: History): readonly Stretch[] => {
  const settlements = settlementsOf(history);
  const longest = longestGap(settlements);
  const stretches: [Settlement, ...Settlement[]][] = [];
  for (const settlement of settlements) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    const isNext = before !== undefined && settlement.minute - before.minute <= longest;
    if (stretch !== undefined && isNext) stretch.push(settlement);
    else stretches.push([settlement]);
  }
  return stretches;
});

function minutesOf(stretch: Stretch): number {
  return (stretch.at(-1) ?? stretch[0]).minute - stretch[0].minute;
}

/** How much settled funding there is. */
type FundingSpan = {
  /** Of its first settlement and of its last, ms since 1970. */
  readonly begins: number;
  readonly ends: number;
  /** Whole days without those of the holes. */
  readonly days: number;
  readonly holes: number;
};

/** How much settled funding a history holds; null where there is none. */
export function fundingSpan(history: History): FundingSpan | null {
  const stretches = fundingStretches(history);
  const [first, last] = [stretches[0]?.[0], stretches.at(-1)?.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    begins: first.minute * minuteMs,
    ends: last.minute * minuteMs,
    days: Math.floor(stretches.reduce((total, each) => total + minutesOf(each), 0) / dayMinutes),
    holes: stretches.length - 1,
  };
}

/** The most that a short paid within so many minutes, a share of its size; null where nothing is as old without a hole. */
export function worstFunding(history: History, minutes: number): Decimal | null {
  const long = fundingStretches(history).filter((stretch) => minutesOf(stretch) >= minutes);
  const costs = long.map((stretch) => fundingStress(stretch, minutes, 1));
  return costs.length === 0 ? null : Decimal.max(...costs);
}

/** Between two settlements that others are missing between, ms since 1970. */
type FundingHole = { readonly after: number; readonly until: number };

const lastWeek = remember((history: History): Decimal | FundingHole | null => {
  const stretches = fundingStretches(history);
  const [stretch, before] = [stretches.at(-1), stretches.at(-2)];
  const last = stretch?.at(-1);
  if (stretch === undefined || last === undefined) return null;
  const from = last.minute - weekMinutes;
  if (stretch[0].minute <= from) {
    return sum(stretch.filter(({ minute }) => minute > from).map(({ rate }) => new Decimal(rate)));
  }
  const after = before?.at(-1);
  return after === undefined ? null : { after: after.minute * minuteMs, until: stretch[0].minute * minuteMs };
});

/**
 * What a short earned a year at the pace of the last seven days of settlements, a fraction. It predicts the next month
 * better than the last rate, whose sign was wrong for 43 % of the altcoins (docs/reference/evidence.md).
 * @param now ms since 1970
 * @returns null where seven days are not known, or where the venue settles no more; the last hole that they have, if any
 */
export function weekApr(history: History, now: number): Decimal | FundingHole | null {
  const [latest] = history.at(-1) ?? [];
  if (latest === undefined || now - latest > maxAgeMs) return null;
  const week = lastWeek(history);
  return week instanceof Decimal ? week.times(365).div(7) : week;
}
