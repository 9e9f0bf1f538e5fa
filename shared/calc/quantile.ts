import { Decimal } from "../decimal.js";
import { noAnswer } from "./noAnswer.js";

/**
 * A quantile as Excel's PERCENTILE.INC takes it: rank q × (n − 1) of the sorted values, interpolated between neighbours.
 * Sorted as doubles, because years of windows have to be quick, and answered exactly.
 *
 * @param values as doubles, to sort by
 * @param exact the value at a place of them
 * @param quantile in (0, 1]; 1 is the largest
 * @param problem what to say where there are none
 * @throws HedgeError no_answer without values
 */
export function quantileOf(
  values: readonly number[],
  exact: (place: number) => Decimal,
  quantile: number,
  problem: string,
): Decimal {
  const last = values.length - 1;
  if (last < 0) noAnswer(problem);
  const sorted = Float64Array.from(values).sort();
  const ranked = (rank: number): Decimal => exact(values.indexOf(sorted[rank] ?? Number.NaN));
  const rank = Math.floor(quantile * last);
  const below = ranked(rank);
  const share = new Decimal(quantile).times(last).minus(rank);
  return share.isZero()
    ? below
    : below.plus(
        ranked(rank + 1)
          .minus(below)
          .times(share),
      );
}
