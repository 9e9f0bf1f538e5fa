import {
  choice,
  correlation,
  hedgeRatio as hedgeRatioCell,
  nonNegative,
  number,
  optionalVolatility,
  positive,
} from "../cell/fromCell.js";
import { localCell } from "../cell/localCell.js";
import { roundings, roundToStep } from "../../shared/calc/lots.js";
import {
  betaOf,
  contractCount,
  hedgeNotional,
  proxyQuantity,
  shortQuantity,
} from "../../shared/calc/sizing.js";
import type { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";

/**
 * Coins to short to offset a position: value × hedge ratio / price. No rounding, no leverage.
 * @customfunction QTY QTY
 * @param positionValue Value of your holding in USD; negative for a short spot position
 * @param futuresPrice Price of the perpetual in USD per coin
 * @param [hedgeRatio] Share to hedge as a fraction; 1 hedges everything (default 1)
 * @returns Coins to short
 * @remarks An inverse position of S USD is S / price coins. Price > 0, ratio from 0 to 2, else #VALUE!.
 * @example =HEDGE.QTY(400000,4000) //=> 100
 * @example =HEDGE.QTY(400000,4000,0.5) //=> 50
 * @example =HEDGE.QTY(-400000,4000) //=> -100
 * @example =HEDGE.QTY(400000,4000,80) //=> #VALUE! hedgeRatio must be a fraction of at most 2 (is this a percentage? 50 % is 0.5), was 80
 * @example =HEDGE.QTY(400000,0) //=> #VALUE! futuresPrice must be greater than 0, was 0
 * @example =HEDGE.QTY("4,000",4000) //=> #VALUE! positionValue must be a number, was "4,000"
 */
export function QTY(positionValue: unknown, futuresPrice: unknown, hedgeRatio?: unknown): number {
  return localCell(() =>
    shortQuantity({
      positionValue: number("positionValue", positionValue),
      futuresPrice: positive("futuresPrice", futuresPrice),
      hedgeRatio: hedgeRatioCell("hedgeRatio", hedgeRatio),
    }),
  );
}

/**
 * Whole contracts to short for a position in USD, rounded to the lot step: the number for the order ticket.
 * @customfunction CONTRACTS CONTRACTS
 * @param positionValue USD to hedge
 * @param [contractSize] Face value of one contract in USD, such as 1, 10 or 100 (default 1)
 * @param [lotStep] Smallest order increment in contracts (default 1)
 * @param [rounding] "down", "up" or "nearest" (default "down")
 * @param [hedgeRatio] Share to hedge as a fraction (default 1)
 * @returns Contracts, a multiple of the lot step
 * @remarks value × ratio / contract size, rounded to the lot step; never forced up to one lot. Sizes and steps > 0, ratio from 0 to 2, else #VALUE!.
 * @example =HEDGE.CONTRACTS(175000,10) //=> 17500
 * @example =HEDGE.CONTRACTS(400000) //=> 400000
 * @example =HEDGE.CONTRACTS(50,100) //=> 0
 * @example =HEDGE.CONTRACTS(175000,10,1,"sideways") //=> #VALUE! rounding must be "down", "up" or "nearest", was "sideways"
 */
export function CONTRACTS(
  positionValue: unknown,
  contractSize?: unknown,
  lotStep?: unknown,
  rounding?: unknown,
  hedgeRatio?: unknown,
): number {
  return localCell(() =>
    contractCount({
      positionValue: number("positionValue", positionValue),
      contractSize: positive("contractSize", contractSize, 1),
      lotStep: positive("lotStep", lotStep, 1),
      rounding: choice("rounding", rounding, roundings),
      hedgeRatio: hedgeRatioCell("hedgeRatio", hedgeRatio),
    }),
  );
}

/**
 * A quantity rounded to its lot step, without floating-point errors: ROUNDLOT(0.29,0.01) is 0.29.
 * @customfunction ROUNDLOT ROUNDLOT
 * @param quantity Quantity in any unit
 * @param lotStep Lot step in the same unit
 * @param [rounding] "down" toward zero, "up" away from zero, "nearest" (default "down")
 * @returns The rounded quantity
 * @remarks A quantity within 1e-9 (relative, at most a thousandth of a step) of a whole number of steps counts as that number. Step > 0, else #VALUE!.
 * @example =HEDGE.ROUNDLOT(0.29,0.01) //=> 0.29
 * @example =HEDGE.ROUNDLOT(10080,100,"nearest") //=> 10100
 * @example =HEDGE.ROUNDLOT(0.29,0) //=> #VALUE! lotStep must be greater than 0, was 0
 */
export function ROUNDLOT(quantity: unknown, lotStep: unknown, rounding?: unknown): number {
  return localCell(() =>
    roundToStep(
      number("quantity", quantity),
      positive("lotStep", lotStep),
      choice("rounding", rounding, roundings),
    ),
  );
}

/**
 * USD to short for a holding hedged with its own coin as margin: margin coins are long exposure too.
 * @customfunction NOTIONAL NOTIONAL
 * @param bagCoins Coins held outside the margin account
 * @param futuresPrice Price of the perpetual in USD per coin
 * @param [marginCoins] Coins posted as margin, always hedged in full (default 0)
 * @param [hedgeRatio] Share of the holding to hedge as a fraction (default 1)
 * @returns USD to short
 * @remarks (bagCoins × ratio + marginCoins) × price. Price > 0, coins >= 0, ratio from 0 to 2, else #VALUE!.
 * @example =HEDGE.NOTIONAL(50,3500) //=> 175000
 * @example =HEDGE.NOTIONAL(100,4000,20) //=> 480000
 * @example =HEDGE.NOTIONAL(-1,4000) //=> #VALUE! bagCoins must not be negative, was -1
 */
export function NOTIONAL(
  bagCoins: unknown,
  futuresPrice: unknown,
  marginCoins?: unknown,
  hedgeRatio?: unknown,
): number {
  return localCell(() =>
    hedgeNotional({
      bagCoins: nonNegative("bagCoins", bagCoins),
      futuresPrice: positive("futuresPrice", futuresPrice),
      marginCoins: nonNegative("marginCoins", marginCoins, 0),
      hedgeRatio: hedgeRatioCell("hedgeRatio", hedgeRatio),
    }),
  );
}

function betaFromCells(correlationCell: unknown, assetCell: unknown, proxyCell: unknown): Decimal {
  const rho = correlation("correlation", correlationCell);
  const assetVolatility = optionalVolatility("assetVolatility", assetCell);
  const proxyVolatility = optionalVolatility("proxyVolatility", proxyCell);
  if (assetVolatility === null && proxyVolatility === null) return rho;
  if (assetVolatility === null || proxyVolatility === null) {
    throw new HedgeError({
      code: "invalid_input",
      message: `${assetVolatility === null ? "assetVolatility" : "proxyVolatility"} is missing: enter both volatilities or neither`,
    });
  }
  return betaOf(rho, assetVolatility, proxyVolatility);
}

/**
 * Coins of a proxy (BTC, ETH) to short for a basket, by correlation and, if given, both volatilities.
 * @customfunction PROXY PROXY
 * @param positionValue Value of the basket in USD
 * @param correlation Correlation of basket and proxy, -1 to 1
 * @param proxyPrice Price of the proxy in USD
 * @param [assetVolatility] Volatility of the basket as a fraction, over the same period as the proxy's
 * @param [proxyVolatility] Volatility of the proxy as a fraction
 * @param [marginCoins] Proxy coins posted as margin (default 0)
 * @returns Coins of the proxy to short
 * @remarks value × correlation × (assetVolatility / proxyVolatility) / price + margin. Both volatilities or neither; without them, the proxy is assumed to move as much as the basket. Volatilities above 0 and at most 20, else #VALUE!.
 * @example =HEDGE.PROXY(100000,1,60000) //=> 1.6666666666666667
 * @example =HEDGE.PROXY(100000,0.8,60000,0.9,0.5) //=> 2.4
 * @example =HEDGE.PROXY(100000,1.44,60000) //=> #VALUE! correlation must be between -1 and 1 (is this a beta? then use PROXYBETA), was 1.44
 * @example =HEDGE.PROXY(100000,0.8,60000,90,0.5) //=> #VALUE! assetVolatility must be a fraction of at most 20 (is this a percentage? 80 % is 0.8), was 90
 * @example =HEDGE.PROXY(100000,0.8,60000,0.9) //=> #VALUE! proxyVolatility is missing: enter both volatilities or neither
 */
export function PROXY(
  positionValue: unknown,
  correlation: unknown,
  proxyPrice: unknown,
  assetVolatility?: unknown,
  proxyVolatility?: unknown,
  marginCoins?: unknown,
): number {
  return localCell(() =>
    proxyQuantity({
      positionValue: number("positionValue", positionValue),
      beta: betaFromCells(correlation, assetVolatility, proxyVolatility),
      proxyPrice: positive("proxyPrice", proxyPrice),
      marginCoins: nonNegative("marginCoins", marginCoins, 0),
    }),
  );
}

/**
 * Coins of a proxy to short for a basket by its beta: the minimum-variance size.
 * @customfunction PROXYBETA PROXYBETA
 * @param positionValue Value of the basket in USD
 * @param beta Percent the basket moves when the proxy moves 1 %
 * @param proxyPrice Price of the proxy in USD
 * @param [marginCoins] Proxy coins posted as margin (default 0)
 * @returns Coins of the proxy to short
 * @remarks value × beta / price + margin. Price > 0, margin >= 0, else #VALUE!.
 * @example =HEDGE.PROXYBETA(100000,1.44,60000) //=> 2.4
 * @example =HEDGE.PROXYBETA(100000,1.44,"") //=> #VALUE! proxyPrice must be a number, was blank
 */
export function PROXYBETA(
  positionValue: unknown,
  beta: unknown,
  proxyPrice: unknown,
  marginCoins?: unknown,
): number {
  return localCell(() =>
    proxyQuantity({
      positionValue: number("positionValue", positionValue),
      beta: number("beta", beta),
      proxyPrice: positive("proxyPrice", proxyPrice),
      marginCoins: nonNegative("marginCoins", marginCoins, 0),
    }),
  );
}
