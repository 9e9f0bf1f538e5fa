import { HedgeError } from "../../shared/errors.js";
import { describeThrown, type Log } from "../log.js";
import { perpetualsOf } from "../venues/quote.js";
import { venueError } from "../venues/upstreamError.js";
import type { PerpetualReader } from "../venues/venue.js";
import { isPause, type CircuitBreaker } from "./circuitBreaker.js";
import { cachedContracts } from "./contractCache.js";
import { intervalEnd } from "./quoteInterval.js";
import { failureOf, type GoodSnapshot, type SnapshotEntry } from "./snapshotEntry.js";
import type { Store } from "./store.js";
import { withDeadline } from "./withDeadline.js";

export type RefreshSettings = { readonly quoteIntervalMs: number; readonly upstreamTimeoutMs: number };

type Refresh = {
  readonly store: Store;
  readonly key: string;
  readonly venueName: string;
  readonly reader: PerpetualReader;
  readonly breaker: CircuitBreaker;
  readonly settings: RefreshSettings;
  readonly previous: SnapshotEntry | undefined;
  readonly log: Log;
};

/** Asks a venue once. Never rejects: the outcome, also a failure, is what callers of the interval get. */
export async function refreshSnapshot(refresh: Refresh): Promise<SnapshotEntry> {
  const { venueName, breaker, settings, previous, key, log } = refresh;
  try {
    const good = await breaker.guard(async () =>
      withDeadline(readSnapshot(refresh), settings.upstreamTimeoutMs, () =>
        venueError({ venueName, code: "venue_timeout" }),
      ),
    );
    return {
      good,
      failure: null,
      lastFailure: previous?.lastFailure ?? null,
      expires: intervalEnd(Date.now(), settings.quoteIntervalMs),
    };
  } catch (thrown) {
    log("refresh failed", { key, reason: describeThrown(thrown) });
    return failedEntry(thrown, previous, settings);
  }
}

function failedEntry(
  thrown: unknown,
  previous: SnapshotEntry | undefined,
  { quoteIntervalMs }: RefreshSettings,
): SnapshotEntry {
  const now = Date.now();
  const failure = failureOf(thrown, now);
  const waitMs = thrown instanceof HedgeError ? (thrown.retryAfterMs ?? 0) : 0;
  return {
    good: previous?.good ?? null,
    failure,
    lastFailure: isPause(thrown) ? (previous?.lastFailure ?? failure) : failure,
    expires: Math.max(intervalEnd(now, quoteIntervalMs), now + waitMs),
  };
}

async function readSnapshot({
  store,
  key,
  venueName,
  reader,
  settings,
  log,
}: Refresh): Promise<GoodSnapshot> {
  const asOf = Date.now();
  // A quarter of the deadline: the quotes must still come through while a reload of the contracts hangs.
  const waitMs = settings.upstreamTimeoutMs / 4;
  const [contracts, quotes] = await Promise.all([
    cachedContracts({ store, key, venueName, read: reader.readContracts, waitMs, log }),
    reader.readQuotes(),
  ]);
  return {
    asOf,
    source: reader.source(),
    perpetuals: perpetualsOf(venueName, contracts, quotes, Date.now()),
  };
}
