import { requestLimitsOf, type RequestLimit } from "../../../functions/venues/requestLimits.js";
import type { SimulatedRequest } from "../../simulator/requestLog.js";

/** The kind of a request: its path, and where all have one path what its body asks for. */
export function kindOf({ path, body }: SimulatedRequest): string {
  const asked = /"type":\s*"(\w+)"/.exec(body)?.[1];
  return asked === undefined ? path : `${path} ${asked}`;
}

type Spent = { readonly time: number; readonly points: number };

/** The most that was spent in any window of that length, wherever it begins. */
function maxWithin(spent: readonly Spent[], perMs: number): number {
  let [first, sum, most] = [0, 0, 0];
  for (const { time, points } of spent) {
    sum += points;
    for (
      let oldest = spent[first];
      oldest !== undefined && oldest.time <= time - perMs;
      oldest = spent[first]
    ) {
      sum -= oldest.points;
      first += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

/**
 * How much of its limit a venue saw used, fraction, in the fullest window of each count it keeps.
 * @param requests of one venue, oldest first
 * @param isHistory whether a kind of request asks for the past
 */
export function fullestShare(
  venueName: string,
  requests: readonly SimulatedRequest[],
  isHistory: (kind: string) => boolean,
): number {
  const { quotes, history, candles, isByAddress } = requestLimitsOf(venueName);
  const limitOf = (kind: string): RequestLimit => {
    if (!isHistory(kind)) return quotes;
    return /kline|candle/iu.test(kind) ? (candles ?? history) : history;
  };
  const counts = new Map<string, { readonly limit: RequestLimit; readonly spent: Spent[] }>();
  for (const request of requests) {
    const kind = kindOf(request);
    const limit = limitOf(kind);
    const name = isByAddress ? kind : `${String(limit.points)} in ${String(limit.perMs)}`;
    const count = counts.get(name) ?? { limit, spent: [] };
    counts.set(name, count);
    count.spent.push({ time: request.time, points: limit.cost });
  }
  const shares = [...counts.values()].map(({ limit, spent }) => maxWithin(spent, limit.perMs) / limit.points);
  return Math.max(0, ...shares);
}
