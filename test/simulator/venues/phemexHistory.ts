import { toStep, trimmed } from "../digits.js";
import { pastCandles, pastSettlements, type PastCandle } from "../past.js";
import type { Json, JsonObject, VenueMoment } from "../venue.js";
import type { PhemexListing } from "./phemexListings.js";

const dayMs = 86_400_000;
const dayInSeconds = "86400";
const candleCounts = ["5", "10", "50", "100", "500", "1000"];
const maxSettlements = 100;

type Write = (price: number) => Json;

// Prices of coin-margined contracts are whole numbers, those of the others texts.
function writerOf({ family, tick, priceScale }: PhemexListing): Write {
  if (family === "stablecoinMargined") return (price) => toStep(price, tick);
  return (price) => Math.round(Number(toStep(price, tick)) * 10 ** priceScale);
}

/** Newest first, each with the close before it. */
function rowsOf(candles: readonly PastCandle[], write: Write): Json[] {
  return candles
    .map(({ start, open, high, low, close }, place) => [
      start / 1000,
      Number(dayInSeconds),
      write(candles[place - 1]?.close ?? open),
      write(open),
      write(high),
      write(low),
      write(close),
      4_053_863,
      47_228_362_330,
    ])
    .reverse();
}

/** The latest daily candles, the unfinished one among them; null for another number of them than Phemex gives. */
export function phemexLatestCandles(
  listing: PhemexListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly Json[] | null {
  const limit = query.get("limit") ?? "";
  if (query.get("resolution") !== dayInSeconds || !candleCounts.includes(limit)) return null;
  const span = { from: moment.clock - Number(limit) * dayMs, before: moment.clock + 1 };
  return rowsOf(pastCandles(listing, moment, span), writerOf(listing));
}

/** The daily candles that began and were over within a span of seconds; null where it is too long or missing. */
export function phemexCandlesOfSpan(
  listing: PhemexListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly Json[] | null {
  const limit = query.get("limit") ?? "";
  if (query.get("resolution") !== dayInSeconds || !candleCounts.includes(limit)) return null;
  const span = { from: Number(query.get("from")) * 1000, before: Number(query.get("to")) * 1000 - dayMs + 1 };
  const candles = pastCandles(listing, moment, span);
  return candles.length > Number(limit) ? null : rowsOf(candles, writerOf(listing));
}

/** Settled rates, oldest first: of too many those that follow the start, without a start the latest. */
export function phemexSettlements(
  listing: PhemexListing,
  query: URLSearchParams,
  moment: VenueMoment,
): readonly JsonObject[] {
  const start = query.get("start");
  const limit = Math.min(maxSettlements, Number(query.get("limit") ?? maxSettlements));
  const before = Number(query.get("end") ?? moment.clock) + 1;
  const settlements = pastSettlements(listing, moment, { from: Number(start ?? 0), before });
  return (start === null ? settlements.slice(-limit) : settlements.slice(0, limit)).map(({ time, rate }) => ({
    symbol: settledRatesName(listing),
    fundingRate: trimmed(rate, 8),
    fundingTime: time,
    intervalSeconds: (listing.intervalHours ?? 8) * 3600,
  }));
}

/** What the settled rates of a product are called: "BTCUSD" is ".BTCFR8H", "cETHUSD" ".cETHFR8H". */
export function settledRatesName({ family, symbol }: PhemexListing): string {
  return `.${family === "coinMargined" ? symbol.replace(/USD$/, "") : symbol}FR8H`;
}
