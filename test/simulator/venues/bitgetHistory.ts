import { toStep, trimmed } from "../digits.js";
import { pastCandles, pastSettlements } from "../past.js";
import type { Json, VenueMoment } from "../venue.js";
import type { BitgetListing } from "./bitgetListings.js";

const dayMs = 86_400_000;
const maxSpanMs = 90 * dayMs;
const maxCandles = 200;
const maxPerPage = 100;

/** Daily candles, oldest first, the latest of too many; null where Bitget refuses the parameters. */
export function bitgetCandles(
  listing: BitgetListing,
  { query, granularity }: { readonly query: URLSearchParams; readonly granularity: string | null },
  moment: VenueMoment,
): readonly Json[] | null {
  const before = Number(query.get("endTime") ?? moment.clock);
  const limit = Math.min(maxCandles, Number(query.get("limit") ?? 100));
  const from = Number(query.get("startTime") ?? before - Math.min(limit * dayMs, maxSpanMs));
  if (granularity !== "1Dutc" || before - from > maxSpanMs) return null;
  const price = (value: number): string => toStep(value, listing.tick);
  return pastCandles(listing, moment, { from, before })
    .slice(-limit)
    .map(({ start, open, high, low, close }) => [
      String(start),
      price(open),
      price(high),
      price(low),
      price(close),
      "26.26",
      "687897.63",
    ]);
}

type Settlement = { readonly symbol: string; readonly rate: string; readonly time: string };

/** One page of settled rates, newest first. */
export function bitgetSettlements(
  listing: BitgetListing,
  asked: { readonly size: number; readonly page: number },
  moment: VenueMoment,
): readonly Settlement[] {
  const size = Math.min(maxPerPage, asked.size);
  const { page } = asked;
  return pastSettlements(listing, moment, { from: 0, before: moment.clock + 1 })
    .reverse()
    .slice((page - 1) * size, page * size)
    .map(({ time, rate }) => ({
      symbol: listing.symbol,
      rate: trimmed(rate, 6),
      time: String(time),
    }));
}
