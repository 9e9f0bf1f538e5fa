import { bandEnd, nonNegative, positive } from "../cell/fromCell.js";
import { localCell } from "../cell/localCell.js";
import { coverage, netDelta, rebalance } from "../../shared/calc/exposure.js";
import { HedgeError } from "../../shared/errors.js";

/**
 * Coins left unhedged by an inverse short. It does not depend on today's price.
 * @customfunction NETDELTA NETDELTA
 * @param bagCoins Coins held outside the margin account
 * @param marginCoins Coins posted as margin, without unrealised profit
 * @param notional Notional of the short in USD
 * @param entryPrice Average entry price of the short in USD per coin
 * @returns Coins; + is long, - is over-hedged
 * @remarks bagCoins + marginCoins - S/E. Comparing the short with the holding's value at today's price would show a drift that is not there.
 * @example =HEDGE.NETDELTA(0.2,0,10000,50000) //=> 0
 * @example =HEDGE.NETDELTA(100,20,400000,4000) //=> 20
 * @example =HEDGE.NETDELTA(100,20,400000,0) //=> #VALUE! entryPrice must be greater than 0, was 0
 */
export function NETDELTA(
  bagCoins: unknown,
  marginCoins: unknown,
  notional: unknown,
  entryPrice: unknown,
): number {
  return localCell(() =>
    netDelta({
      bagCoins: nonNegative("bagCoins", bagCoins),
      marginCoins: nonNegative("marginCoins", marginCoins),
      notional: nonNegative("notional", notional),
      entryPrice: positive("entryPrice", entryPrice),
    }),
  );
}

/**
 * Share of a target that is hedged: notional / target.
 * @customfunction COVERAGE COVERAGE
 * @param notional Notional of the short in USD
 * @param target Target notional in USD, including unrealised profit coins
 * @returns Fraction; 1 is fully hedged
 * @remarks Both >= 0, else #VALUE!; a target of 0 returns #N/A.
 * @example =HEDGE.COVERAGE(140000,175000) //=> 0.8
 * @example =HEDGE.COVERAGE(140000,0) //=> #N/A nothing to hedge: the target is 0
 */
export function COVERAGE(notional: unknown, target: unknown): number {
  return localCell(() => coverage(nonNegative("notional", notional), nonNegative("target", target)));
}

/**
 * Contracts to trade to bring a short back to its target; 0 while it is within the band.
 * @customfunction REBALANCE REBALANCE
 * @param notional Notional of the short in USD
 * @param target Target notional in USD: (holding + margin + unrealised profit coins) × price, or that of a proxy
 * @param [low] Lower end of the band as a fraction of the target (default 0.95)
 * @param [high] Upper end of the band (default 1.05)
 * @param [contractSize] USD per contract (default 1)
 * @param [restore] Fraction of the target to restore (default 1)
 * @returns Contracts: + sell more, - buy back
 * @remarks (restore × target - notional) / contractSize, rounded to the nearest whole number. A target of 0 buys everything back. low < high, both at most 5, else #VALUE!.
 * @example =HEDGE.REBALANCE(9800,10000) //=> 0
 * @example =HEDGE.REBALANCE(5998,1000,0.95,1.03,100) //=> -50
 * @example =HEDGE.REBALANCE(104,100,95,105) //=> #VALUE! low must be a fraction of at most 5 (is this a percentage? 95 % is 0.95), was 95
 * @example =HEDGE.REBALANCE(5998,1000,1.03,0.95) //=> #VALUE! low must be below high, was 1.03
 */
export function REBALANCE(
  notional: unknown,
  target: unknown,
  low?: unknown,
  high?: unknown,
  contractSize?: unknown,
  restore?: unknown,
): number {
  return localCell(() => {
    const band = { low: bandEnd("low", low, 0.95), high: bandEnd("high", high, 1.05) };
    if (band.low.gte(band.high)) {
      throw new HedgeError({
        code: "invalid_input",
        message: `low must be below high, was ${band.low.toString()}`,
      });
    }
    return rebalance({
      ...band,
      notional: nonNegative("notional", notional),
      target: nonNegative("target", target),
      contractSize: positive("contractSize", contractSize, 1),
      restore: bandEnd("restore", restore, 1),
    });
  });
}
