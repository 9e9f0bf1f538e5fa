import { choice, nonNegative, optionalPositive, positive } from "../cell/fromCell.js";
import { numbers, paired } from "../cell/fromRange.js";
import { localCell } from "../cell/localCell.js";
import { basis, slippage, slippageOutputs } from "../../shared/calc/market.js";
import { HedgeError } from "../../shared/errors.js";
import type { Decimal } from "../../shared/decimal.js";

/**
 * Premium of a future over spot, plain or annualised.
 * @customfunction BASIS BASIS
 * @param futuresPrice Price of the future in USD per coin
 * @param spotPrice Spot price in USD per coin
 * @param [days] Days to expiry: the premium is then annualised; leave it out for a perpetual
 * @returns Fraction; + if the future trades above spot
 * @remarks F/P - 1, with days times 365/days, not compounded. All > 0, else #VALUE!.
 * @example =HEDGE.BASIS(4020,4000) //=> 0.005
 * @example =HEDGE.BASIS(51000,50000,73) //=> 0.1
 * @example =HEDGE.BASIS(4020,4000,0) //=> #VALUE! days must be greater than 0, was 0
 */
export function BASIS(futuresPrice: unknown, spotPrice: unknown, days?: unknown): number {
  return localCell(() =>
    basis(
      positive("futuresPrice", futuresPrice),
      positive("spotPrice", spotPrice),
      optionalPositive("days", days),
    ),
  );
}

function mustNotRise(name: string, prices: readonly Decimal[]): void {
  prices.forEach((price, index) => {
    const before = prices[index - 1];
    if (before === undefined || price.lte(before)) return;
    throw new HedgeError({
      code: "invalid_input",
      message: `${name} must be bids, best first: cell ${String(index + 1)} must not be above the previous cell, was ${price.toString()}`,
    });
  });
}

/**
 * Cost of selling a USD amount into the bids of an order book: a fraction of the best bid, or the average price.
 * @customfunction SLIPPAGE SLIPPAGE
 * @param notional USD to sell
 * @param levelPrices Bid prices in USD per coin, best first: a column or a row
 * @param levelSizes USD bid at each price, one per price
 * @param [output] "fraction" below the best bid, or "price" for the average (default "fraction")
 * @returns Fraction >= 0, or USD per coin
 * @remarks The average is harmonic, S / sum of q/p, because contracts are in USD; a level of size 0 is no bid. Notional and prices > 0, sizes >= 0, prices not rising, no blanks, else #VALUE!. A book that holds less than the notional returns #N/A.
 * @example =HEDGE.SLIPPAGE(100000,{4000;3200},{60000;100000}) //=> 0.09090909090909091
 * @example =HEDGE.SLIPPAGE(100000,{4000;2000},{50000;50000},"price") //=> 2666.6666666666665
 * @example =HEDGE.SLIPPAGE(50000,{4000;3200},{60000;100000}) //=> 0
 * @example =HEDGE.SLIPPAGE(50000,{4000;3990;3200},{0;60000;100000}) //=> 0
 * @example =HEDGE.SLIPPAGE(200000,{4000;3200},{60000;100000}) //=> #N/A the book is too thin: it holds 160000 USD of the 200000
 * @example =HEDGE.SLIPPAGE(100000,{3200;4000},{60000;100000}) //=> #VALUE! levelPrices must be bids, best first: cell 2 must not be above the previous cell, was 4000
 */
export function SLIPPAGE(
  notional: unknown,
  levelPrices: unknown[][],
  levelSizes: unknown[][],
  output?: unknown,
): number {
  return localCell(() => {
    const prices = numbers("levelPrices", levelPrices, positive);
    const sizes = numbers("levelSizes", levelSizes, nonNegative);
    const levels = paired("levelPrices", prices, "levelSizes", sizes);
    mustNotRise("levelPrices", prices);
    return slippage({
      notional: positive("notional", notional),
      bids: levels.map(([price, size]) => ({ price, size })),
      output: choice("output", output, slippageOutputs),
    });
  });
}
