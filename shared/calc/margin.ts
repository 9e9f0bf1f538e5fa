import { Decimal } from "../decimal.js";
import type { Side } from "./funding.js";
import { noAnswer } from "./noAnswer.js";

/**
 * Which value the maintenance margin is a share of: "mark", the position's value at the mark price (Binance
 * COIN-M, OKX, Bybit's unified account), or "entry", its value at entry (Bybit isolated until 2024, OctoBot).
 */
export const liquidationMethods = ["mark", "entry"] as const;
export type LiquidationMethod = (typeof liquidationMethods)[number];

type Position = {
  /** USD, > 0 where divided by. */
  readonly notional: Decimal;
  readonly entryPrice: Decimal;
  readonly marginCoins: Decimal;
};

/** Initial margin in coins: S / (price × leverage). Source: Bybit, OKX isolated margin. */
export function initialMargin(notional: Decimal, price: Decimal, leverage: Decimal): Decimal {
  return notional.div(price.times(leverage));
}

/** One step of a maintenance table: up to so many coins, this share of the slice. */
export type MaintenanceTier = {
  /** Coins, rising from tier to tier; null for a single rate without a bound. */
  readonly upTo: Decimal | null;
  /** Fraction in [0, 1). */
  readonly rate: Decimal;
};

/** A size computed in the sheet may exceed the last bound by the rounding of a double. */
const wholePosition = new Decimal("0.999999999999");

/**
 * Maintenance margin in coins, each slice of the position at its own tier's rate, as an income tax does.
 * Sources: Binance (level 5 cumulates to 1.81 BTC), Bybit margin parameters.
 *
 * @throws HedgeError no_answer for a position beyond the last bound
 */
export function maintenanceMargin(
  notional: Decimal,
  price: Decimal,
  tiers: readonly MaintenanceTier[],
): Decimal {
  const coins = notional.div(price);
  let margin = new Decimal(0);
  let covered = new Decimal(0);
  for (const { upTo, rate } of tiers) {
    const slice = (upTo === null ? coins : Decimal.min(coins, upTo)).minus(covered);
    margin = margin.plus(slice.times(rate));
    covered = covered.plus(slice);
    if (covered.gte(coins.times(wholePosition))) return margin;
  }
  return noAnswer("the position is larger than the last tier: the venue does not allow it");
}

/**
 * So small a part of the position's coins is the rounding of the margin to the double of a cell: a short whose
 * margin is just its size must not get a price with 23 digits.
 */
const roundingOfMargin = new Decimal("1e-14");

/**
 * The price S / coins. Only a short's coins can run out: a long's are a sum, so some fall always ends it.
 * @param input.entryCoins S/E
 * @param input.uncovered S/E - M for a short, S/E + M for a long
 */
function priceOrNever(input: {
  readonly notional: Decimal;
  readonly coins: Decimal;
  readonly entryCoins: Decimal;
  readonly uncovered: Decimal;
  readonly what: string;
}): Decimal {
  const least = input.entryCoins.times(roundingOfMargin);
  if (input.coins.gt(least)) return input.notional.div(input.coins);
  if (input.uncovered.lte(least)) {
    return noAnswer(`never ${input.what} on a rise: the margin covers the position`);
  }
  return noAnswer(
    "the deduction is larger than the position needs: give it in coins, and of the same tier as the rate",
  );
}

/**
 * Liquidation price of an inverse position. "mark": short S(1−m)/(S/E − M − d), long S(1+m)/(S/E + M + d);
 * "entry": short S/(S/E − M + (m·S/E − d)), long S/(S/E + M − (m·S/E − d)). Sources: Binance COIN-M FAQ
 * ceccfcfb4e3a45e3b48b0b1bb1a8ae46 ("mark"); Bybit isolated 2019 to 2024 ("entry").
 *
 * @param input.maintenanceRate fraction in [0, 1)
 * @param input.deduction coins, >= 0: the tier's maintenance amount
 * @returns USD per coin
 * @throws HedgeError no_answer where no price liquidates the position
 */
export function liquidationPrice(
  input: Position & {
    readonly maintenanceRate: Decimal;
    readonly deduction: Decimal;
    readonly side: Side;
    readonly method: LiquidationMethod;
  },
): Decimal {
  const { notional, entryPrice, marginCoins, maintenanceRate, deduction, side, method } = input;
  // A short loses coins as the price rises, a long as it falls.
  const sign = side === "short" ? -1 : 1;
  const entryCoins = notional.div(entryPrice);
  const covered = entryCoins.plus(marginCoins.times(sign));
  const position = { entryCoins, uncovered: covered, what: "liquidated" };
  if (method === "entry") {
    const maintenanceCoins = entryCoins.times(maintenanceRate).minus(deduction);
    return priceOrNever({ ...position, notional, coins: covered.minus(maintenanceCoins.times(sign)) });
  }
  const weighted = notional.times(maintenanceRate.times(sign).plus(1));
  return priceOrNever({ ...position, notional: weighted, coins: covered.plus(deduction.times(sign)) });
}

/**
 * Price at which the margin is used up: short S/(S/E − M), long S/(S/E + M). Source: Bybit bankruptcy price.
 *
 * @throws HedgeError no_answer where no price uses it up
 */
export function bankruptcyPrice(input: Position & { readonly side: Side }): Decimal {
  const { notional, entryPrice, marginCoins, side } = input;
  const entryCoins = notional.div(entryPrice);
  const coins = entryCoins.plus(side === "short" ? marginCoins.neg() : marginCoins);
  return priceOrNever({ notional, coins, entryCoins, uncovered: coins, what: "bankrupt" });
}

/**
 * Margin coins with which a short survives a rise to a price: S/E − d − S(1−m)/X, at least 0. It is the
 * "mark" liquidation price solved for the margin.
 *
 * @param input.survivePrice USD per coin, > 0
 */
export function marginFor(input: {
  readonly notional: Decimal;
  readonly entryPrice: Decimal;
  readonly survivePrice: Decimal;
  readonly maintenanceRate: Decimal;
  readonly deduction: Decimal;
}): Decimal {
  const { notional, entryPrice, survivePrice, maintenanceRate, deduction } = input;
  const kept = notional.times(new Decimal(1).minus(maintenanceRate)).div(survivePrice);
  return Decimal.max(0, notional.div(entryPrice).minus(deduction).minus(kept));
}
