// On doubles, as all statistics: a backtest measures the past and sizes no order.
import { mustBeEnough, mustVary, sampleStandardDeviation, sampleVariance } from "./statistics.js";

/** A drift this far past the band is one; less is the rounding of the prices' quotients. */
const driftTolerance = 1e-9;

/** Prices in USD per coin, > 0. */
export type PricePoint = { readonly asset: number; readonly proxy: number };

export type BacktestPeriod = {
  /** Value at the end of the period of what was 1 USD at the start. */
  readonly unhedged: number;
  readonly hedged: number;
  /** USD in this period, + is a gain. */
  readonly hedgePnl: number;
  /** USD in this period, + is received. */
  readonly fundingReceived: number;
  /** USD in this period, + is paid. */
  readonly fees: number;
  readonly rebalanced: boolean;
};

type BacktestRules = {
  /** USD of proxy short per USD of asset, >= 0: the beta. */
  readonly hedgeRatio: number;
  /** Fraction of the USD traded; negative is a rebate. */
  readonly feeRate: number;
  /** Fraction, >= 0. */
  readonly band: number;
};

/** An inverse short: a number of USD contracts, which is short a number of coins until it is traded again. */
type Short = { readonly contracts: number; readonly coins: number };

/** USD of contracts to sell (+) at the start of a period: the way back to the target, 0 inside the band. */
function trade(short: Short | null, proxyPrice: number, target: number, band: number): number {
  if (short === null || target === 0) return target;
  const exposure = short.coins * proxyPrice;
  return Math.abs(exposure / target - 1) > band + driftTolerance ? target - exposure : 0;
}

/**
 * The past of 1 USD of an asset with and without an inverse short of a proxy. At the start of each period
 * the short is opened or, where coins × price has left the band around hedge ratio × value of the asset,
 * traded back to it; fees are paid on the contracts traded, the opening included, the closing not. Over the
 * period the short of c coins wins −c·ΔP and S contracts receive S × funding rate. Its profit stays in coins
 * (so P&L to date = S − c·P), funding and fees are settled in USD; margin is taken to suffice.
 * Sources: inverse P&L and funding (BitMEX perpetual guide); band rule of stablesats.
 *
 * @param start prices before the first period
 * @param periods prices at the end of each period, and the sum of the rates settled in it
 */
export function backtest(
  start: PricePoint,
  periods: readonly (PricePoint & { readonly fundingRate: number })[],
  { hedgeRatio, feeRate, band }: BacktestRules,
): readonly BacktestPeriod[] {
  let short: Short | null = null;
  let earned = 0;
  let before = start;
  return periods.map((period) => {
    const sold = trade(short, before.proxy, (hedgeRatio * before.asset) / start.asset, band);
    const rebalanced = short !== null && sold !== 0;
    short = {
      contracts: sold + (short?.contracts ?? 0),
      coins: sold / before.proxy + (short?.coins ?? 0),
    };
    const hedgePnl = short.coins * (before.proxy - period.proxy);
    const fundingReceived = short.contracts * period.fundingRate;
    const fees = Math.abs(sold) * feeRate;
    earned += hedgePnl + fundingReceived - fees;
    before = period;
    const unhedged = period.asset / start.asset;
    return { unhedged, hedged: unhedged + earned, hedgePnl, fundingReceived, fees, rebalanced };
  });
}

/** Changes of a value that began as 1. */
function changesFromOne(values: readonly number[]): readonly number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 1));
}

/** Largest fall from the highest value so far, the initial 1 included, as a fraction of it. */
function largestDrawdown(values: readonly number[]): number {
  let highest = 1;
  let largest = 0;
  for (const value of values) {
    highest = Math.max(highest, value);
    largest = Math.max(largest, 1 - value / highest);
  }
  return largest;
}

type BacktestTotals = {
  readonly drawdownUnhedged: number;
  readonly drawdownHedged: number;
  readonly volatilityUnhedged: number;
  readonly volatilityHedged: number;
  readonly varianceReduction: number;
};

/**
 * Drawdowns as fractions (over 1 where the hedge lost more than there was), sample standard deviations of the
 * changes per period in USD per 1 USD at the start, and 1 − Var(changes hedged)/Var(changes unhedged). Changes
 * and not returns: the last is then 1 less the squared ratio of the two deviations, and a hedged value near 0
 * does no harm.
 *
 * @param unhedged values at the end of each period, beginning from 1
 * @param hedged as many
 * @throws HedgeError no_answer for fewer than 3 periods, or an asset that does not vary
 */
export function backtestTotals(unhedged: readonly number[], hedged: readonly number[]): BacktestTotals {
  mustBeEnough("periods", unhedged);
  const [free, covered] = [changesFromOne(unhedged), changesFromOne(hedged)];
  mustVary("the asset's changes", free);
  return {
    drawdownUnhedged: largestDrawdown(unhedged),
    drawdownHedged: largestDrawdown(hedged),
    volatilityUnhedged: sampleStandardDeviation(free),
    volatilityHedged: sampleStandardDeviation(covered),
    varianceReduction: 1 - sampleVariance(covered) / sampleVariance(free),
  };
}
