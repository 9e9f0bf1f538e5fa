import type { RiskTiers, Tier } from "../../shared/contract/tiers.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import type { Contract } from "./contract.js";
import { plainDecimal, positiveDecimal } from "./plainDecimal.js";

/** One tier as a venue reported it. */
export type PublishedTier = {
  /** The largest position of the tier; null where the venue names no end. */
  readonly bound: unknown;
  /** Fraction. */
  readonly maintenanceRate: unknown;
  /** Left out where the venue publishes none. */
  readonly deduction?: unknown;
  /** Left out where the venue publishes none. */
  readonly maxLeverage?: unknown;
};

/** What a venue reports of the risk tiers of one contract. */
export type PublishedTiers = {
  readonly tiers: readonly PublishedTier[];
  /**
   * What its bounds and deductions count: the quote currency, units of the listed base (a bundle of coins where the
   * listing is one), or contracts.
   */
  readonly unit: "quote" | "listed" | "contracts";
  /** True where the venue documents that each part of a position is charged at its own tier's rate. */
  readonly isProgressive?: true;
  /** When the venue was asked, ms since 1970. */
  readonly asOf: number;
};

/** Asks for the tiers of a contract. @throws HedgeError with one of the venue codes, or not_published */
export type TierQuestion = (contract: Contract) => Promise<PublishedTiers>;

/** How long an answer that holds the tiers of all contracts is used for further ones. */
export const listKeptFor = { keptForMs: 10 * 60_000, waitMs: 0 } as const;

// A leverage that is a little too high could not be set.
const leveragePlaces = 2;

/** The leverage that an initial margin, a fraction of the position, allows. */
export function leverageOf(initialMargin: unknown): string | null {
  const margin = positiveDecimal(initialMargin);
  if (margin === null) return null;
  return new Decimal(1).div(margin).toDecimalPlaces(leveragePlaces, Decimal.ROUND_DOWN).toFixed();
}

// Venues round the deductions they print.
const roundingPart = 0.01;

/**
 * The tiers as they leave the service.
 * @throws HedgeError venue_bad_response when they cannot be a scale of tiers, not_published without a certain unit
 */
export function riskTiersOf(
  venueName: string,
  contract: Contract,
  published: PublishedTiers,
): Pick<RiskTiers, "unit" | "tiers"> {
  const { unit, factor } = unitOf(venueName, contract, published.unit);
  const tiers = published.tiers.map((tier): Tier => {
    const rate = positiveDecimal(tier.maintenanceRate);
    if (rate === null) throw implausible(venueName);
    return [
      tier.bound === null ? null : scaled(venueName, tier.bound, factor),
      rate,
      tier.deduction === undefined ? null : scaled(venueName, tier.deduction, factor),
      tier.maxLeverage === undefined ? null : positiveDecimal(tier.maxLeverage),
    ];
  });
  if (!isScale(tiers)) throw implausible(venueName);
  const progressive = progressiveDeductions(tiers);
  if (published.isProgressive === true)
    return {
      unit,
      tiers: tiers.map(([bound, rate, , leverage], place): Tier => [
        bound,
        rate,
        progressive[place]?.toFixed() ?? null,
        leverage,
      ]),
    };
  if (!tiers.every(([, , deduction], place) => isDeduction(deduction, progressive[place])))
    throw implausible(venueName);
  return { unit, tiers };
}

function unitOf(
  venueName: string,
  { contractSize, contractUnit, coinMultiplier, coin }: Contract,
  unit: PublishedTiers["unit"],
): { readonly unit: RiskTiers["unit"]; readonly factor: Decimal } {
  if (unit === "quote") return { unit: "USD", factor: new Decimal(1) };
  if (unit === "listed") return { unit: "coin", factor: new Decimal(coinMultiplier) };
  if (contractSize !== null) return { unit: contractUnit, factor: new Decimal(contractSize) };
  throw new HedgeError({
    code: "not_published",
    message: `${venueName} states the risk tiers of ${coin} in contracts but does not publish their size.`,
  });
}

function scaled(venueName: string, value: unknown, factor: Decimal): string {
  const text = plainDecimal(value);
  if (text === null) throw implausible(venueName);
  const product = plainDecimal(factor.eq(1) ? text : new Decimal(text).times(factor).toFixed());
  if (product === null) throw implausible(venueName);
  return product;
}

/** Larger positions need more and may borrow less; a rate in per cent would exceed the margin its leverage leaves. */
function isScale(tiers: readonly Tier[]): boolean {
  if (tiers.length === 0) return false;
  return tiers.every(([bound, rate, , leverage], place) => {
    const [lastBound, lastRate, , lastLeverage] = tiers[place - 1] ?? ["0", "0", null, null];
    const isLast = place === tiers.length - 1;
    const rises = bound === null ? isLast : lastBound !== null && new Decimal(bound).gt(lastBound);
    if (!rises || !new Decimal(rate).lt(1) || new Decimal(rate).lt(lastRate)) return false;
    return leverage === null || fitsLeverage(leverage, rate, lastLeverage);
  });
}

function fitsLeverage(leverage: string, rate: string, lastLeverage: string | null): boolean {
  const falls = lastLeverage === null || new Decimal(leverage).lte(lastLeverage);
  return falls && new Decimal(leverage).gte(1) && new Decimal(leverage).times(rate).lte(1);
}

/** Of each tier, by how much its rate for the whole position exceeds the sum of the parts at their own rates. */
function progressiveDeductions(tiers: readonly Tier[]): readonly Decimal[] {
  let deduction = new Decimal(0);
  return tiers.map(([, rate], place) => {
    const [floor, lastRate] = tiers[place - 1] ?? ["0", rate];
    deduction = deduction.plus(new Decimal(rate).minus(lastRate).times(floor ?? 0));
    return deduction;
  });
}

// A larger deduction than the progressive one counts in another unit than the bounds: the margin would read too small.
function isDeduction(deduction: string | null, progressive: Decimal | undefined): boolean {
  if (deduction === null || progressive === undefined) return true;
  const reported = new Decimal(deduction);
  return reported.gte(0) && reported.lte(progressive.times(1 + roundingPart));
}

function implausible(venueName: string): HedgeError {
  return new HedgeError({
    code: "venue_bad_response",
    message: `${venueName} returned invalid risk tiers.`,
  });
}
