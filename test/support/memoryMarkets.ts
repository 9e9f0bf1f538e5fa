import type { Answered, DeskMarkets } from "../../shared/desk/deskMarkets.js";
import { attempt } from "../../shared/errors.js";
import type { DeskWorld } from "./deskCases.js";
import { answerOf } from "./deskAnswers.js";

/**
 * The markets of a world without a service between: what the service would answer is there at once.
 * @param now ms since 1970
 */
export function memoryMarkets(world: DeskWorld, now: number = Date.now()): DeskMarkets {
  const answers = new Map<string, Answered<object>>();
  const ask = <Value>(path: string): Answered<Value> => {
    const known = answers.get(path);
    const answer = known ?? attempt(() => answerOf(world, new URL(`/api/v1/${path}`, "http://127.0.0.1")));
    // Listings are indexed by the answer they came in, so that it has to stay the same one.
    answers.set(path, answer);
    return answer as Answered<Value>;
  };
  const comparison: DeskMarkets["comparison"] = (coin, kind) =>
    ask(`compare/${encodeURIComponent(coin)}?kind=${kind}`);
  return {
    now,
    snapshot: (venue, kind) => ask(`perpetuals/${venue}/${kind}`),
    comparison,
    laterComparison: comparison,
    history: ({ what, instrument: { venue, kind, coin, quote }, days }) => {
      const route = what === "closes" ? "candles" : "funding";
      const asked = `quote=${quote}&days=${String(days)}`;
      return ask(`${route}/${venue}/${kind}/${encodeURIComponent(coin)}?${asked}`);
    },
    tiers: ({ venue, kind, coin, quote }) =>
      ask(`tiers/${venue}/${kind}/${encodeURIComponent(coin)}?quote=${quote}`),
  };
}
