import type { CacheTier, Health, healthRoute } from "../../shared/contract/health.js";
import { perpetualKinds } from "../../shared/contract/perpetuals.js";
import type { SnapshotCache } from "../cache/snapshotCache.js";
import { encodeBody } from "../http/encodedBody.js";
import type { Answerer } from "../http/httpHandler.js";
import type { OpenVenue } from "../venues/openVenues.js";

type HealthFacts = {
  readonly version: string;
  readonly startedAt: number;
  readonly cacheTier: () => CacheTier;
  readonly venues: readonly OpenVenue[];
  readonly snapshots: Pick<SnapshotCache, "latest">;
};

/** Answers that the service runs, and which venues do not; asks neither a venue nor Redis. */
export function answerHealth({
  version,
  startedAt,
  cacheTier,
  venues,
  snapshots,
}: HealthFacts): Answerer<typeof healthRoute.parameters> {
  async function isDown(id: string, kind: (typeof perpetualKinds)[number]): Promise<boolean> {
    const entry = await snapshots.latest(id, kind);
    return entry !== undefined && entry.failure !== null;
  }
  return async () => {
    const offered = venues.flatMap(({ id, readers }) =>
      perpetualKinds.filter((kind) => readers[kind] !== undefined).map((kind) => ({ id, kind })),
    );
    const down = await Promise.all(
      offered.map(async ({ id, kind }) => ((await isDown(id, kind)) ? [`${id}/${kind}`] : [])),
    );
    const answer: Health = { status: "ok", version, startedAt, cache: cacheTier(), down: down.flat() };
    return { body: await encodeBody(answer) };
  };
}
