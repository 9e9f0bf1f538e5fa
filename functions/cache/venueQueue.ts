import pLimit, { type LimitFunction } from "p-limit";
import { HedgeError } from "../../shared/errors.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { createRequestBudget, type RequestBudget } from "../venues/requestBudget.js";
import { requestLimitsOf } from "../venues/requestLimits.js";
import { venueError } from "../venues/upstreamError.js";
import { withDeadline } from "./withDeadline.js";

/** Waits until one more request may be sent. @throws HedgeError venue_timeout when nobody would wait for its answer */
type NextTurn = () => Promise<void>;

/** What is asked of a venue beside its prices: a few questions at a time, and never more than a share of its limit. */
export type VenueQueue = {
  /** From the first place in the queue to the last answer of one reading, ms. */
  readonly deadlineMs: number;
  /**
   * @param read sends one request at once, and each further one at its turn
   * @throws HedgeError venue_timeout when too many wait or the deadline passes, or whatever `read` throws
   */
  readonly run: <Value>(venue: OpenVenue, read: (nextTurn: NextTurn) => Promise<Value>) => Promise<Value>;
};

type QueueSettings = { readonly upstreamTimeoutMs: number; readonly historyShare: number };

type Line = { readonly limit: LimitFunction; readonly budget: RequestBudget };

// A sheet of 200 holdings asks for 200 histories at once; the venue would refuse that many, and its quotes with them.
const atOnce = 3;
const mostWaiting = 120;

/** Opens the queues of all venues, each of its own length. */
export function createVenueQueue({ upstreamTimeoutMs, historyShare }: QueueSettings): VenueQueue {
  const lines = new Map<string, Line>();
  const lineOf = ({ id, name }: OpenVenue): Line => {
    const line = lines.get(id) ?? {
      limit: pLimit(atOnce),
      budget: createRequestBudget(requestLimitsOf(name).history, historyShare),
    };
    lines.set(id, line);
    return line;
  };
  // Several pages in a row, and a place in the queue before them.
  const deadlineMs = 3 * upstreamTimeoutMs;
  return {
    deadlineMs,
    run: async (venue, read) => {
      const { limit, budget } = lineOf(venue);
      if (limit.pendingCount > mostWaiting) throw tooMuch(venue.name);
      // What nobody waits for any more must not keep the venue's places from those who do.
      const giveUpAt = performance.now() + deadlineMs;
      const nextTurn = async (): Promise<void> => {
        // What would not be sent must not use up the turns of what will be.
        const waitMs = venue.pause.leftMs();
        if (waitMs > 0) throw venueError({ venueName: venue.name, code: "venue_rate_limited", waitMs });
        if (performance.now() > giveUpAt) throw late(venue.name);
        if (!(await budget.turn(giveUpAt))) throw tooMuch(venue.name);
      };
      const reading = limit(async () => {
        await nextTurn();
        return read(nextTurn);
      });
      return withDeadline(reading, deadlineMs, () => late(venue.name));
    },
  };
}

function late(venueName: string): HedgeError {
  return venueError({ venueName, code: "venue_timeout" });
}

function tooMuch(venueName: string): HedgeError {
  const message = `Much of ${venueName}'s past is asked for at once, which it tells bit by bit; ask again in a minute.`;
  return new HedgeError({ code: "venue_timeout", message });
}
