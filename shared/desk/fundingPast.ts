import type { Settlement } from "../calc/fundingStress.js";
import type { History } from "../contract/history.js";
import { Decimal, sum } from "../decimal.js";
import { remember } from "../remember.js";

const minuteMs = 60_000;
const weekMinutes = 7 * 1440;
/** Longest funding interval, a day, and as much again for the venue to publish the rate. */
const maxAgeMs = 2 * 86_400_000;

/** Settled rates by the minute: venues stamp them up to 17 ms late. */
export const settlementsOf = remember((history: History): readonly Settlement[] =>
  history.map(([time, rate]) => ({ minute: Math.round(time / minuteMs), rate: Number(rate) })),
);

const lastWeek = remember((history: History): Decimal | null => {
  const settlements = settlementsOf(history);
  const [first, last] = [settlements[0], settlements.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = last.minute - weekMinutes;
  if (first.minute > from) return null;
  return sum(settlements.filter(({ minute }) => minute > from).map(({ rate }) => new Decimal(rate)));
});

/**
 * What a short earned a year at the pace of the last seven days of settlements, a fraction. It predicts the next month
 * better than the last rate, whose sign was wrong for 43 % of the altcoins (docs/evidence.md).
 * @param now ms since 1970
 * @returns null where seven days are not known, or where the venue settles no more
 */
export function weekApr(history: History, now: number): Decimal | null {
  const [latest] = history.at(-1) ?? [];
  if (latest === undefined || now - latest > maxAgeMs) return null;
  return lastWeek(history)?.times(365).div(7) ?? null;
}
