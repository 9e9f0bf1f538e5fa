import { noAnswer } from "./noAnswer.js";
import { correlationOf, mustBeEnough, mustVary, sampleVariance, total } from "./statistics.js";

export const effectivenessMeasures = ["variance", "r2", "offset"] as const;
export type EffectivenessMeasure = (typeof effectivenessMeasures)[number];

/** A net change this small beside the largest single one is a chance result, and so would be the ratio. */
const smallestNetChange = 0.01;

function varianceReduction(holding: readonly number[], hedge: readonly number[]): number {
  const hedged = holding.map((change, index) => change + (hedge[index] ?? Number.NaN));
  return 1 - sampleVariance(hedged) / sampleVariance(holding);
}

function dollarOffset(holding: readonly number[], hedge: readonly number[]): number {
  const net = total(holding);
  const largest = holding.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
  if (!(Math.abs(net) > smallestNetChange * largest)) {
    noAnswer("the holding's changes add up to almost nothing, so there is nothing to offset");
  }
  // 0 - x instead of -x: a hedge that did nothing must not answer -0.
  return 0 - total(hedge) / net;
}

/**
 * How much of a holding's changes a hedge took away. "variance": 1 − Var(a + h)/Var(a), negative where the
 * hedge made it worse; "r2": squared correlation; "offset": −Σh/Σa, by custom effective from 0.80 to 1.25,
 * negative where the hedge added to the loss.
 * Sources: Ederington 1979 (in-sample least squares: variance = r2); FAS 133 and IAS 39 practice (offset);
 * Hailer and Rump on offsets of small numbers, which are refused here.
 *
 * @param holding changes in any unit
 * @param hedge profit of the hedge itself in the same unit, + when the price falls; as many
 * @throws HedgeError no_answer for fewer than 3 changes (offset: 1), none that vary, or almost no net change
 */
export function effectiveness(
  holding: readonly number[],
  hedge: readonly number[],
  measure: EffectivenessMeasure,
): number {
  mustBeEnough("changes", holding, measure === "offset" ? 1 : undefined);
  if (measure === "offset") return dollarOffset(holding, hedge);
  if (measure === "r2") {
    return correlationOf(["the holding's changes", "the hedge's changes"], holding, hedge) ** 2;
  }
  mustVary("the holding's changes", holding);
  return varianceReduction(holding, hedge);
}
