import type { CacheTier, Health, healthRoute } from "../../shared/contract/health.js";
import { encodeBody } from "../http/encodedBody.js";
import type { Answerer } from "../http/httpHandler.js";
import type { VenueState } from "./venueStates.js";

type HealthFacts = {
  readonly version: string;
  readonly startedAt: number;
  readonly cacheTier: () => CacheTier;
  readonly clockAheadMs: () => number | null;
  readonly states: () => Promise<readonly VenueState[]>;
};

/** Answers that the service runs, and how its venues are doing; asks neither a venue nor Redis. */
export function answerHealth(facts: HealthFacts): Answerer<typeof healthRoute.parameters> {
  const { version, startedAt, cacheTier, clockAheadMs, states } = facts;
  return async () => {
    const known = await states();
    const answer: Health = {
      status: "ok",
      version,
      startedAt,
      cache: cacheTier(),
      clockAheadMs: clockAheadMs(),
      down: known.filter(({ status }) => status === "down").map(({ venue, kind }) => `${venue}/${kind}`),
      venues: known.map(({ venue, kind, status, ageMs, lastFailure, pausedMs }) => ({
        venue,
        kind,
        status,
        ageMs,
        lastError: lastFailure === null ? null : { at: lastFailure.at, code: lastFailure.code },
        pausedUntil: pausedMs === 0 ? null : Math.round(Date.now() + pausedMs),
      })),
    };
    return { body: await encodeBody(answer) };
  };
}
