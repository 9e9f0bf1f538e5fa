import { venues } from "../../../functions/venues/registry.js";
import { perpetualKinds, type PerpetualKind } from "../../../shared/contract/perpetuals.js";
import type { Venue as SimulatedVenue } from "../../simulator/venue.js";
import { simulatedVenues } from "../../simulator/venues/registry.js";

/** One kind of one venue, and who plays the venue. */
export type VenueSubject = {
  readonly id: string;
  readonly name: string;
  readonly kind: PerpetualKind;
  readonly path: string;
  readonly simulated: SimulatedVenue;
};

function simulatedVenue(id: string): SimulatedVenue {
  const found = simulatedVenues.find((venue) => venue.id === id);
  if (found === undefined) throw new Error(`${id} has no simulator`);
  return found;
}

/** Every kind that every venue offers: what is added to the registry is tested without being named here. */
export const venueSubjects: readonly VenueSubject[] = venues.flatMap(({ id, name, open }) => {
  const readers = open({ proxyUrl: null, timeoutMs: 1000 });
  return perpetualKinds
    .filter((kind) => readers[kind] !== undefined)
    .map((kind) => ({
      id,
      name,
      kind,
      path: `api/v1/perpetuals/${id}/${kind}`,
      simulated: simulatedVenue(id),
    }));
});
