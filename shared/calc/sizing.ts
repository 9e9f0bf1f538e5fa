import type { Decimal } from "../decimal.js";
import { roundToStep, type Rounding } from "./lots.js";

/**
 * Coins to short so that the short is worth `hedgeRatio` of the position: value × ratio / price.
 * Source: an inverse position of S USD is S/P coins (Binance COIN-M specification, Bitget academy).
 *
 * @param input.positionValue USD, any sign; a negative one is a short spot position
 * @param input.futuresPrice USD per coin, > 0
 * @param input.hedgeRatio fraction, >= 0
 * @returns coins, with the sign of the position
 */
export function shortQuantity(input: {
  readonly positionValue: Decimal;
  readonly futuresPrice: Decimal;
  readonly hedgeRatio: Decimal;
}): Decimal {
  return input.positionValue.times(input.hedgeRatio).div(input.futuresPrice);
}

/**
 * Whole contracts of a USD face value, on the lot step: value × ratio / contract size.
 *
 * @param input.positionValue USD, any sign
 * @param input.contractSize USD per contract, > 0
 * @param input.lotStep contracts, > 0
 * @param input.hedgeRatio fraction, >= 0
 * @returns contracts, a multiple of the lot step
 */
export function contractCount(input: {
  readonly positionValue: Decimal;
  readonly contractSize: Decimal;
  readonly lotStep: Decimal;
  readonly rounding: Rounding;
  readonly hedgeRatio: Decimal;
}): Decimal {
  const contracts = input.positionValue.times(input.hedgeRatio).div(input.contractSize);
  return roundToStep(contracts, input.lotStep, input.rounding);
}

/**
 * USD to short for a bag whose hedge is margined in the same coin: (bag × ratio + margin) × price.
 * Coins posted as margin are long exposure too, so they are always hedged in full; leaving them out
 * is the commonest gap in a coin-margined hedge.
 *
 * @param input.bagCoins coins outside the margin account, >= 0
 * @param input.futuresPrice USD per coin, > 0
 * @param input.marginCoins coins posted as margin, >= 0
 * @param input.hedgeRatio fraction of the bag, >= 0
 * @returns USD
 */
export function hedgeNotional(input: {
  readonly bagCoins: Decimal;
  readonly futuresPrice: Decimal;
  readonly marginCoins: Decimal;
  readonly hedgeRatio: Decimal;
}): Decimal {
  return input.bagCoins.times(input.hedgeRatio).plus(input.marginCoins).times(input.futuresPrice);
}

/**
 * Coins of a proxy to short: value × beta / price + margin coins of the proxy.
 * Source: minimum-variance hedge, beta = Cov(asset, proxy) / Var(proxy) (Hull; Ederington 1979).
 *
 * @param input.positionValue USD, any sign
 * @param input.beta of simple USD returns, any sign
 * @param input.proxyPrice USD per proxy coin, > 0
 * @param input.marginCoins proxy coins posted as margin, >= 0
 * @returns proxy coins
 */
export function proxyQuantity(input: {
  readonly positionValue: Decimal;
  readonly beta: Decimal;
  readonly proxyPrice: Decimal;
  readonly marginCoins: Decimal;
}): Decimal {
  return input.positionValue.times(input.beta).div(input.proxyPrice).plus(input.marginCoins);
}

/**
 * Beta from correlation and two volatilities over the same period: ρ × σ_asset / σ_proxy.
 * Correlation alone sizes a proxy hedge only where both volatilities are equal.
 */
export function betaOf(correlation: Decimal, assetVolatility: Decimal, proxyVolatility: Decimal): Decimal {
  return correlation.times(assetVolatility).div(proxyVolatility);
}
