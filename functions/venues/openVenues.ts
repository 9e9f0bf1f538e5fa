import type { UpstreamSettings } from "./connection.js";
import type { PerpetualReaders, Venue } from "./venue.js";
import { sharedPause, type VenuePause } from "./venuePause.js";

/** A venue with the readers of its kinds. */
export type OpenVenue = {
  readonly id: string;
  readonly name: string;
  readonly readers: PerpetualReaders;
  /** The time for which it is not asked at all. */
  readonly pause: Pick<VenuePause, "leftMs">;
};

/** Opens venues; nothing is built or sent before the first reading. */
export function openVenues(venues: readonly Venue[], settings: UpstreamSettings): OpenVenue[] {
  return venues.map(({ id, name, open }) => ({
    id,
    name,
    readers: open(settings),
    pause: sharedPause(settings, name),
  }));
}
