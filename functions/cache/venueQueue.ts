import pLimit, { type LimitFunction } from "p-limit";
import { HedgeError } from "../../shared/errors.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { venueError } from "../venues/upstreamError.js";
import { withDeadline } from "./withDeadline.js";

/** What is asked of a venue beside its prices, a few questions at a time. */
export type VenueQueue = {
  /** From the first place in the queue to the last answer of one reading, ms. */
  readonly deadlineMs: number;
  /** @throws HedgeError venue_timeout when too many wait or the deadline passes, or whatever `read` throws */
  readonly run: <Value>(venue: OpenVenue, read: () => Promise<Value>) => Promise<Value>;
};

// A sheet of 200 holdings asks for 200 histories at once; the venue would refuse that many, and its quotes with them.
const atOnce = 3;
const mostWaiting = 120;

/** Opens the queues of all venues, each of its own length. */
export function createVenueQueue({ upstreamTimeoutMs }: { readonly upstreamTimeoutMs: number }): VenueQueue {
  const limits = new Map<string, LimitFunction>();
  const limitOf = (venue: string): LimitFunction => {
    const limit = limits.get(venue) ?? pLimit(atOnce);
    limits.set(venue, limit);
    return limit;
  };
  // Several pages in a row, and a place in the queue before them.
  const deadlineMs = 3 * upstreamTimeoutMs;
  return {
    deadlineMs,
    run: async (venue, read) => {
      const limit = limitOf(venue.id);
      if (limit.pendingCount > mostWaiting) throw tooMany(venue.name);
      return withDeadline(limit(read), deadlineMs, () =>
        venueError({ venueName: venue.name, code: "venue_timeout" }),
      );
    },
  };
}

function tooMany(venueName: string): HedgeError {
  const message = `Too much of ${venueName} is asked for at once; ask again in a minute.`;
  return new HedgeError({ code: "venue_timeout", message });
}
