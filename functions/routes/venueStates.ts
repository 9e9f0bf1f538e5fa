import { perpetualKinds, type PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { SnapshotCache } from "../cache/snapshotCache.js";
import { statusOf, type Failure, type SnapshotStatus } from "../cache/snapshotEntry.js";
import type { OpenVenue } from "../venues/openVenues.js";

/** How the prices of one kind of a venue are doing. */
export type VenueState = {
  readonly venue: string;
  readonly kind: PerpetualKind;
  readonly status: SnapshotStatus;
  /** Age of the last good prices; null when there are none. */
  readonly ageMs: number | null;
  readonly lastFailure: Failure | null;
  /** How long nothing is sent to the venue yet; 0 when it does not limit us. */
  readonly pausedMs: number;
};

/** How every venue is doing; asks none of them. */
export async function venueStates(
  venues: readonly OpenVenue[],
  snapshots: Pick<SnapshotCache, "latest">,
): Promise<readonly VenueState[]> {
  const offered = venues.flatMap((venue) =>
    perpetualKinds.filter((kind) => venue.readers[kind] !== undefined).map((kind) => ({ venue, kind })),
  );
  return Promise.all(
    offered.map(async ({ venue: { id, pause }, kind }) => {
      const entry = await snapshots.latest(id, kind);
      const asOf = entry?.good?.asOf;
      return {
        venue: id,
        kind,
        status: statusOf(entry),
        // A clock that was set back would make prices younger than nothing.
        ageMs: asOf === undefined ? null : Math.max(0, Date.now() - asOf),
        lastFailure: entry?.lastFailure ?? null,
        pausedMs: pause.leftMs(),
      };
    }),
  );
}
