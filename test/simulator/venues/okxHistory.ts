import { toStep } from "../digits.js";
import { listedSince, pastCandles, pastSettlements } from "../past.js";
import type { Json, JsonObject, VenueMoment } from "../venue.js";
import type { OkxListing } from "./okxListings.js";

const dayMs = 86_400_000;
const keptCandles = 1440;
const keptFundingMs = 92 * dayMs;

type Span = { readonly from: number; readonly before: number };

// What is older is asked for with "after", and what is newer with "before"; neither holds its own time.
function spanOf(query: URLSearchParams, clock: number, kept: number): Span {
  const newerThan = Number(query.get("before") ?? 0);
  const olderThan = Number(query.get("after") ?? clock + 1);
  return { from: Math.max(newerThan + 1, clock - kept, listedSince), before: olderThan };
}

/** Daily candles of UTC, newest first; null where the question is wrong. */
export function okxCandles(
  listing: OkxListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly Json[] | null {
  const limit = Number(query.get("limit") ?? 100);
  // A plain 1D begins at midnight in Hong Kong.
  if (query.get("bar") !== "1Dutc" || limit > 300) return null;
  const price = (value: number): string => toStep(value, listing.tick);
  return pastCandles(listing, moment, spanOf(query, moment.clock, keptCandles * dayMs))
    .reverse()
    .slice(0, limit)
    .map(({ start, open, high, low, close }) => [
      String(start),
      ...[open, high, low, close].map(price),
      "8422410",
      "22698348.04828491",
      "12698348.04828491",
      start + dayMs > moment.clock ? "0" : "1",
    ]);
}

/** Settlements of the last three months, newest first. */
export function okxFundingHistory(
  listing: OkxListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly JsonObject[] {
  const limit = Math.min(400, Number(query.get("limit") ?? 400));
  return pastSettlements(listing, moment, spanOf(query, moment.clock, keptFundingMs))
    .reverse()
    .slice(0, limit)
    .map(({ time, rate }) => ({
      // What was announced: close to what was charged, but not the same.
      fundingRate: (rate * 1.0001).toFixed(16),
      fundingTime: String(time),
      instId: listing.symbol,
      instType: "SWAP",
      method: "current_period",
      realizedRate: rate.toFixed(16),
    }));
}
