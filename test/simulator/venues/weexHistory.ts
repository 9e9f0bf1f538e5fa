import { toStep } from "../digits.js";
import { listedSince, pastCandles, pastSettlements } from "../past.js";
import type { Json, VenueMoment } from "../venue.js";
import type { WeexListing } from "./weexListings.js";

const hourMs = 3_600_000;
const candleMs = 4 * hourMs;
const longestFundingSpanMs = 7 * 24 * hourMs;
const longestFundingPastMs = 365 * 24 * hourMs;

/** Answers null where the question is wrong. */
export type WeexHistory = (
  listing: WeexListing,
  query: URLSearchParams,
  moment: VenueMoment,
) => readonly Json[] | null;

function limitOf(query: URLSearchParams, most: number): number | null {
  const limit = Number(query.get("limit") ?? 100);
  return Number.isInteger(limit) && limit >= 1 && limit <= most ? limit : null;
}

function candlesOf(
  listing: WeexListing,
  moment: VenueMoment,
  span: { readonly from: number; readonly before: number },
): Json[] {
  const price = (value: number): string => toStep(value, listing.tick);
  return pastCandles(listing, moment, span, candleMs).map(({ start, open, high, low, close }) => [
    start,
    ...[open, high, low, close].map(price),
    "25.678",
    start + candleMs,
    "1782223.45",
    125,
    "12.345",
    "856789.12",
  ]);
}

/** The latest candles; times are not looked at. */
export const weexKlines: WeexHistory = (listing, query, moment) => {
  const limit = limitOf(query, 1000);
  // At which hour the longer candles begin is not known.
  if (limit === null || query.get("interval") !== "4h") return null;
  const before = moment.clock + 1;
  return candlesOf(listing, moment, { from: before - (limit + 1) * candleMs, before }).slice(-limit);
};

/** The candles between two times, both past; of a long span those that follow its start. */
export const weexHistoryKlines: WeexHistory = (listing, query, moment) => {
  const limit = limitOf(query, 100);
  const from = Number(query.get("startTime") ?? listedSince);
  const end = Number(query.get("endTime") ?? moment.clock);
  if (limit === null || query.get("interval") !== "4h" || from > end || end > moment.clock) return null;
  return candlesOf(listing, moment, { from, before: end + 1 }).slice(0, limit);
};

/** The latest settlements, or those of at most seven days; newest first. */
export const weexFundingRates: WeexHistory = (listing, query, moment) => {
  const limit = limitOf(query, 1000);
  const start = query.get("startTime");
  const end = Number(query.get("endTime") ?? moment.clock);
  const isOld = start !== null && Number(start) < moment.clock - longestFundingPastMs;
  const isLong = start !== null && end - Number(start) > longestFundingSpanMs;
  if (limit === null || isOld || isLong) return null;
  const from = start === null ? end - limit * listing.intervalHours * hourMs : Number(start);
  return pastSettlements(listing, moment, { from, before: end + 1 })
    .reverse()
    .slice(0, limit)
    .map(({ time, rate }) => ({
      symbol: listing.symbol,
      fundingRate: rate.toFixed(8),
      fundingTime: time,
      markPrice: toStep(moment.market.quote(listing, time).mark, listing.tick),
    }));
};
