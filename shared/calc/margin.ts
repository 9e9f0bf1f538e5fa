import { Decimal } from "../decimal.js";
import type { Side } from "./funding.js";
import { noAnswer } from "./noAnswer.js";
import type { PerpetualKind } from "./units.js";

/**
 * How a venue finds the liquidation price. Inverse, by what the maintenance margin is a share of: "mark", the
 * position's value at the mark price (Binance COIN-M, OKX, Bybit's unified account), or "entry", its value at entry
 * (Bybit isolated until 2024, OctoBot). "linear": margined in USD, the maintenance margin on the value at the mark.
 */
export const liquidationMethods = ["mark", "entry", "linear"] as const;
export type LiquidationMethod = (typeof liquidationMethods)[number];

type Position = {
  /** USD, > 0 where divided by. */
  readonly notional: Decimal;
  /** USD per coin, > 0. */
  readonly entryPrice: Decimal;
};

/** The same by its coins at entry, S/E: who knows them divides no more. */
type Sized = Pick<Position, "notional"> & { readonly coins: Decimal };

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
  return noAnswer("the position exceeds the last tier: the venue does not allow it");
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
    "the deduction is larger than the position needs: enter it in coins, from the same tier as the rate",
  );
}

type Liquidation = Sized & {
  /** Coins; USD of collateral for "linear". >= 0. */
  readonly margin: Decimal;
  /** Fraction in [0, 1). */
  readonly maintenanceRate: Decimal;
  /** The tier's maintenance amount in the unit of the margin, >= 0. */
  readonly deduction: Decimal;
  readonly side: Side;
};

/** Short (C + S + d)/((S/E)(1+m)), long (S − C − d)/((S/E)(1−m)). */
function linearLiquidationPrice(input: Liquidation): Decimal {
  const { notional, coins, margin, maintenanceRate, deduction, side } = input;
  if (side === "short") {
    return notional
      .plus(margin)
      .plus(deduction)
      .div(coins.times(maintenanceRate.plus(1)));
  }
  const least = notional.times(roundingOfMargin);
  const uncovered = notional.minus(margin);
  if (uncovered.lte(least)) return noAnswer("never liquidated on a fall: the margin covers the position");
  const left = uncovered.minus(deduction);
  if (left.gt(least)) return left.div(coins.times(new Decimal(1).minus(maintenanceRate)));
  return noAnswer(
    "the deduction is larger than the position needs: enter it in USD, from the same tier as the rate",
  );
}

/**
 * Liquidation price of a position. "mark": short S(1−m)/(S/E − M − d), long S(1+m)/(S/E + M + d);
 * "entry": short S/(S/E − M + (m·S/E − d)), long S/(S/E + M − (m·S/E − d)); "linear", C and d in USD: short
 * (C + S + d)/((S/E)(1+m)), long (S − C − d)/((S/E)(1−m)). Sources: Binance COIN-M FAQ
 * ceccfcfb4e3a45e3b48b0b1bb1a8ae46 ("mark"); Bybit isolated 2019 to 2024 ("entry"); Binance USDⓈ-M FAQ
 * b3c689c1f50a44cabb3a84e663b81d93 ("linear").
 *
 * @returns USD per coin
 * @throws HedgeError no_answer where no price liquidates the position
 */
export function liquidationPrice(
  input: Position & Omit<Liquidation, "coins"> & { readonly method: LiquidationMethod },
): Decimal {
  return liquidationOfCoins({ ...input, coins: input.notional.div(input.entryPrice) });
}

/** {@link liquidationPrice} by coins at entry. */
export function liquidationOfCoins(input: Liquidation & { readonly method: LiquidationMethod }): Decimal {
  const { notional, coins: entryCoins, margin, maintenanceRate, deduction, side, method } = input;
  if (method === "linear") return linearLiquidationPrice(input);
  // A short loses coins as the price rises, a long as it falls.
  const after = (value: Decimal, change: Decimal): Decimal =>
    side === "short" ? value.minus(change) : value.plus(change);
  const covered = after(entryCoins, margin);
  const position = { entryCoins, uncovered: covered, what: "liquidated" };
  if (method === "entry") {
    const kept = deduction.minus(entryCoins.times(maintenanceRate));
    return priceOrNever({ ...position, notional, coins: after(covered, kept) });
  }
  const weighted = notional.times(after(new Decimal(1), maintenanceRate));
  return priceOrNever({ ...position, notional: weighted, coins: after(covered, deduction) });
}

/**
 * Price at which the margin is used up: short S/(S/E − M), long S/(S/E + M). Source: Bybit bankruptcy price.
 *
 * @throws HedgeError no_answer where no price uses it up
 */
export function bankruptcyPrice(
  input: Position & { readonly marginCoins: Decimal; readonly side: Side },
): Decimal {
  const { notional, entryPrice, marginCoins, side } = input;
  const entryCoins = notional.div(entryPrice);
  const coins = entryCoins.plus(side === "short" ? marginCoins.neg() : marginCoins);
  return priceOrNever({ notional, coins, entryCoins, uncovered: coins, what: "bankrupt" });
}

/**
 * Margin with which a short survives a rise to a price, at least 0: the "mark" or "linear" liquidation price solved
 * for the margin. Inverse, in coins: S/E − d − S(1−m)/X; linear, in USD: (S/E)(1+m)X − S − d.
 *
 * @param input.survivePrice USD per coin, > 0
 * @param input.maintenanceRate fraction in [0, 1)
 * @param input.deduction the tier's maintenance amount, >= 0: coins, or USD for "linear"
 * @returns coins, or USD for "linear"
 */
export function marginFor(input: Position & Survival): Decimal {
  return marginForCoins({ ...input, coins: input.notional.div(input.entryPrice) });
}

type Survival = {
  readonly survivePrice: Decimal;
  readonly maintenanceRate: Decimal;
  readonly deduction: Decimal;
  readonly kind: PerpetualKind;
};

/** {@link marginFor} by coins at entry. */
export function marginForCoins(input: Sized & Survival): Decimal {
  const { notional, coins, survivePrice, maintenanceRate, deduction, kind } = input;
  if (kind === "linear") {
    const used = coins.times(survivePrice).times(maintenanceRate.plus(1));
    return Decimal.max(0, used.minus(notional).minus(deduction));
  }
  const kept = notional.times(new Decimal(1).minus(maintenanceRate)).div(survivePrice);
  return Decimal.max(0, coins.minus(deduction).minus(kept));
}
