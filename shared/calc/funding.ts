import { Decimal } from "../decimal.js";

export const sides = ["short", "long"] as const;
export type Side = (typeof sides)[number];

const hoursPerDay = 24;
const hoursPerYear = 8760;

/**
 * USD a position pays for funding over a time at one rate: side × notional × rate × days × 24 / interval.
 * A settlement moves S/mark × rate coins, worth S × rate USD at every mark. Longs pay shorts when the rate
 * is positive, so a short's cost is then negative. Sources: Bybit, OKX and Kraken funding pages; BitMEX guide.
 *
 * @param input.notional USD, >= 0
 * @param input.fundingRate fraction per interval
 * @param input.days >= 0
 * @param input.intervalHours > 0
 * @returns USD, + is paid, - is received
 */
export function fundingCost(input: {
  readonly notional: Decimal;
  readonly fundingRate: Decimal;
  readonly days: Decimal;
  readonly intervalHours: Decimal;
  readonly side: Side;
}): Decimal {
  const settlements = input.days.times(hoursPerDay).div(input.intervalHours);
  const longPays = input.notional.times(input.fundingRate).times(settlements);
  // 0 - x instead of a factor of -1: a cost of nothing must not print as "-0".
  return input.side === "long" ? longPays : new Decimal(0).minus(longPays);
}

/**
 * A rate per interval as simple rate a year: rate × 8760 / interval. A unit conversion, no forecast.
 *
 * @param fundingRate fraction per interval
 * @param intervalHours > 0
 */
export function annualRate(fundingRate: Decimal, intervalHours: Decimal): Decimal {
  return fundingRate.times(hoursPerYear).div(intervalHours);
}

/**
 * A rate per interval compounded over a year: (1 + rate)^(8760 / interval) − 1. Only meaningful where what
 * is received is shorted again.
 *
 * @param fundingRate fraction per interval, > -1
 * @param intervalHours > 0
 */
export function compoundedRate(fundingRate: Decimal, intervalHours: Decimal): Decimal {
  const intervals = new Decimal(hoursPerYear).div(intervalHours);
  return fundingRate.plus(1).pow(intervals).minus(1);
}

const secondsPerHour = 3600;
const secondsPerDay = 86_400;

/**
 * Settlements in (start, end]: one at the very end counts, one at the very start does not, so that adjoining
 * periods add up. Times become whole seconds first: an hour written as a fraction of a day falls short of
 * itself in doubles, and the settlement on it would be lost.
 *
 * @param input.start Excel date-time serial, UTC
 * @param input.end not before start
 * @param input.intervalHours > 0, at least a second
 * @param input.anchorHour hour of the day, UTC, on which the settlements lie
 */
export function fundingCount(input: {
  readonly start: Decimal;
  readonly end: Decimal;
  readonly intervalHours: Decimal;
  readonly anchorHour: Decimal;
}): Decimal {
  const interval = wholeSeconds(input.intervalHours.times(secondsPerHour));
  const anchor = wholeSeconds(input.anchorHour.times(secondsPerHour));
  const settledUntil = (serial: Decimal): Decimal => secondOf(serial).minus(anchor).div(interval).floor();
  return settledUntil(input.end).minus(settledUntil(input.start));
}

/** The whole second that an Excel date-time stands for. */
export function secondOf(serial: Decimal): Decimal {
  return wholeSeconds(serial.times(secondsPerDay));
}

function wholeSeconds(seconds: Decimal): Decimal {
  return seconds.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
}

/**
 * What a position of constant USD size paid over settled rates: side × S × Σr in USD, or side × Σ(S/mark × r)
 * in coins. Source: BitMEX perpetual guide; 10101's funding fee tests.
 *
 * @param input.notional USD, >= 0
 * @param input.fundingRates fractions, one per settlement
 * @param input.markPrices USD per coin at each settlement; null for an answer in USD
 * @returns USD or coins, + is paid, - is received
 */
export function fundingPaid(input: {
  readonly notional: Decimal;
  readonly fundingRates: readonly Decimal[];
  readonly markPrices: readonly Decimal[] | null;
  readonly side: Side;
}): Decimal {
  const { notional, fundingRates, markPrices, side } = input;
  const longPays = fundingRates.reduce((sum, rate, index) => {
    const mark = markPrices?.[index];
    const paid = notional.times(rate);
    return sum.plus(mark === undefined ? paid : paid.div(mark));
  }, new Decimal(0));
  return side === "long" ? longPays : new Decimal(0).minus(longPays);
}
