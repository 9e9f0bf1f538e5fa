import { Decimal } from "../decimal.js";
import type { Side } from "./funding.js";
import { noAnswer } from "./noAnswer.js";
import type { PerpetualKind, Unit } from "./units.js";

type Trade = {
  /** USD of the futures position. */
  readonly notional: Decimal;
  /** USD per coin, > 0. */
  readonly entryPrice: Decimal;
  readonly side: Side;
  readonly unit: Unit;
};

/**
 * Profit of an inverse position: a short wins S/X − S/E coins, worth (S/E)(E − X) USD at the exit price; a
 * long the opposite. Sources: Bybit "P&L (Inverse)", Kraken 360022835511, BitMEX inverse perpetuals guide.
 *
 * @param trade.exitPrice USD per coin, > 0
 * @returns USD or coins, + is a gain
 */
export function profit(trade: Trade & { readonly exitPrice: Decimal }): Decimal {
  const { notional, entryPrice, exitPrice, side, unit } = trade;
  // The USD profit is linear in the price: computed from the coins it would carry the rounding of S/X.
  const shortWins =
    unit === "usd"
      ? notional.times(entryPrice.minus(exitPrice)).div(entryPrice)
      : notional.times(entryPrice.minus(exitPrice)).div(entryPrice.times(exitPrice));
  return side === "short" ? shortWins : new Decimal(0).minus(shortWins);
}

/**
 * The price at which a position has won a given amount. Short: E − T·E/S in USD, S/(T + S/E) in coins; long:
 * E + T·E/S and S/(S/E − T). Source: the profit formulas solved for the price; Bybit and Binance target price.
 *
 * @param trade.notional > 0
 * @param trade.targetPnl USD or coins; negative for a stop
 * @throws HedgeError no_answer where no positive price gives that much
 */
export function exitPrice(trade: Trade & { readonly targetPnl: Decimal }): Decimal {
  const { notional, entryPrice, side, unit } = trade;
  const shortTarget = side === "short" ? trade.targetPnl : trade.targetPnl.neg();
  if (unit === "usd") {
    const price = entryPrice.minus(shortTarget.times(entryPrice).div(notional));
    return price.gt(0) ? price : noAnswer("no price above 0 gives that profit or loss");
  }
  const coins = notional.div(entryPrice).plus(shortTarget);
  return coins.gt(0) ? notional.div(coins) : noAnswer("no price gives that profit or loss in coins");
}

/**
 * Average entry of several fills, harmonic because a contract is a number of dollars: Σq / Σ(q/p).
 * The arithmetic mean would misstate every later profit in coins. Source: Bybit's 5,625 USD example; OctoBot.
 *
 * @param fills contracts (USD, > 0) and price (> 0) of each
 * @returns USD per coin
 */
export function averageEntry(
  fills: readonly { readonly contracts: Decimal; readonly price: Decimal }[],
): Decimal {
  const sum = (values: readonly Decimal[]): Decimal =>
    values.reduce((total, value) => total.plus(value), new Decimal(0));
  return sum(fills.map(({ contracts }) => contracts)).div(
    sum(fills.map(({ contracts, price }) => contracts.div(price))),
  );
}

/**
 * A trading fee: notional × rate in USD, or in coins at a price.
 *
 * @param feeRate fraction; negative is a rebate
 * @param price USD per coin, > 0; null for USD
 */
export function tradingFee(notional: Decimal, feeRate: Decimal, price: Decimal | null): Decimal {
  const usd = notional.times(feeRate);
  return price === null ? usd : usd.div(price);
}

/**
 * The price at which a closed hedge has neither cost nor earned, fees and funding counted. With fees as
 * fractions fo, fc of the value traded and φ the net funding received as a fraction of the entry notional:
 * inverse short E(1 − fc)/((1 + fo) − φ), long E(1 + fc)/((1 − fo) + φ); linear short E(1 − fo + φ)/(1 + fc), long
 * E(1 + fo − φ)/(1 − fc). Source: the exact (1 ± f) form; web calculators use its first order.
 *
 * @returns USD per coin
 * @throws HedgeError no_answer where no positive price does
 */
export function breakEven(input: {
  readonly entryPrice: Decimal;
  readonly openFee: Decimal;
  readonly closeFee: Decimal;
  readonly fundingReceived: Decimal;
  readonly side: Side;
  readonly kind: PerpetualKind;
}): Decimal {
  const { entryPrice, openFee, closeFee, fundingReceived, side, kind } = input;
  // What opening and closing come to per unit traded: coins of 1/E and 1/X if inverse, USD of E and X if linear.
  const isReversed = (side === "long") !== (kind === "linear");
  const sign = isReversed ? -1 : 1;
  const opened = new Decimal(1).plus(openFee.minus(fundingReceived).times(sign));
  const closed = new Decimal(1).minus(closeFee.times(sign));
  if (opened.lte(0) || closed.lte(0)) {
    return noAnswer("no price breaks even: funding and fees outweigh the whole position");
  }
  return kind === "linear" ? entryPrice.times(opened).div(closed) : entryPrice.times(closed).div(opened);
}
