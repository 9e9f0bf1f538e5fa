import { toStep } from "../digits.js";
import { pastCandles, pastSettlements } from "../past.js";
import type { JsonObject, VenueMoment } from "../venue.js";
import type { GateListing } from "./gateListings.js";

const dayMs = 86_400_000;
const maxCandles = 2000;
const maxSettlements = 1000;

/** The span a request names in seconds, both ends included. */
function spanOf(query: URLSearchParams, clock: number): { from: number; before: number } {
  const to = Number(query.get("to") ?? Math.floor(clock / 1000));
  return { from: Number(query.get("from") ?? 0) * 1000, before: (to + 1) * 1000 };
}

/** Daily candles, oldest first; null where Gate refuses the parameters. */
export function gateCandles(
  listing: GateListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly JsonObject[] | null {
  const span = spanOf(query, moment.clock);
  const bothNamed = query.has("limit") && (query.has("from") || query.has("to"));
  const days = query.get("interval") === "1d" && (query.get("timezone") ?? "utc0") === "utc0";
  if (!days || bothNamed || span.before - span.from > maxCandles * dayMs) return null;
  const price = (value: number): string => toStep(value, listing.tick);
  return pastCandles(listing, moment, span).map(({ start, open, high, low, close }) => ({
    t: start / 1000,
    v: 97_151,
    c: price(close),
    h: price(high),
    l: price(low),
    o: price(open),
    sum: "3580",
  }));
}

/** Settled rates, newest first. Which of too many Gate leaves out it does not say: here the latest. */
export function gateSettlements(
  listing: GateListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly JsonObject[] {
  const limit = Math.min(maxSettlements, Number(query.get("limit") ?? 100));
  return pastSettlements(listing, moment, spanOf(query, moment.clock))
    .slice(0, limit)
    .map(({ time, rate }) => ({ t: time / 1000, r: rate.toFixed(6) }))
    .reverse();
}
