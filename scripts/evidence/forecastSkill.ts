import { correlationOf } from "../../shared/calc/statistics.js";
import { attempt } from "../../shared/errors.js";
import { median, percent } from "./table.js";

/** What was forecast and what came, fractions of the notional. */
export type Pair = { readonly forecast: number; readonly came: number };

/** How well a way of forecasting did; no rank correlation where the forecasts or the sums are all the same. */
export type Skill = { readonly rank: number | null; readonly sign: number; readonly error: number };

/** The three ways that are compared. */
export const predictors = ["last rate", "last 7 days", "last 30 days"] as const;

/** Ranks of values, equal ones by their middle. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values.keys()].sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const result = Array<number>(values.length).fill(0);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    const value = values[sorted[from] ?? 0];
    while (to + 1 < sorted.length && values[sorted[to + 1] ?? 0] === value) to += 1;
    for (let place = from; place <= to; place += 1) result[sorted[place] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return result;
}

export function skillOf(pairs: readonly Pair[]): Skill {
  const came = pairs.map((pair) => pair.came);
  const forecast = pairs.map((pair) => pair.forecast);
  const rank = attempt(() => correlationOf(["the forecasts", "the sums"], ranks(forecast), ranks(came)));
  return {
    rank: typeof rank === "number" ? rank : null,
    sign: pairs.filter((pair) => pair.forecast > 0 === pair.came > 0).length / pairs.length,
    error: median(pairs.map((pair) => Math.abs(pair.forecast - pair.came))),
  };
}

/** "0.64 / 86 / 0.38": the median of each figure over the series. */
export function skillCell(skills: readonly Skill[]): string {
  const known = skills.flatMap(({ rank }) => rank ?? []);
  const rank = known.length === 0 ? "none" : median(known).toFixed(2);
  const sign = median(skills.map((skill) => skill.sign));
  const error = median(skills.map((skill) => skill.error));
  return `${rank} / ${percent(sign, 0)} / ${percent(error, 2)}`;
}
