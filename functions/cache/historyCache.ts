import { HedgeError } from "../../shared/errors.js";
import type { Answer } from "../http/answer.js";
import { encodeBody } from "../http/encodedBody.js";
import { describeThrown, type Log } from "../log.js";
import { readPast } from "../venues/pastValues.js";
import { findContract, type NamedPerpetual } from "./findContract.js";
import { daysToRead, historyStart, topicRules, type HistoryTopic } from "./historySubject.js";
import type { HistoryEntry } from "./historyEntry.js";
import { failureOf } from "./snapshotEntry.js";
import type { Expiring } from "./sharedEntry.js";
import { historyEntrySchema } from "./sharedSchemas.js";
import type { Store } from "./store.js";
import type { VenueQueue } from "./venueQueue.js";

type HistorySettings = { readonly upstreamTimeoutMs: number };

/** What is asked for: so many days of one perpetual. */
type HistorySubject = NamedPerpetual & { readonly topic: HistoryTopic; readonly days: number };

/** Histories by perpetual and length, each read again when its next value is due. */
export type HistoryCache = {
  /** @throws HedgeError unknown_coin, not_told, or the venue's failure when there is nothing to serve */
  readonly read: (subject: HistorySubject, log: Log) => Promise<Answer>;
};

// Values of the past do not change, so that old ones serve while a venue fails; only the latest are missing.
const keptForMs = 24 * 3_600_000;
const askAgainAfterMs = 30_000;

/** Opens the cache of histories in a store; the contracts are those of the snapshots' store. */
export function createHistoryCache(
  {
    store,
    contractStore,
    queue,
  }: { readonly store: Store; readonly contractStore: Store; readonly queue: VenueQueue },
  { upstreamTimeoutMs }: HistorySettings,
): HistoryCache {
  const { deadlineMs } = queue;

  async function read(subject: HistorySubject, log: Log): Promise<Answer> {
    const { topic, venue, kind, reader, days } = subject;
    const rules = topicRules[topic];
    const askPage = rules.page(reader);
    if (askPage === undefined) throw notTold(subject);
    const contract = await findContract(subject, {
      store: contractStore,
      waitMs: upstreamTimeoutMs / 4,
      log,
    });
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
          const values = await queue.run(venue, async () =>
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
