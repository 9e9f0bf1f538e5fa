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

/** Σ q/p over the levels until the notional is used up. */
function coinsFor(notional: Decimal, bids: readonly BookLevel[]): Decimal {
  let left = notional;
  let coins = new Decimal(0);
  for (const { price, size } of bids) {
    const sold = Decimal.min(left, size);
    coins = coins.plus(sold.div(price));
    left = left.minus(sold);
  }
  return left.lte(notional.times(roundingOfSum))
    ? coins
    : noAnswer(
        `the book is too thin: it holds ${notional.minus(left).toString()} USD of the ${notional.toString()}`,
      );
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
  const coins = coinsFor(input.notional, bids);
  const [best] = bids;
  if (best === undefined || input.output === "price") return input.notional.div(coins);
  // 1 − (S/coins)/best without the rounding of the average: a sale at the best bid alone slips exactly 0.
  const atBest = coins.times(best.price);
  return atBest.minus(input.notional).div(atBest);
}
