import { toStep } from "../digits.js";
import { pastCandles, pastSettlements } from "../past.js";
import type { Json, VenueMoment } from "../venue.js";
import type { KucoinListing } from "./kucoinListings.js";

const minutesOfDay = 1440;
const maxCandles = 200;
const maxSettlements = 100;

/** The span a request names, both ends included. */
function spanOf(query: URLSearchParams, clock: number): { from: number; before: number } {
  return { from: Number(query.get("from") ?? 0), before: Number(query.get("to") ?? clock) + 1 };
}

/** Daily candles, oldest first, of too many those that follow the start; null for another length. */
export function kucoinCandles(
  listing: KucoinListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly Json[] | null {
  if (Number(query.get("granularity")) !== minutesOfDay) return null;
  const price = (value: number): number => Number(toStep(value, listing.tick));
  return pastCandles(listing, moment, spanOf(query, moment.clock))
    .slice(0, maxCandles)
    .map(({ start, open, high, low, close }) => [
      start,
      price(open),
      price(high),
      price(low),
      price(close),
      0,
    ]);
}

/** Settled rates, newest first, of too many the latest. */
export function kucoinSettlements(
  listing: KucoinListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly Json[] {
  return pastSettlements(listing, moment, spanOf(query, moment.clock))
    .reverse()
    .slice(0, maxSettlements)
    .map(({ time, rate }) => ({
      symbol: listing.symbol,
      fundingRate: Number(rate.toFixed(6)),
      timepoint: time,
    }));
}
