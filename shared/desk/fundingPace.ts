import { fundingCost } from "../calc/funding.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { DeskContract } from "./deskContract.js";
import { weekAprOf, type PastAsker } from "./historyFigures.js";

/** Why a figure of a contract is not there: its venue does not publish what it needs. */
export function unpublished({ venue, text }: DeskContract, what: string): HedgeError {
  return new HedgeError({
    code: "not_published",
    message: `${venue} does not publish ${what} of ${text} now`,
  });
}

type Held = {
  /** USD that is short; negative for what is bought. */
  readonly notional: Decimal;
  readonly days: Decimal;
};

/** USD that a position pays for funding over days at the coming rate; negative is received. */
export function comingFunding(contract: DeskContract, { notional, days }: Held): Decimal | HedgeError {
  const { fundingRate, intervalHours } = contract;
  if (fundingRate === null) return unpublished(contract, "the funding rate");
  if (intervalHours === null) return unpublished(contract, "the funding interval");
  const side = notional.lt(0) ? "long" : "short";
  return fundingCost({ notional: notional.abs(), fundingRate, days, intervalHours, side });
}

/**
 * The same at the pace of the last seven days, and where that is not known at the coming rate: a single rate has the wrong
 * sign for almost half of the altcoins. What one sheet says a day costs, every other says too.
 */
export function fundingAtPace(contract: DeskContract, held: Held, asker: PastAsker): Decimal | HedgeError {
  const week = weekAprOf(contract, asker);
  if (!(week instanceof Decimal)) return comingFunding(contract, held);
  // 0 - x instead of -x: a cost of nothing must not answer -0.
  return new Decimal(0).minus(held.notional.times(week).times(held.days).div(365));
}
