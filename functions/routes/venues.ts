import { perpetualKinds, type PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { Venues, venuesRoute } from "../../shared/contract/venues.js";
import type { SnapshotCache } from "../cache/snapshotCache.js";
import type { SnapshotEntry } from "../cache/snapshotEntry.js";
import { encodeBody } from "../http/encodedBody.js";
import type { Answerer } from "../http/httpHandler.js";
import type { OpenVenue } from "../venues/openVenues.js";

type KindStatus = Venues["venues"][number]["kinds"][number];

/** Answers how every venue fares; asks none of them. */
export function answerVenues(
  venues: readonly OpenVenue[],
  snapshots: SnapshotCache,
): Answerer<typeof venuesRoute.parameters> {
  return async () => {
    const listed = await Promise.all(
      venues.map(async ({ id, name, readers }) => ({
        venue: id,
        name,
        kinds: await Promise.all(
          perpetualKinds
            .filter((kind) => readers[kind] !== undefined)
            .map(async (kind) => kindStatus(kind, await snapshots.latest(id, kind))),
        ),
      })),
    );
    const answer: Venues = { venues: listed };
    return { body: await encodeBody(answer) };
  };
}

function kindStatus(kind: PerpetualKind, entry: SnapshotEntry | undefined): KindStatus {
  if (entry === undefined)
    return { kind, status: "idle", lastSuccess: null, lastProblem: null, nextTry: null, source: null };
  return {
    kind,
    status: entry.failure === null ? "up" : "down",
    lastSuccess: entry.good?.asOf ?? null,
    lastProblem: entry.lastFailure,
    nextTry: entry.failure === null ? null : entry.expires,
    source: entry.good?.source ?? null,
  };
}
