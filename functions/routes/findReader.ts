import { perpetualKinds, type PerpetualKind } from "../../shared/contract/perpetuals.js";
import { HedgeError } from "../../shared/errors.js";
import { nearest } from "../../shared/nearest.js";
import type { OpenVenue } from "../venues/openVenues.js";
import type { PerpetualReader } from "../venues/venue.js";

/** A venue and its reader of one kind. @throws HedgeError unknown_venue, kind_not_offered */
export function findReader(
  venues: readonly OpenVenue[],
  id: string,
  kind: PerpetualKind,
): { readonly venue: OpenVenue; readonly reader: PerpetualReader } {
  const venue = venues.find((candidate) => candidate.id === id);
  if (venue === undefined) {
    const known = venues.map((candidate) => candidate.id);
    const [meant] = nearest(id, known);
    const question = meant === undefined ? "." : `; did you mean ${meant}?`;
    throw new HedgeError({
      code: "unknown_venue",
      message: `Unknown venue ${JSON.stringify(id)}${question} Known venues: ${known.join(", ")}.`,
    });
  }
  const reader = venue.readers[kind];
  if (reader === undefined) {
    const offered = perpetualKinds.filter((other) => venue.readers[other] !== undefined).join(", ");
    throw new HedgeError({
      code: "kind_not_offered",
      message: `${venue.name} has no ${kind} perpetuals; it offers ${offered} ones.`,
    });
  }
  return { venue, reader };
}
