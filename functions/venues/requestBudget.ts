import { setTimeout as wait } from "node:timers/promises";
import type { RequestLimit } from "./requestLimits.js";

/** The share of a venue's limit that requests for the past may take. */
export type RequestBudget = {
  /**
   * Waits for the turn of one request.
   * @param giveUpAt when nobody waits for its answer any more, by `performance.now()`
   * @returns false at once, and without using up a turn, when there is none before then
   */
  readonly turn: (giveUpAt: number) => Promise<boolean>;
};

/**
 * Opens the budget of one venue: in no window as long as the venue's own begin more requests than the share allows, so
 * that prices, which are asked without waiting here, find the rest. Own code, because the kept libraries go by a wall
 * clock that may be set back (p-throttle), by windows one after the other, of which two neighbours hold twice as much
 * (rate-limiter-flexible), or keep the turns of those who have gone (both).
 * @param share of the limit, fraction
 */
export function createRequestBudget({ points, perMs, cost }: RequestLimit, share: number): RequestBudget {
  const most = Math.max(1, Math.floor((points * share) / cost));
  // When the latest requests began or are to begin, the oldest first.
  const turns: number[] = [];

  return {
    turn: async (giveUpAt) => {
      const now = performance.now();
      const oldest = turns.length < most ? undefined : turns[0];
      const begin = oldest === undefined ? now : Math.max(now, oldest + perMs);
      if (begin > giveUpAt) return false;
      turns.push(begin);
      if (turns.length > most) turns.shift();
      if (begin > now) await wait(begin - now);
      return true;
    },
  };
}
