import pLimit, { type LimitFunction } from "p-limit";
import type { History } from "../../shared/contract/history.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { HedgeError } from "../../shared/errors.js";
import type { Answer } from "../http/answer.js";
import { encodeBody } from "../http/encodedBody.js";
import { describeThrown, type Log } from "../log.js";
import { chooseListing } from "../../shared/listing/chooseListing.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { readPast } from "../venues/pastValues.js";
import { venueError } from "../venues/upstreamError.js";
import type { PerpetualReader } from "../venues/venue.js";
import { cachedContracts } from "./contractCache.js";
import { daysToRead, historyStart, topicRules, type HistoryTopic } from "./historySubject.js";
import type { HistoryEntry } from "./historyEntry.js";
import { failureOf } from "./snapshotEntry.js";
import type { Expiring } from "./sharedEntry.js";
import { historyEntrySchema } from "./sharedSchemas.js";
import type { Store } from "./store.js";
import { withDeadline } from "./withDeadline.js";

type HistorySettings = { readonly upstreamTimeoutMs: number };

/** What is asked for: so many days of one perpetual. */
type HistorySubject = {
  readonly topic: HistoryTopic;
  readonly venue: OpenVenue;
  readonly kind: PerpetualKind;
  readonly reader: PerpetualReader;
  readonly coin: string;
  readonly quote: string | undefined;
  readonly days: number;
};

/** Histories by perpetual and length, each read again when its next value is due. */
export type HistoryCache = {
  /** @throws HedgeError unknown_coin, not_told, or the venue's failure when there is nothing to serve */
  readonly read: (subject: HistorySubject, log: Log) => Promise<Answer>;
};

// Values of the past do not change, so that old ones serve while a venue fails; only the latest are missing.
const keptForMs = 24 * 3_600_000;
const askAgainAfterMs = 30_000;

// A sheet of 200 holdings asks for 200 histories at once; the venue would refuse that many, and its quotes with them.
const atOnce = 3;
const mostWaiting = 120;

/** Opens the cache of histories in a store; the contracts are those of the snapshots' store. */
export function createHistoryCache(
  { store, contractStore }: { readonly store: Store; readonly contractStore: Store },
  { upstreamTimeoutMs }: HistorySettings,
): HistoryCache {
  const limits = new Map<string, LimitFunction>();
  const limitOf = (venue: string): LimitFunction => {
    const limit = limits.get(venue) ?? pLimit(atOnce);
    limits.set(venue, limit);
    return limit;
  };
  // Several pages in a row, and a place in the queue before them.
  const deadlineMs = 3 * upstreamTimeoutMs;

  async function read(subject: HistorySubject, log: Log): Promise<Answer> {
    const { topic, venue, kind, reader, days } = subject;
    const rules = topicRules[topic];
    const askPage = rules.page(reader);
    if (askPage === undefined) throw notTold(subject);
    const contract = await findContract(subject, log);
    const length = daysToRead(days);
    const key = `${venue.id}:${kind}:${contract.id}:${topic}:${String(length)}`;
    const entry = await store.getOrSetShared<HistoryEntry>({
      key: `history:${key}`,
      schema: historyEntrySchema,
      keptForMs,
      waitMs: null,
      loadWithinMs: deadlineMs,
      load: async (previous) => {
        const now = Date.now();
        // What nobody waits for any more must not keep the venue's places from those who do.
        const giveUpAt = performance.now() + deadlineMs;
        try {
          const values = await queued(venue, async () =>
            readPast({
              venueName: venue.name,
              contract,
              askPage,
              decodeValue: rules.decodeValue,
              from: historyStart(topic, length, now),
              before: rules.before(now),
              isLate: () => performance.now() > giveUpAt,
            }),
          );
          if (values.length === 0 && previous?.values?.length) throw emptied(venue.name);
          const expires = rules.nextPoint(values.at(-1)?.[0], contract, now);
          return expiring({ values, readAt: now, failure: null, expires });
        } catch (thrown) {
          log("history could not be read", { key, reason: describeThrown(thrown) });
          return expiring(failedEntry(thrown, previous, now));
        }
      },
    });
    return answerOf(entry, historyStart(topic, days, Date.now()));
  }

  async function queued(venue: OpenVenue, read: () => Promise<History>): Promise<History> {
    const limit = limitOf(venue.id);
    if (limit.pendingCount > mostWaiting) throw tooMany(venue.name);
    return withDeadline(limit(read), deadlineMs, () =>
      venueError({ venueName: venue.name, code: "venue_timeout" }),
    );
  }

  async function findContract({ venue, kind, reader, coin, quote }: HistorySubject, log: Log) {
    const contracts = await cachedContracts({
      store: contractStore,
      key: `${venue.id}:${kind}`,
      venueName: venue.name,
      read: reader.readContracts,
      waitMs: upstreamTimeoutMs / 4,
      log,
    });
    const contract = chooseListing(contracts, coin, quote);
    if (contract !== undefined) return contract;
    const inQuote = quote === undefined ? "" : ` in ${quote.toUpperCase()}`;
    throw new HedgeError({
      code: "unknown_coin",
      message: `${venue.name} lists no ${kind} perpetual of ${coin.toUpperCase()}${inQuote}.`,
    });
  }

  return { read };
}

/** What is kept of a reading that failed: the values of the one before, while they are young enough. */
function failedEntry(thrown: unknown, previous: HistoryEntry | undefined, now: number): HistoryEntry {
  const waitMs = (thrown instanceof HedgeError ? thrown.retryAfterMs : null) ?? askAgainAfterMs;
  const outcome = { failure: failureOf(thrown, Date.now()), expires: Date.now() + waitMs };
  const isKept = previous !== undefined && now - previous.readAt <= keptForMs;
  return isKept
    ? { values: previous.values, readAt: previous.readAt, ...outcome }
    : { values: null, readAt: now, ...outcome };
}

function expiring(entry: HistoryEntry): Expiring<HistoryEntry> {
  return { value: entry, expires: entry.expires };
}

async function answerOf({ values, failure, expires }: HistoryEntry, from: number): Promise<Answer> {
  const wanted = values?.filter(([time]) => time >= from) ?? [];
  // None of an earlier reading being young enough does not mean that there were none.
  if (wanted.length > 0 || failure === null) {
    return { body: await encodeBody(wanted), freshUntil: expires };
  }
  throw new HedgeError({
    code: failure.code,
    message: failure.detail,
    retryAfterMs: Math.max(0, expires - Date.now()),
  });
}

function tooMany(venueName: string): HedgeError {
  const message = `Too many histories of ${venueName} are asked for at once; ask again in a minute.`;
  return new HedgeError({ code: "venue_timeout", message });
}

function emptied(venueName: string): HedgeError {
  return new HedgeError({
    code: "venue_bad_response",
    message: `${venueName}'s history is empty, which it was not before.`,
  });
}

function notTold({ topic, venue, kind }: HistorySubject): HedgeError {
  const what = topic === "closes" ? "past prices" : "past funding rates";
  return new HedgeError({
    code: "not_told",
    message: `${venue.name} does not tell ${what} of its ${kind} perpetuals.`,
  });
}
