import { trimmed } from "../digits.js";
import type { Contract } from "../market.js";
import { pastCandles, pastSettlements } from "../past.js";
import type { JsonObject, VenueMoment } from "../venue.js";

const dayMs = 86_400_000;
const maxCandles = 5000;
const maxSettlements = 500;
// Half of the settlements are stamped so much too late.
const lateMs = 76;

type Span = { readonly startTime: number; readonly endTime: number };

/** Daily candles whose start lies in a span, oldest first. */
export function hyperliquidCandles(
  listing: Contract,
  { startTime, endTime }: Span,
  price: (value: number) => string,
  moment: VenueMoment,
): readonly JsonObject[] {
  return pastCandles(listing, moment, { from: startTime, before: endTime + 1 })
    .slice(-maxCandles)
    .map(({ start, open, high, low, close }) => ({
      t: start,
      T: start + dayMs - 1,
      s: listing.symbol,
      i: "1d",
      o: price(open),
      c: price(close),
      h: price(high),
      l: price(low),
      v: "1523.7",
      n: 20_148,
    }));
}

/** Settled rates in a span, oldest first, of too many those that follow the start; some stamped late. */
export function hyperliquidSettlements(
  listing: Contract,
  { startTime, endTime }: Span,
  moment: VenueMoment,
): readonly JsonObject[] {
  return pastSettlements(listing, moment, { from: startTime - lateMs, before: endTime + 1 })
    .map(({ time, rate }) => ({
      coin: listing.symbol,
      fundingRate: trimmed(rate, 10),
      premium: trimmed(rate * 4, 10),
      time: time + ((time / dayMs) % 1 < 0.5 ? lateMs : 0),
    }))
    .filter(({ time }) => time >= startTime && time <= endTime)
    .slice(0, maxSettlements);
}
