import pLimit, { type LimitFunction } from "p-limit";
import { HedgeError } from "../../shared/errors.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { createRequestBudget, type RequestBudget } from "../venues/requestBudget.js";
import { requestLimitsOf, type RequestLimit, type RequestLimits } from "../venues/requestLimits.js";
import { venueError } from "../venues/upstreamError.js";
import type { HistoryTopic } from "./historySubject.js";
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

type QueueSettings = {
  readonly upstreamTimeoutMs: number;
  /** Which of a venue's limits its requests count in. */
  readonly limitOf?: (limits: RequestLimits) => RequestLimit;
  /** The share of that limit that one queue may use, fraction. */
  readonly share: (limits: RequestLimits) => number;
  /** Says that more was asked of a venue than can be answered in time. */
  readonly tooMuch: (venueName: string) => string;
  readonly waited: Waited;
};

/** Takes down how long a question waited for its first turn. */
type Waited = (venueId: string, ms: number) => void;

/** Of the service's settings: how long a venue may take to answer, and the share of its limit that the past may use. */
type PastSettings = {
  readonly upstreamTimeoutMs: number;
  readonly historyShare: number;
  readonly waited?: Waited;
};

type Line = { readonly limit: LimitFunction; readonly budget: RequestBudget };

// A sheet of 200 holdings asks for 200 histories at once; the venue would refuse that many, and its quotes with them.
const atOnce = 3;
const maxWaiting = 120;

// Opens the queues of all venues, each of its own length.
function createVenueQueue({
  upstreamTimeoutMs,
  limitOf = ({ history }) => history,
  share,
  tooMuch,
  waited,
}: QueueSettings): VenueQueue {
  const lines = new Map<string, Line>();
  const lineOf = ({ id, name }: OpenVenue): Line => {
    const limits = requestLimitsOf(name);
    const line = lines.get(id) ?? {
      limit: pLimit(atOnce),
      budget: createRequestBudget(limitOf(limits), share(limits)),
    };
    lines.set(id, line);
    return line;
  };
  const refused = (venueName: string): HedgeError =>
    new HedgeError({ code: "venue_timeout", message: tooMuch(venueName) });
  // Several pages in a row, and a place in the queue before them.
  const deadlineMs = 3 * upstreamTimeoutMs;
  return {
    deadlineMs,
    run: async (venue, read) => {
      const { limit, budget } = lineOf(venue);
      if (limit.pendingCount > maxWaiting) throw refused(venue.name);
      // What nobody waits for any more must not keep the venue's places from those who do.
      const queuedAt = performance.now();
      const giveUpAt = queuedAt + deadlineMs;
      const nextTurn = async (): Promise<void> => {
        // What would not be sent must not use up the turns of what will be.
        const waitMs = venue.pause.leftMs();
        if (waitMs > 0) throw venueError({ venueName: venue.name, code: "venue_rate_limited", waitMs });
        if (performance.now() > giveUpAt) throw late(venue.name);
        if (!(await budget.turn(giveUpAt))) throw refused(venue.name);
      };
      const reading = limit(async () => {
        await nextTurn();
        waited(venue.id, performance.now() - queuedAt);
        return read(nextTurn);
      });
      return withDeadline(reading, deadlineMs, () => late(venue.name));
    },
  };
}

function late(venueName: string): HedgeError {
  return venueError({ venueName, code: "venue_timeout" });
}

/** The queues of requests for the past, by what is asked for. */
export type PastQueues = Readonly<Record<HistoryTopic, VenueQueue>>;

/**
 * Of requests for the past: daily prices stand beside settled rates where the venue counts them apart, because twenty coins
 * of both were more than the limit of the one allows within minutes.
 */
export function pastQueues(config: PastSettings): PastQueues {
  const { upstreamTimeoutMs, waited = () => undefined } = config;
  const settings: QueueSettings = {
    ...{ upstreamTimeoutMs, waited },
    share: () => config.historyShare,
    tooMuch: (venueName) =>
      `Too much of ${venueName}'s history was requested at once; try again in a minute.`,
  };
  const fundingRates = createVenueQueue(settings);
  const apart = createVenueQueue({ ...settings, limitOf: ({ candles, history }) => candles ?? history });
  const isApart = ({ name }: OpenVenue): boolean => requestLimitsOf(name).candles !== null;
  return {
    fundingRates,
    closes: {
      deadlineMs: apart.deadlineMs,
      run: async (venue, read) => (isApart(venue) ? apart : fundingRates).run(venue, read),
    },
  };
}

/**
 * Of requests for risk tiers, beside the past: behind twenty histories they came after the add-in had given up on them,
 * and the desk went by its own rate. Where a venue counts each address apart they have all but the half of its limit.
 */
export function tierQueue(config: PastSettings): VenueQueue {
  const { upstreamTimeoutMs, historyShare, waited = () => undefined } = config;
  return createVenueQueue({
    ...{ upstreamTimeoutMs, waited },
    share: ({ isByAddress }) => (isByAddress ? Math.max(historyShare, 0.5) : historyShare / 2),
    tooMuch: (venueName) =>
      `Risk tiers of too many ${venueName} contracts were requested at once; try again in a minute.`,
  });
}
