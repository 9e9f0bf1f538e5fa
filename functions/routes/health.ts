import type { CacheTier, Health, healthRoute } from "../../shared/contract/health.js";
import { encodeBody } from "../http/encodedBody.js";
import type { Answerer } from "../http/httpHandler.js";

type HealthFacts = {
  readonly version: string;
  readonly startedAt: number;
  readonly cacheTier: () => CacheTier;
};

/** Answers that the service runs; asks neither a venue nor Redis. */
export function answerHealth({
  version,
  startedAt,
  cacheTier,
}: HealthFacts): Answerer<typeof healthRoute.parameters> {
  return async () => {
    const answer: Health = { status: "ok", version, startedAt, cache: cacheTier() };
    return { body: await encodeBody(answer) };
  };
}
