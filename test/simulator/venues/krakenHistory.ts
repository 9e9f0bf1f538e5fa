import { toStep } from "../digits.js";
import { listedSince, pastCandles, pastSettlements } from "../past.js";
import type { JsonObject, VenueMoment } from "../venue.js";
import type { KrakenListing } from "./krakenListings.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const maxCandles = 2000;

/** Daily candles, oldest first; of a long span those that follow its start. The span is given in seconds. */
export function krakenCandles(
  listing: KrakenListing,
  query: URLSearchParams,
  moment: VenueMoment,
): JsonObject {
  const before = Number(query.get("to") ?? moment.clock / 1000) * 1000 + 1;
  const start = query.get("from");
  const from = start === null ? before - maxCandles * dayMs : Number(start) * 1000;
  const candles = pastCandles(listing, moment, { from, before });
  // More digits than the price has, as Kraken writes them.
  const price = (value: number): string => Number(toStep(value, listing.tick)).toFixed(11);
  return {
    candles: candles.slice(0, maxCandles).map(({ start: time, open, high, low, close }) => ({
      time,
      high: price(high),
      low: price(low),
      open: price(open),
      close: price(close),
      volume: 10_824,
    })),
    more_candles: candles.length > maxCandles,
  };
}

/**
 * All rates since the contract was listed, oldest first, each under the hour it is charged over. The last one is of the
 * hour that runs and not settled yet.
 */
export function krakenFundingRates(
  listing: KrakenListing,
  moment: VenueMoment,
  amount: (rate: number, index: number) => number,
): JsonObject[] {
  const { market, time } = moment;
  const settled = pastSettlements(listing, moment, { from: listedSince, before: time + 1 });
  const running = {
    time: (Math.floor(time / hourMs) + 1) * hourMs,
    rate: market.quote(listing, time).fundingRate,
  };
  return [...settled, running].map(({ time: settledAt, rate }) => ({
    timestamp: new Date(settledAt - hourMs).toISOString(),
    fundingRate: amount(rate ?? 0, market.quote(listing, settledAt - hourMs).index),
    relativeFundingRate: Number((rate ?? 0).toPrecision(12)),
  }));
}
