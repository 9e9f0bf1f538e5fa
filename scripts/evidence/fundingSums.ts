import type { Settlement } from "../../shared/calc/fundingStress.js";
import type { Coin } from "./readPast.js";

export const dayMinutes = 1440;
export const weekMinutes = 7 * dayMinutes;
export const monthMinutes = 30 * dayMinutes;

/** A series and the folder it is from: "binance-linear-2020". */
export type Series = Coin<readonly Settlement[]> & { readonly source: string };

/**
 * Sums of rates over the minutes up to each settlement; null where the series is too young. No venue settles less often
 * than once a day, so that behind a longer gap a series begins anew: a sum over missing settlements would be too small.
 */
export function sumsBefore(settlements: readonly Settlement[], minutes: number): readonly (number | null)[] {
  let begin = settlements[0]?.minute ?? 0;
  let previous = begin;
  let first = 0;
  let sum = 0;
  return settlements.map(({ minute, rate }, place) => {
    if (minute - previous > dayMinutes) {
      begin = minute;
      first = place;
      sum = 0;
    }
    previous = minute;
    sum += rate;
    while ((settlements[first]?.minute ?? minute) <= minute - minutes) {
      sum -= settlements[first]?.rate ?? 0;
      first += 1;
    }
    return minute - minutes < begin ? null : sum;
  });
}

export function isNumber(value: number | null): value is number {
  return value !== null;
}

/** Place of the last settlement at or before a minute; -1 before the first. */
export function placeAt(settlements: readonly Settlement[], minute: number): number {
  const after = settlements.findIndex((settlement) => settlement.minute > minute);
  return (after < 0 ? settlements.length : after) - 1;
}
