import type { Perpetual } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import type { Closing } from "./closing.js";
import type { Contract } from "./contract.js";
import { plainDecimal, positiveDecimal } from "./plainDecimal.js";
import { plausibleHours } from "./plausibleHours.js";
import { believedPrices } from "./believedPrices.js";
import { plausibleRate } from "./plausibleRate.js";

/** What a venue says of a contract at one moment, as it wrote it. */
export type VenueQuote = {
  readonly id: string;
  readonly mark: unknown;
  readonly index: unknown;
  readonly fundingRate: unknown;
  readonly nextFunding: unknown;
  /** Newer than the contract's, which venues change at times; undefined where only that is reported. */
  readonly intervalHours?: number | null | undefined;
  /** The highest and the lowest rate of one settlement, likewise. */
  readonly fundingCap?: unknown;
  readonly fundingFloor?: unknown;
  /** From venues that report with their quotes what stands against opening a position; newer likewise. */
  readonly closing?: Closing | null;
};

/**
 * Joins contracts with their quotes. A contract without a quote keeps its place with nulls: the venue lists
 * the coin, it just has no price. A quote without a contract (a quarterly, an unknown id) is dropped.
 * @throws HedgeError venue_bad_response when nothing usable is left
 */
export function perpetualsOf(
  venueName: string,
  contracts: readonly Contract[],
  quotes: readonly VenueQuote[],
  now: number,
): Perpetual[] {
  const quoteById = new Map(quotes.map((quote) => [quote.id, quote]));
  const perpetuals = contracts.map((contract) => perpetualOf(contract, quoteById.get(contract.id), now));
  if (perpetuals.some(({ mark, index }) => mark !== null || index !== null)) return perpetuals;
  throw new HedgeError({
    code: "venue_bad_response",
    message: `${venueName} returned no usable price.`,
  });
}

function perpetualOf(contract: Contract, quote: VenueQuote | undefined, now: number): Perpetual {
  const { id, scales, ...facts } = contract;
  const reported: Partial<VenueQuote> = quote ?? {};
  // Who reports it with the quotes and does not know it now must not be answered for by a list of hours ago.
  const intervalHours = plausibleHours(
    reported.intervalHours === undefined ? contract.intervalHours : reported.intervalHours,
  );
  return {
    ...facts,
    intervalHours,
    ...believedPrices({
      mark: pricePerCoin(unscaled(reported.mark, scales?.price), contract.coinMultiplier),
      index: pricePerCoin(unscaled(reported.index, scales?.price), contract.coinMultiplier),
    }),
    fundingRate: plausibleRate(unscaled(reported.fundingRate, scales?.ratio)),
    nextFunding: nextSettlement(reported.nextFunding, intervalHours, now),
    orderSymbol: id,
    closing: reported.closing === undefined ? contract.closing : reported.closing,
    ...limitsOf(contract, reported),
  };
}

/** Those of the quote are newer than those of the list of contracts. */
function limitsOf(
  { fundingCap, fundingFloor }: Contract,
  quote: Partial<VenueQuote>,
): Pick<Perpetual, "fundingCap" | "fundingFloor"> {
  return {
    fundingCap: plausibleRate(quote.fundingCap) ?? fundingCap,
    fundingFloor: plausibleRate(quote.fundingFloor) ?? fundingFloor,
  };
}

/** What a venue wrote as a whole number, with the digits behind the point; untouched where it does not scale. */
export function unscaled(value: unknown, digits: number | null | undefined): unknown {
  if (digits === undefined) return value;
  const text = plainDecimal(value);
  // The division by a power of ten only moves the point and stays exact.
  return text === null || digits === null
    ? null
    : new Decimal(text).div(new Decimal(10).pow(digits)).toFixed();
}

/** A price of a listing as quote currency per coin; null where it is none. */
export function pricePerCoin(value: unknown, coinMultiplier: number): string | null {
  const text = positiveDecimal(value);
  // Multipliers are powers of ten, so the division only moves the point and stays exact.
  return text === null || coinMultiplier === 1
    ? text
    : positiveDecimal(new Decimal(text).div(coinMultiplier).toFixed());
}

// A minute: with more, a venue whose clock is ahead would be believed when it skips the settlement that is near.
const clockToleranceMs = 60_000;
const hourMs = 3_600_000;

// A venue whose clock is wrong names a settlement that is past, or further away than its own interval.
function nextSettlement(value: unknown, intervalHours: number | null, now: number): number | null {
  const moment = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof moment !== "number" || !Number.isSafeInteger(moment)) return null;
  const latest = intervalHours === null ? Infinity : now + intervalHours * hourMs + clockToleranceMs;
  return moment > now && moment <= latest ? moment : null;
}
