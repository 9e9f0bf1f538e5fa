import type { perpetualsRoute } from "../../shared/contract/marketRoutes.js";
import type { SnapshotCache } from "../cache/snapshotCache.js";
import type { Answerer } from "../http/httpHandler.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { findReader } from "./findReader.js";

/** Answers a venue's perpetuals of one kind. */
export function answerPerpetuals(
  venues: readonly OpenVenue[],
  snapshots: SnapshotCache,
): Answerer<typeof perpetualsRoute.parameters> {
  return async ({ venue: id, kind }, log) => {
    const { venue, reader } = findReader(venues, id, kind);
    return snapshots.read({ venue: id, venueName: venue.name, kind, reader }, log);
  };
}
