import { toStep } from "../digits.js";
import { pastCandles, pastSettlements } from "../past.js";
import type { Json, VenueMoment } from "../venue.js";
import type { BingxListing } from "./bingxListings.js";

const dayMs = 86_400_000;

type Span = { readonly from: number; readonly before: number };

// What lies on the start itself is left out.
function spanOf(query: URLSearchParams, clock: number, widthMs: number): Span {
  const before = Number(query.get("endTime") ?? clock) + 1;
  const start = query.get("startTime");
  return { from: start === null ? before - widthMs : Number(start) + 1, before };
}

/** Candles, newest first; of a long span those that follow its start. Null where the question is wrong. */
export function bingxKlines(
  listing: BingxListing,
  query: URLSearchParams,
  moment: VenueMoment,
  most: number,
): Json | null {
  const limit = Number(query.get("limit") ?? 500);
  if (query.get("interval") !== "1d" || limit > most) return null;
  const price = (value: number): string => toStep(value, listing.tick);
  return pastCandles(listing, moment, spanOf(query, moment.clock, limit * dayMs))
    .slice(0, limit)
    .reverse()
    .map(({ start, open, high, low, close }) => ({
      open: price(open),
      close: price(close),
      high: price(high),
      low: price(low),
      volume: "635494.00",
      time: start,
    }));
}

/** Settlements, newest first; of a long span those that follow its start. Null where the question is wrong. */
export function bingxFundingRates(
  listing: BingxListing,
  query: URLSearchParams,
  moment: VenueMoment,
): Json | null {
  const limit = Number(query.get("limit") ?? 100);
  if (limit > 1000) return null;
  const widthMs = (limit * listing.intervalHours * dayMs) / 24;
  return pastSettlements(listing, moment, spanOf(query, moment.clock, widthMs))
    .slice(0, limit)
    .reverse()
    .map(({ time, rate }) => ({
      symbol: listing.symbol,
      fundingRate: rate.toFixed(8),
      fundingTime: time,
    }));
}
