// The one door to simple-statistics. Statistics run on doubles: prices are measured, not owed.
import {
  sampleCorrelation,
  sampleCovariance,
  sampleStandardDeviation,
  sampleVariance,
  sum as total,
} from "simple-statistics";
import { noAnswer } from "./noAnswer.js";

export { sampleCovariance, sampleStandardDeviation, sampleVariance, total };

const fewest = 3;

/** So small beside the values themselves, a deviation is the rounding of the doubles and not a movement. */
const roundingNoise = 1e-9;

/**
 * Simple returns p₁/p₀ − 1 between neighbours. Simple and not logarithmic, because the USD profit of a short
 * is its size times the simple return.
 *
 * @param prices > 0, oldest first
 */
export function simpleReturns(prices: readonly number[]): number[] {
  return prices.slice(1).map((price, index) => price / (prices[index] ?? Number.NaN) - 1);
}

/**
 * @param what plural, as a sentence names it: "returns"
 * @throws HedgeError no_answer below the number, at least 3
 */
export function mustBeEnough(what: string, values: readonly number[], needed = fewest): void {
  if (values.length >= needed) return;
  noAnswer(`at least ${String(needed)} ${what} are needed, found ${String(values.length)}`);
}

/**
 * @param what plural, as a sentence names it: "the proxy's returns"
 * @throws HedgeError no_answer for values that are all equal but for rounding
 */
export function mustVary(what: string, values: readonly number[]): void {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(sampleStandardDeviation(values) > roundingNoise * largest)) {
    noAnswer(`${what} do not vary, so there is nothing to compare with`);
  }
}

/**
 * Pearson's correlation of two series, at least 3 values each.
 *
 * @param names what a sentence calls them: "the asset's returns"
 * @returns in [-1, 1]
 * @throws HedgeError no_answer for fewer values or a series that does not vary
 */
export function correlationOf(
  names: readonly [string, string],
  first: readonly number[],
  second: readonly number[],
): number {
  mustVary(names[0], first);
  mustVary(names[1], second);
  // Rounding makes 1.0000000000000002 of a perfect correlation.
  return Math.max(-1, Math.min(1, sampleCorrelation(first, second)));
}

/** Correlation of the simple returns of an asset and a proxy, at least 3 of each. */
export function returnCorrelation(asset: readonly number[], proxy: readonly number[]): number {
  mustBeEnough("returns", asset);
  return correlationOf(["the asset's returns", "the proxy's returns"], asset, proxy);
}

/**
 * Sample standard deviation (n − 1) of returns × √periods a year. 0 for a price that never moves.
 *
 * @param periodsPerYear > 0: 365 for daily prices
 * @throws HedgeError no_answer for fewer than 3 returns
 */
export function volatility(returns: readonly number[], periodsPerYear: number): number {
  mustBeEnough("returns", returns);
  return sampleStandardDeviation(returns) * Math.sqrt(periodsPerYear);
}
