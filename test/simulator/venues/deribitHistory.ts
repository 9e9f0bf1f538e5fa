import { toStep } from "../digits.js";
import { pastCandles } from "../past.js";
import type { Json, VenueMoment } from "../venue.js";
import type { DeribitListing } from "./deribitListings.js";

const hourMs = 3_600_000;
const candleMs = 2 * hourMs;
const maxCandles = 5000;
const maxRates = 744;

/** Answers null where the question is wrong. */
export type DeribitHistory = (
  listing: DeribitListing,
  query: URLSearchParams,
  moment: VenueMoment,
) => Json | null;

function spanOf(query: URLSearchParams): { from: number; before: number } | null {
  const start = query.get("start_timestamp");
  const end = query.get("end_timestamp");
  return start === null || end === null ? null : { from: Number(start), before: Number(end) + 1 };
}

/** Candles as one list for each of their values; of a long span those that follow its start. */
export const deribitChart: DeribitHistory = (listing, query, moment) => {
  const span = spanOf(query);
  // At which hour the longer candles begin is not known.
  if (span === null || query.get("resolution") !== "120") return null;
  const candles = pastCandles(listing, moment, span, candleMs).slice(0, maxCandles);
  const price = (value: number): number => Number(toStep(value, listing.tick));
  return {
    volume: candles.map(() => 3.668),
    ticks: candles.map(({ start }) => start),
    status: candles.length === 0 ? "no_data" : "ok",
    open: candles.map(({ open }) => price(open)),
    low: candles.map(({ low }) => price(low)),
    high: candles.map(({ high }) => price(high)),
    cost: candles.map(() => 28_740),
    close: candles.map(({ close }) => price(close)),
  };
};

/** What was paid in the hour and in the eight hours before every full hour, oldest first. */
export const deribitFundingHistory: DeribitHistory = (listing, query, moment) => {
  const span = spanOf(query);
  if (span === null || listing.deliveryTime !== null) return null;
  const { market, time } = moment;
  const paidBefore = (at: number): number => (market.quote(listing, at - 1).fundingRate ?? 0) / 8;
  const index = (at: number): number => Number(market.quote(listing, at).index.toFixed(2));
  const first = Math.ceil(span.from / hourMs) * hourMs;
  const count = Math.max(0, Math.ceil((Math.min(span.before, time + 1) - first) / hourMs));
  return Array.from({ length: Math.min(count, maxRates) }, (_, place) => {
    const at = first + place * hourMs;
    const paid = Array.from({ length: 8 }, (__, hour) => paidBefore(at - hour * hourMs));
    return {
      timestamp: at,
      index_price: index(at),
      prev_index_price: index(at - hourMs),
      interest_8h: paid.reduce((sum, rate) => sum + rate, 0),
      interest_1h: paid[0] ?? 0,
    };
  });
};
