import { Decimal } from "../decimal.js";
import { profit } from "./profit.js";

/** A bag of coins, coins posted as margin, and an inverse short in the same coin. */
export type HedgedBag = {
  /** Coins outside the margin account, >= 0. */
  readonly bagCoins: Decimal;
  /** Coins posted as isolated margin, >= 0. */
  readonly marginCoins: Decimal;
  /** USD of the short, >= 0. */
  readonly notional: Decimal;
  /** USD per coin, > 0. */
  readonly entryPrice: Decimal;
  /** Fraction in [0, 1). */
  readonly maintenanceRate: Decimal;
};

export type ScenarioRow = {
  readonly move: Decimal;
  /** USD per coin; all amounts are USD at this price. */
  readonly price: Decimal;
  readonly bagUsd: Decimal;
  readonly shortPnlUsd: Decimal;
  readonly netUsd: Decimal;
  readonly changeUsd: Decimal;
  readonly changeUnhedgedUsd: Decimal;
  readonly liquidated: boolean;
};

/**
 * The "mark" rule of liquidationPrice, M + S/X − S/E <= m·S/X, written without a division so that the
 * liquidation price itself is on the right side of it.
 */
function isLiquidated(bag: HedgedBag, price: Decimal): boolean {
  const { marginCoins, notional, entryPrice, maintenanceRate } = bag;
  const uncovered = notional.minus(marginCoins.times(entryPrice));
  const kept = notional.times(entryPrice).times(new Decimal(1).minus(maintenanceRate));
  return uncovered.gt(0) && price.times(uncovered).gte(kept);
}

function shortPnlUsd(bag: HedgedBag, exitPrice: Decimal, liquidated: boolean): Decimal {
  if (liquidated) return new Decimal(0).minus(bag.marginCoins.times(exitPrice));
  const { notional, entryPrice } = bag;
  return profit({ notional, entryPrice, exitPrice, side: "short", unit: "usd" });
}

/**
 * What a hedged bag is worth after each of several moves of the price from entry, taken in one go: bag and
 * margin coins at the new price plus the short's (S/E)(E − X), or minus the margin coins once liquidated.
 * Changes are against the value of bag and margin coins at entry, with the short and without it. Sources:
 * P&L of inverse contracts (Bybit, Kraken, BitMEX); liquidation by Binance COIN-M FAQ ceccfcfb….
 *
 * @param moves fractions above -1
 */
export function scenario(bag: HedgedBag, moves: readonly Decimal[]): readonly ScenarioRow[] {
  const coins = bag.bagCoins.plus(bag.marginCoins);
  const atEntry = coins.times(bag.entryPrice);
  return moves.map((move) => {
    const price = bag.entryPrice.times(move.plus(1));
    const liquidated = isLiquidated(bag, price);
    const pnl = shortPnlUsd(bag, price, liquidated);
    const unhedged = coins.times(price);
    const netUsd = unhedged.plus(pnl);
    return {
      move,
      price,
      bagUsd: bag.bagCoins.times(price),
      shortPnlUsd: pnl,
      netUsd,
      changeUsd: netUsd.minus(atEntry),
      changeUnhedgedUsd: unhedged.minus(atEntry),
      liquidated,
    };
  });
}
