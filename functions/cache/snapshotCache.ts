import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { Answer } from "../http/answer.js";
import type { Log } from "../log.js";
import type { PerpetualReader } from "../venues/venue.js";
import { createCircuitBreaker, type CircuitBreaker } from "./circuitBreaker.js";
import { intervalEnd } from "./quoteInterval.js";
import { refreshSnapshot, type RefreshSettings } from "./refreshSnapshot.js";
import { snapshotEntrySchema } from "./sharedSchemas.js";
import { snapshotBody } from "./snapshotBody.js";
import {
  entryProblem,
  isServable,
  newerEntry,
  type GoodSnapshot,
  type SnapshotEntry,
} from "./snapshotEntry.js";
import type { Store } from "./store.js";
import { withoutPastSettlements } from "./withoutPastSettlements.js";

export type SnapshotSettings = RefreshSettings & {
  readonly staleLimitMs: number;
  readonly slowAfterMs: number;
};

/** What is read: one kind of one venue. */
type SnapshotSubject = {
  readonly venue: string;
  readonly venueName: string;
  readonly kind: PerpetualKind;
  readonly reader: PerpetualReader;
};

/** What may be served now. */
type CurrentSnapshot = {
  readonly good: GoodSnapshot;
  readonly expires: number;
  readonly stale: boolean;
  readonly freshUntil: number;
};

/** Snapshots by venue and kind, each refreshed at most once an interval. */
export type SnapshotCache = {
  /** @throws HedgeError the venue's failure when there is nothing young enough to serve */
  readonly current: (subject: SnapshotSubject, log: Log) => Promise<CurrentSnapshot>;
  /** The same as an answer, rendered once for all who ask. @throws as `current` */
  readonly read: (subject: SnapshotSubject, log: Log) => Promise<Answer>;
  /** The outcome of the latest refresh; undefined before the first. */
  readonly latest: (venue: string, kind: PerpetualKind) => Promise<SnapshotEntry | undefined>;
};

// An entry must outlive the longest Retry-After (an hour), or the venue would be asked before its time.
const entryKeptForMs = 2 * 3_600_000;
const clockGrainMs = 5;

/** Opens the cache of snapshots in a store. */
export function createSnapshotCache(store: Store, settings: SnapshotSettings): SnapshotCache {
  const { quoteIntervalMs, staleLimitMs, slowAfterMs } = settings;
  const keyOf = (venue: string, kind: PerpetualKind): string => `${venue}:${kind}`;
  const breakers = new Map<string, CircuitBreaker>();
  const grace = Math.max(entryKeptForMs, staleLimitMs + quoteIntervalMs);

  function breakerOf(key: string, venueName: string): CircuitBreaker {
    const breaker = breakers.get(key) ?? createCircuitBreaker(venueName);
    breakers.set(key, breaker);
    return breaker;
  }

  async function latest(venue: string, kind: PerpetualKind): Promise<SnapshotEntry | undefined> {
    return store.get<SnapshotEntry>({ key: `snapshot:${keyOf(venue, kind)}`, grace });
  }

  // A clock that was set back, or another instance's that is ahead, must not make an old entry look current.
  function isPlausible({ failure, expires }: SnapshotEntry): boolean {
    const longestLifeMs = failure === null ? 2 * quoteIntervalMs : entryKeptForMs;
    return expires <= Date.now() + longestLifeMs;
  }

  async function currentEntry(subject: SnapshotSubject, log: Log): Promise<SnapshotEntry> {
    const { venue, venueName, kind, reader } = subject;
    const known = await latest(venue, kind);
    const now = Date.now();
    if (known !== undefined && known.expires > now && isPlausible(known)) return known;
    const key = keyOf(venue, kind);
    return store.getOrSetShared<SnapshotEntry>({
      key: `snapshot:${key}`,
      schema: snapshotEntrySchema,
      isPlausible,
      keptForMs: grace,
      // Only a caller who can be given an older snapshot is answered before the refresh is done.
      waitMs: isServable(known, now, staleLimitMs) ? slowAfterMs : null,
      loadWithinMs: settings.upstreamTimeoutMs,
      load: async (shared) => {
        // While Redis was away this instance went on, so that its own entry may be the newer one.
        const previous = newerEntry(shared, await latest(venue, kind));
        const breaker = breakerOf(key, venueName);
        const entry = await refreshSnapshot({
          store,
          key,
          venueName,
          reader,
          breaker,
          settings,
          previous,
          log,
        });
        // A little less than it lives: while the store calls an entry valid, it must not look overtaken.
        return { value: entry, expires: entry.expires - clockGrainMs };
      },
    });
  }

  async function current(subject: SnapshotSubject, log: Log): Promise<CurrentSnapshot> {
    const entry = await currentEntry(subject, log);
    const now = Date.now();
    if (!isServable(entry, now, staleLimitMs)) throw entryProblem(entry, now);
    const overtaken = entry.expires <= now;
    // The next try, which a Retry-After may put far off: to ask us earlier would bring the same.
    const expires = overtaken ? intervalEnd(now, quoteIntervalMs) : entry.expires;
    const stale = overtaken || entry.failure !== null;
    return {
      good: stale ? withoutPastSettlements(entry.good, now) : entry.good,
      expires,
      stale,
      // A cache on the way must ask each interval all the same, or it would answer past the stale limit; and at
      // once while a refresh is under way.
      freshUntil: overtaken
        ? now
        : Math.min(expires, intervalEnd(now, quoteIntervalMs), entry.good.asOf + staleLimitMs),
    };
  }

  async function read(subject: SnapshotSubject, log: Log): Promise<Answer> {
    const { good, expires, stale, freshUntil } = await current(subject, log);
    const { venue, kind, reader } = subject;
    const hasTiers = reader.readTiers !== undefined;
    return { body: await snapshotBody(good, { venue, kind, expires, stale, hasTiers }), freshUntil };
  }

  return { current, read, latest };
}
