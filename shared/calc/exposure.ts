import { Decimal } from "../decimal.js";
import { roundToStep } from "./lots.js";
import { noAnswer } from "./noAnswer.js";

const one = new Decimal(1);

/**
 * Coins still unhedged: bag + margin − S/E. It does not depend on today's price: what the short has won or
 * lost in coins is exactly what the price moved. Source: equity of bag, margin and short differentiated.
 *
 * @param input.marginCoins wallet balance without unrealised profit
 * @param input.notional USD, >= 0
 * @param input.entryPrice USD per coin, > 0
 */
export function netDelta(input: {
  readonly bagCoins: Decimal;
  readonly marginCoins: Decimal;
  readonly notional: Decimal;
  readonly entryPrice: Decimal;
}): Decimal {
  return input.bagCoins.plus(input.marginCoins).minus(input.notional.div(input.entryPrice));
}

/**
 * Share of the target that is hedged: notional / target.
 * @throws HedgeError no_answer for a target of 0
 */
export function coverage(notional: Decimal, target: Decimal): Decimal {
  return target.isZero() ? noAnswer("nothing to hedge: the target is 0") : notional.div(target);
}

/**
 * Contracts to trade to come back to the target, + sell more, − buy back: 0 while low <= notional/target <=
 * high, else (restore × target − notional) / contract size to the nearest whole; all is bought back when the
 * target is 0. Source: the band rule of stablesats, in production on OKX.
 *
 * @param input.low, input.high fractions, low < high
 * @param input.contractSize USD, > 0
 * @param input.restore fraction of the target to come back to, >= 0
 */
export function rebalance(input: {
  readonly notional: Decimal;
  readonly target: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly contractSize: Decimal;
  readonly restore: Decimal;
}): Decimal {
  const { notional, target, low, high, contractSize, restore } = input;
  // Multiplied instead of divided: the bounds themselves must count as inside.
  const isInside = notional.gte(low.times(target)) && notional.lte(high.times(target));
  if (isInside && !target.isZero()) return new Decimal(0);
  return roundToStep(restore.times(target).minus(notional).div(contractSize), one, "nearest");
}
