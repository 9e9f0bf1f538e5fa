import { Decimal, sum } from "../decimal.js";
import { quantileOf } from "./quantile.js";

/** A settled rate: minutes of any calendar, and a fraction of the size that shorts receive where it is positive. */
export type Settlement = { readonly minute: number; readonly rate: number };

/** The place of the first settlement after a moment, from a place on. */
function firstAfter(settlements: readonly Settlement[], moment: number, from: number): number {
  let place = from;
  while ((settlements[place]?.minute ?? Infinity) <= moment) place += 1;
  return place;
}

/**
 * What a short paid for funding in bad times: for each settlement k that has a whole window before it (t_k − window ≥ t_0)
 * the cost −Σ rates over t_k − window < t ≤ t_k, and a quantile of these costs.
 *
 * @param settlements oldest first, times rounded to the minute: venues give them up to 17 ms late, which would put a
 *   settlement more or less into many a window
 * @param minutes of the window; less than one counts as one
 * @param quantile in (0, 1]; 1 is the most it paid
 * @returns fraction of the size, + is paid; negative where it received even then
 * @throws HedgeError no_answer where nothing is as old as the window
 */
export function fundingStress(
  settlements: readonly Settlement[],
  minutes: number,
  quantile: number,
): Decimal {
  const begin = settlements[0]?.minute ?? 0;
  const costs: number[] = [];
  /** Of each cost, the first settlement of its window and the one behind its last. */
  const spans: (readonly [number, number])[] = [];
  // Times are whole minutes: a window shorter than one would hold no settlement, not even its last.
  const window = Math.max(1, minutes);
  let first = 0;
  let received = 0;
  for (const [place, { minute, rate }] of settlements.entries()) {
    received += rate;
    const inside = firstAfter(settlements, minute - window, first);
    for (const { rate: left } of settlements.slice(first, inside)) received -= left;
    first = inside;
    if (minute - window < begin) continue;
    costs.push(-received);
    spans.push([first, place + 1]);
  }
  const exact = (place: number): Decimal => {
    const rates = settlements.slice(...(spans[place] ?? [])).map((each) => new Decimal(each.rate));
    // 0 - x instead of -x: a cost of nothing must not answer -0.
    return new Decimal(0).minus(sum(rates));
  };
  const problem = "no settlement is as old as the window: use fewer days or a longer history";
  return quantileOf(costs, exact, quantile, problem);
}
