import { HedgeError } from "../../shared/errors.js";
import type { Answer } from "../http/answer.js";
import { encodeBody } from "../http/encodedBody.js";
import { describeThrown, type Log } from "../log.js";
import { readPast } from "../venues/pastValues.js";
import { requestLimitsOf } from "../venues/requestLimits.js";
import { findContract, type NamedPerpetual } from "./findContract.js";
import { daysToRead, historyStart, keptDays, topicRules, type HistoryTopic } from "./historySubject.js";
import type { HistoryEntry } from "./historyEntry.js";
import { readFurther, type KnownPast } from "./readFurther.js";
import { failureOf } from "./snapshotEntry.js";
import type { Expiring } from "./sharedEntry.js";
import { historyEntrySchema } from "./sharedSchemas.js";
import type { Store } from "./store.js";
import { takeTurns } from "./takeTurns.js";
import type { PastQueues } from "./venueQueue.js";

type HistorySettings = { readonly upstreamTimeoutMs: number };

/** What is asked for: so many days of one perpetual. */
type HistorySubject = NamedPerpetual & { readonly topic: HistoryTopic; readonly days: number };

/** Histories by perpetual and length, each read on when its next value is due. */
export type HistoryCache = {
  /** @throws HedgeError unknown_coin, not_published, or the venue's failure when there is nothing to serve */
  readonly read: (subject: HistorySubject, log: Log) => Promise<Answer>;
};

type HistoryParts = { readonly store: Store; readonly contractStore: Store; readonly queues: PastQueues };

// Values of the past do not change, so that old ones serve while a venue fails; only the latest are missing.
const keptForMs = 24 * 3_600_000;
const askAgainAfterMs = 30_000;

/** Opens the cache of histories in a store; the contracts are those of the snapshots' store. */
export function createHistoryCache(
  { store, contractStore, queues }: HistoryParts,
  { upstreamTimeoutMs }: HistorySettings,
): HistoryCache {
  // One length after the other: each later one reads on from the one before it.
  const turns = takeTurns();

  async function read(subject: HistorySubject, log: Log): Promise<Answer> {
    const { topic, venue, kind, reader, days } = subject;
    const rules = topicRules[topic];
    const queue = queues[topic];
    const askPage = rules.page(reader);
    if (askPage === undefined) throw notPublished(subject);
    const ask = askPage;
    const waitMs = upstreamTimeoutMs / 4;
    const contract = await findContract(subject, { store: contractStore, waitMs, log });
    const length = daysToRead(days);
    const perpetual = `${venue.id}:${kind}:${contract.id}:${topic}`;
    const keyOf = (daysKept: number): string => `history:${perpetual}:${String(daysKept)}`;
    let endTurn = (): void => undefined;

    /** What is known of the perpetual, of whatever length it was asked for. */
    async function entriesOf(previous: HistoryEntry | undefined): Promise<readonly HistoryEntry[]> {
      const others = keptDays.filter((daysKept) => daysKept !== length);
      const entries = await Promise.all(
        others.map(async (daysKept) => store.get<HistoryEntry>({ key: keyOf(daysKept), grace: keptForMs })),
      );
      return [previous, ...entries].filter((entry) => entry !== undefined);
    }

    async function load(previous: HistoryEntry | undefined): Promise<Expiring<HistoryEntry>> {
      endTurn = await turns.take(perpetual);
      const now = Date.now();
      const span = { from: historyStart(topic, length, now), before: rules.before(now) };
      const entries = await entriesOf(previous);
      const known = bestOf(entries, span.from, now);
      let kept: KnownPast | null = known;
      try {
        const { values, from, readAt } = await queue.run(venue, async (nextTurn) => {
          let isFirst = true;
          return readFurther({
            ...{ known, span, now },
            isPastByTime: requestLimitsOf(venue.name).isPastByTime,
            read: async (part) => {
              if (!isFirst) await nextTurn();
              isFirst = false;
              const { decodeValue } = rules;
              return readPast({
                venueName: venue.name,
                contract,
                askPage: ask,
                decodeValue,
                nextTurn,
                ...part,
              });
            },
            emptied: () => emptied(venue.name),
            keep: (more) => {
              kept = more;
            },
          });
        });
        const expires = rules.nextPoint(values.at(-1)?.[0], contract, now);
        return expiring({ values, from, readAt, failure: null, expires });
      } catch (thrown) {
        log("history could not be read", { key: keyOf(length), reason: describeThrown(thrown) });
        return expiring(failedEntry(thrown, kept, span.from));
      }
    }

    try {
      const entry = await store.getOrSetShared<HistoryEntry>({
        key: keyOf(length),
        schema: historyEntrySchema,
        keptForMs,
        waitMs: null,
        // Its own time, and that of the other lengths before it.
        loadWithinMs: keptDays.length * queue.deadlineMs,
        load,
      });
      return await answerOf(entry, historyStart(topic, days, Date.now()));
    } finally {
      // Not before the store has it: the next length looks there.
      endTurn();
    }
  }

  return { read };
}

/** Of what is young enough the one that reaches back far enough, or else farthest. */
function bestOf(
  entries: readonly HistoryEntry[],
  start: number,
  now: number,
): (KnownPast & { readonly isCurrent: boolean }) | null {
  const missing = ({ from }: KnownPast): number => Math.max(0, from - start);
  const usable = entries.flatMap(({ values, from, readAt, failure, expires }) =>
    values !== null && values.length > 0 && now - readAt <= keptForMs
      ? [{ values, from, readAt, isCurrent: failure === null && expires > now }]
      : [],
  );
  return usable.sort((one, other) => missing(one) - missing(other) || other.readAt - one.readAt)[0] ?? null;
}

/** What is kept of a reading that failed: all that was known until then. */
function failedEntry(thrown: unknown, known: KnownPast | null, from: number): HistoryEntry {
  const waitMs = (thrown instanceof HedgeError ? thrown.retryAfterMs : null) ?? askAgainAfterMs;
  const now = Date.now();
  const past = known ?? { values: null, from, readAt: now };
  return { ...past, failure: failureOf(thrown, now), expires: now + waitMs };
}

function expiring(entry: HistoryEntry): Expiring<HistoryEntry> {
  return { value: entry, expires: entry.expires };
}

async function answerOf({ values, from, failure, expires }: HistoryEntry, start: number): Promise<Answer> {
  const wanted = values?.filter(([time]) => time >= start) ?? [];
  // None of an earlier reading being young enough does not mean that there were none, and a part is no shorter past.
  if (failure === null || (wanted.length > 0 && from <= start)) {
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
    message: `${venueName} returned an empty history, although it had one before.`,
  });
}

function notPublished({ topic, venue, kind }: HistorySubject): HedgeError {
  const what = topic === "closes" ? "past prices" : "past funding rates";
  return new HedgeError({
    code: "not_published",
    message: `${venue.name} does not publish ${what} for its ${kind} perpetuals.`,
  });
}
