import { toStep } from "../digits.js";
import { pastCandles, pastSettlements } from "../past.js";
import type { JsonObject, VenueMoment } from "../venue.js";
import type { HtxListing } from "./htxListings.js";

const hourMs = 3_600_000;
const maxCandles = 2000;
const maxPerPage = 50;

// Days of HTX begin at 16:00 UTC, which no candle of the market's own grid does.
const periods: ReadonlyMap<string | null, number> = new Map([
  ["60min", hourMs],
  ["4hour", 4 * hourMs],
]);

/** Candles, oldest first; null where HTX refuses the parameters. A size makes it ignore the span. */
export function htxCandles(
  listing: HtxListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly JsonObject[] | null {
  const stepMs = periods.get(query.get("period"));
  const size = query.get("size");
  if (stepMs === undefined || (size === null && !(query.has("from") && query.has("to")))) return null;
  const from = size === null ? Number(query.get("from")) * 1000 : moment.clock - Number(size) * stepMs;
  const before = size === null ? Number(query.get("to")) * 1000 + 1 : moment.clock + 1;
  const price = (value: number): number => Number(toStep(value, listing.tick));
  return pastCandles(listing, moment, { from, before }, stepMs)
    .slice(0, maxCandles)
    .map(({ start, open, high, low, close }) => ({
      amount: 0.004,
      close: price(close),
      count: 1,
      high: price(high),
      id: start / 1000,
      low: price(low),
      open: price(open),
      ...(listing.kind === "linear" ? { trade_turnover: 52.3072 } : {}),
      vol: 4,
    }));
}

/** One page of settled rates, newest first. */
export function htxSettlements(listing: HtxListing, query: URLSearchParams, moment: VenueMoment): JsonObject {
  const { symbol, coin, quote, kind } = listing;
  const settlements = pastSettlements(listing, moment, { from: 0, before: moment.clock + 1 }).reverse();
  const size = Math.min(maxPerPage, Number(query.get("page_size") ?? 20));
  const page = Number(query.get("page_index") ?? 1);
  return {
    total_page: Math.ceil(settlements.length / size),
    current_page: page,
    total_size: settlements.length,
    data: settlements.slice((page - 1) * size, page * size).map(({ time, rate }) => ({
      avg_premium_index: (rate / 2).toFixed(18),
      funding_rate: rate.toFixed(18),
      funding_time: String(time),
      contract_code: symbol,
      symbol: coin,
      fee_asset: kind === "inverse" ? coin : quote,
    })),
  };
}
