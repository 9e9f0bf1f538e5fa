import { covariance, deviation, largestFall } from "./series.js";

export type Day = {
  readonly unhedged: number;
  readonly hedged: number;
  readonly won: number;
  readonly received: number;
  readonly fees: number;
  readonly isTraded: boolean;
};

export type BacktestRules = {
  /** USD short per USD held. */
  readonly ratio: number;
  readonly fundingPerDay: number;
  readonly fee: number;
  readonly band: number;
};

/**
 * What one dollar of the basket became with a short of contracts of a dollar: sold at the start of the first day, and
 * traded back to its target at the start of a later one where its coins are worth more than the band away from it.
 */
export function backtested(
  basket: readonly number[],
  shorted: readonly number[],
  { ratio, fundingPerDay, fee, band }: BacktestRules,
): readonly Day[] {
  let coins = 0;
  let contracts = 0;
  let kept = 0;
  return basket.slice(1).map((price, index) => {
    const [began, before = 1] = [basket[0] ?? 1, basket[index]];
    const [from, to] = [shorted[index] ?? Number.NaN, shorted[index + 1] ?? Number.NaN];
    const target = (ratio * before) / began;
    const worth = coins * from;
    const isOff = index === 0 || target === 0 || Math.abs(worth / target - 1) > band + 1e-9;
    const sold = isOff ? target - worth : 0;
    coins += sold / from;
    contracts += sold;
    const day = { won: coins * (from - to), received: contracts * fundingPerDay, fees: Math.abs(sold) * fee };
    kept += day.won + day.received - day.fees;
    const unhedged = price / began;
    return { unhedged, hedged: unhedged + kept, ...day, isTraded: index > 0 && sold !== 0 };
  });
}

/** Largest falls, deviations of the changes a day, and the share of their variance that is gone. */
export function backtestTotals(days: readonly Day[]): readonly [number, number, number, number, number] {
  const changes = (values: readonly number[]): readonly number[] =>
    values.map((value, index) => value - (values[index - 1] ?? 1));
  const [unhedged, hedged] = [days.map((day) => day.unhedged), days.map((day) => day.hedged)];
  const [free, held] = [changes(unhedged), changes(hedged)];
  return [
    largestFall(unhedged),
    largestFall(hedged),
    deviation(free),
    deviation(held),
    1 - covariance(held, held) / covariance(free, free),
  ];
}
