import { Decimal } from "../decimal.js";
import { noAnswer } from "./noAnswer.js";

const daysPerYear = 365;

/**
 * Premium of a future over spot: F/P − 1; with a horizon, simple per year: × 365/days.
 * Source: cash-and-carry arithmetic; mperinet/bitmex-delta-neutral test_annualised_basis.
 *
 * @param futuresPrice USD per coin, > 0
 * @param spotPrice USD per coin, > 0
 * @param days > 0 until expiry, or null for the plain premium
 * @returns fraction, negative where the future is cheaper
 */
export function basis(futuresPrice: Decimal, spotPrice: Decimal, days: Decimal | null): Decimal {
  const premium = futuresPrice.minus(spotPrice).div(spotPrice);
  return days === null ? premium : premium.times(daysPerYear).div(days);
}

/** What SLIPPAGE answers: the loss against the best bid, or the average price. */
export const slippageOutputs = ["fraction", "price"] as const;
export type SlippageOutput = (typeof slippageOutputs)[number];

/** One price of an order book and what is bid there. */
export type BookLevel = {
  /** USD per coin, > 0. */
  readonly price: Decimal;
  /** USD, >= 0. */
  readonly size: Decimal;
};

/** A notional summed in the sheet may exceed the book by the rounding of doubles. */
const roundingOfSum = new Decimal("1e-12");

type Sale = {
  /** USD of contracts sold. */
  readonly sold: Decimal;
  /** USD lost against selling all at the best bid: Σ q(best − p)/p. A sum of nothing below 0, so never below 0. */
  readonly lost: Decimal;
};

/** Sells into the levels until the notional is used up. */
function sell(notional: Decimal, best: Decimal, bids: readonly BookLevel[]): Sale {
  let left = notional;
  let lost = new Decimal(0);
  for (const { price, size } of bids) {
    const sold = Decimal.min(left, size);
    lost = lost.plus(sold.times(best.minus(price)).div(price));
    left = left.minus(sold);
  }
  const sold = notional.minus(left);
  return left.lte(notional.times(roundingOfSum))
    ? { sold, lost }
    : noAnswer(`the book is too thin: it holds ${sold.toString()} USD of the ${notional.toString()}`);
}

/**
 * What selling a number of USD contracts into bids costs. Contracts are dollars, so the average price is
 * harmonic: S / Σ(qᵢ/pᵢ); the fraction is 1 − average/best. Source: harmonic entry of inverse contracts
 * (Bybit); stablesats' order-book price, which extrapolates past the book where this refuses.
 *
 * @param input.notional USD, > 0
 * @param input.bids best first; a level of size 0 is no bid
 * @returns fraction >= 0, or USD per coin
 * @throws HedgeError no_answer where the book holds less
 */
export function slippage(input: {
  readonly notional: Decimal;
  readonly bids: readonly BookLevel[];
  readonly output: SlippageOutput;
}): Decimal {
  const bids = input.bids.filter(({ size }) => size.gt(0));
  const best = bids[0]?.price ?? new Decimal(0);
  const { sold, lost } = sell(input.notional, best, bids);
  // S/Σ(q/p) = best × S/(S + lost): a sale at the best bid alone slips exactly 0.
  return (input.output === "price" ? best.times(sold) : lost).div(sold.plus(lost));
}
