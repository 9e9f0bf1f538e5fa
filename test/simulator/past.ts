import { nextFundingAfter, type Contract } from "./market.js";
import type { VenueMoment } from "./venue.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Every simulated contract is said to be this old. */
export const listedSince = Date.UTC(2023, 5, 1);

/** Values at or after `from` and before `before`, both ms since 1970. */
type Span = { readonly from: number; readonly before: number };

/** A candle; the last one may be unfinished, as exchanges report it. */
export type PastCandle = {
  readonly start: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
};

/** The candles of a contract that start within a span, oldest first. */
export function pastCandles(
  contract: Contract,
  moment: VenueMoment,
  { from, before }: Span,
  stepMs: number = dayMs,
): PastCandle[] {
  const { market, time } = moment;
  const lastAt = (at: number): number => market.quote(contract, Math.min(at, time)).last;
  const first = Math.ceil(Math.max(from, listedSince) / stepMs) * stepMs;
  const candles: PastCandle[] = [];
  for (let start = first; start < before && start <= time; start += stepMs) {
    const prices = [0, 0.25, 0.5, 0.75].map((part) => lastAt(start + part * stepMs));
    const open = prices[0] ?? 0;
    const close = lastAt(start + stepMs - 1);
    candles.push({
      start,
      open,
      high: Math.max(...prices, close),
      low: Math.min(...prices, close),
      close,
    });
  }
  return candles;
}

/** A settlement of the past and the rate it charged. */
type Settlement = { readonly time: number; readonly rate: number };

/** The settlements of a contract within a span, oldest first: each charged the rate of the moment before it. */
export function pastSettlements(
  contract: Contract,
  moment: VenueMoment,
  { from, before }: Span,
): Settlement[] {
  const { market, time } = moment;
  const { intervalHours, firstSettlement } = contract;
  if (intervalHours === null) return [];
  const settlements: Settlement[] = [];
  for (
    let at = nextFundingAfter(Math.max(from, listedSince) - 1, intervalHours, firstSettlement);
    at < before && at <= time;
    at += intervalHours * hourMs
  ) {
    const { fundingRate } = market.quote(contract, at - 1);
    if (fundingRate !== null) settlements.push({ time: at, rate: fundingRate });
  }
  return settlements;
}
