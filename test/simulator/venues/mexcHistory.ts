import { toStep } from "../digits.js";
import { listedSince, pastCandles, pastSettlements } from "../past.js";
import type { JsonObject, VenueMoment } from "../venue.js";
import type { MexcListing } from "./mexcListings.js";

const candleMs = 8 * 3_600_000;
const maxCandles = 2000;
const maxSettlements = 1000;

/** Candles as one list for each of their values; times in seconds. Null where the question is wrong. */
export function mexcKline(
  listing: MexcListing,
  query: URLSearchParams,
  moment: VenueMoment,
): JsonObject | null {
  // At which hour the longer candles begin is not known.
  if (query.get("interval") !== "Hour8") return null;
  const before = Number(query.get("end") ?? moment.clock / 1000) * 1000 + 1;
  const start = query.get("start");
  const from = start === null ? before - maxCandles * candleMs : Number(start) * 1000;
  const candles = pastCandles(listing, moment, { from, before }, candleMs).slice(0, maxCandles);
  // Numbers, not texts: the zeros at the end of a price are not there.
  const price = (value: number): number => Number(toStep(value, listing.tick));
  return {
    time: candles.map((candle) => candle.start / 1000),
    open: candles.map(({ open }) => price(open)),
    close: candles.map(({ close }) => price(close)),
    high: candles.map(({ high }) => price(high)),
    low: candles.map(({ low }) => price(low)),
    vol: candles.map(() => 1740),
    amount: candles.map(() => 60_793.623),
  };
}

/** One numbered page of settlements, newest first. */
export function mexcFundingHistory(
  listing: MexcListing,
  query: URLSearchParams,
  moment: VenueMoment,
): JsonObject {
  const pageSize = Math.min(maxSettlements, Number(query.get("page_size") ?? 20));
  const currentPage = Number(query.get("page_num") ?? 1);
  const all = pastSettlements(listing, moment, { from: listedSince, before: moment.clock + 1 }).reverse();
  return {
    pageSize,
    totalCount: all.length,
    totalPage: Math.ceil(all.length / pageSize),
    currentPage,
    resultList: all.slice((currentPage - 1) * pageSize, currentPage * pageSize).map(({ time, rate }) => ({
      symbol: listing.symbol,
      fundingRate: Number(rate.toFixed(6)),
      settleTime: time,
    })),
  };
}
