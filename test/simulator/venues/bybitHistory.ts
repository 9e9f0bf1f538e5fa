import { toStep, trimmed } from "../digits.js";
import { pastCandles, pastSettlements } from "../past.js";
import type { JsonObject, VenueMoment } from "../venue.js";
import type { BybitListing } from "./bybitListings.js";

const dayMs = 86_400_000;
const maxCandles = 1000;
const maxSettlements = 200;

/** A history's result, or which parameter is wrong. */
type BybitResult = { readonly result: JsonObject } | { readonly refused: string };

export type BybitHistory = (
  listing: BybitListing,
  query: URLSearchParams,
  moment: VenueMoment,
) => BybitResult;

function limitOf(query: URLSearchParams, most: number): number | null {
  const limit = Number(query.get("limit") ?? 200);
  return Number.isInteger(limit) && limit >= 1 && limit <= most ? limit : null;
}

/** Candles, newest first; the one that holds the start is returned too. */
const kline: BybitHistory = (listing, query, moment) => {
  const limit = limitOf(query, maxCandles);
  if (limit === null) return { refused: "limit" };
  if (query.get("interval") !== "D") return { refused: "interval" };
  const before = Number(query.get("end") ?? moment.clock) + 1;
  const from = Math.floor(Number(query.get("start") ?? before - limit * dayMs) / dayMs) * dayMs;
  const price = (value: number): string => toStep(value, listing.tick);
  const list = pastCandles(listing, moment, { from, before })
    .reverse()
    .slice(0, limit)
    .map(({ start, open, high, low, close }) => [
      String(start),
      ...[open, high, low, close].map(price),
      "268611",
      "15.74462667",
    ]);
  return { result: { symbol: listing.symbol, category: listing.category, list } };
};

/** Settlements, newest first. */
const fundingHistory: BybitHistory = (listing, query, moment) => {
  const limit = limitOf(query, maxSettlements);
  if (limit === null) return { refused: "limit" };
  const end = query.get("endTime");
  if (query.get("startTime") !== null && end === null) return { refused: "endTime" };
  const span = { from: Number(query.get("startTime") ?? 0), before: Number(end ?? moment.clock) + 1 };
  const list = pastSettlements(listing, moment, span)
    .reverse()
    .slice(0, limit)
    .map(({ time, rate }) => ({
      symbol: listing.symbol,
      fundingRate: trimmed(rate, 8),
      fundingRateTimestamp: String(time),
    }));
  return { result: { category: listing.category, list } };
};

/** Bybit's histories by their paths. */
export const bybitHistories: ReadonlyMap<string, BybitHistory> = new Map<string, BybitHistory>([
  ["/v5/market/kline", kline],
  ["/v5/market/funding/history", fundingHistory],
]);
