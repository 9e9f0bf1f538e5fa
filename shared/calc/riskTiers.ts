import { Decimal } from "../decimal.js";

/** One tier of a venue: sizes and deduction are in the unit of the table. */
export type RiskTier = {
  /** The largest position of the tier; null in the last one where the venue names no end. */
  readonly upTo: Decimal | null;
  /** Fraction of the position in (0, 1). */
  readonly rate: Decimal;
  /** A position of this tier needs size × rate − deduction; null: the rate holds for the whole position. */
  readonly deduction: Decimal | null;
  /** Position per initial margin; null where the venue publishes none. */
  readonly maxLeverage: Decimal | null;
};

/** Smallest positions first. */
export type RiskTierTable = readonly [RiskTier, ...RiskTier[]];

/** A size that was computed from a bound may exceed it by the rounding of a double. */
const wholeSize = new Decimal("0.999999999999");

/** The tier of a position; null for one that is larger than the venue takes. */
export function tierOf(tiers: RiskTierTable, size: Decimal): RiskTier | null {
  const counted = size.times(wholeSize);
  return tiers.find(({ upTo }) => upTo === null || counted.lte(upTo)) ?? null;
}

function shareOf({ rate, deduction }: RiskTier, size: Decimal): Decimal {
  return deduction === null || deduction.isZero() ? rate : rate.minus(deduction.div(size));
}

/** Of what is needed, never less than of the smallest position: no deduction that a venue publishes goes below it. */
function atLeast([first]: RiskTierTable, rate: Decimal): Decimal {
  return rate.gte(first.rate) ? rate : first.rate;
}

/**
 * Maintenance margin as a fraction of the whole position: the tier's rate less its deduction divided by the size. Where
 * no deduction is published the tier's rate counts for all of it, as OKX charges, and elsewhere is never too little.
 * Sources: https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46 (maintenance amount),
 * https://www.bybit.com/en/announcement-info/margin-parameters (deduction), https://www.okx.com/help/tier (whole position).
 * @returns for a position that is larger than the last bound what the last tier charges
 */
export function rateOfSize(tiers: RiskTierTable, size: Decimal): Decimal {
  const tier = tierOf(tiers, size) ?? tiers.at(-1) ?? tiers[0];
  return size.isZero() ? tiers[0].rate : atLeast(tiers, shareOf(tier, size));
}

/**
 * The rate that ends a short whose size is its value at the mark price (linear contracts with tiers in USD): the value
 * rises with the price, and with it the tier. At the value v the margin and the entry value are used up:
 * funds = v + v × rate − deduction; where a bound lies in a jump of the rate, crossing the bound ends it.
 * @param funds margin + value at entry, USD, > 0
 */
export function rateAtLiquidation(tiers: RiskTierTable, funds: Decimal): Decimal {
  let bound = new Decimal(0);
  let last = tiers[0];
  for (const tier of tiers) {
    last = tier;
    const { upTo, rate, deduction } = tier;
    const value = funds.plus(deduction ?? 0).div(rate.plus(1));
    if (value.lt(bound)) return atLeast(tiers, funds.div(bound).minus(1));
    if (upTo === null || value.lte(upTo)) return atLeast(tiers, shareOf(tier, value));
    bound = upTo;
  }
  return atLeast(tiers, shareOf(last, funds.plus(last.deduction ?? 0).div(last.rate.plus(1))));
}
