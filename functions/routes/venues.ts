import { perpetualKinds, type Perpetual, type PerpetualKind } from "../../shared/contract/perpetuals.js";
import { publishedFields, type Venues, type venuesRoute } from "../../shared/contract/venues.js";
import type { SnapshotCache } from "../cache/snapshotCache.js";
import { statusOf, type SnapshotEntry } from "../cache/snapshotEntry.js";
import { encodeBody } from "../http/encodedBody.js";
import type { Answerer } from "../http/httpHandler.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { priceAgeMs } from "../venues/priceAge.js";
import type { PerpetualReader } from "../venues/venue.js";
import { limitsOf } from "../venues/venueLimits.js";

type VenueStatus = Venues["venues"][number];
type KindStatus = VenueStatus["kinds"][number];
type Contents = NonNullable<KindStatus["contents"]>;

/** Answers what every venue lists and publishes, and how it fares; asks none of them. */
export function answerVenues(
  venues: readonly OpenVenue[],
  snapshots: SnapshotCache,
  { quoteIntervalMs }: { readonly quoteIntervalMs: number },
): Answerer<typeof venuesRoute.parameters> {
  return async () => {
    const listed = await Promise.all(venues.map(async (venue) => venueStatus(venue, snapshots)));
    const answer: Venues = { quoteIntervalMs, venues: listed };
    return { body: await encodeBody(answer) };
  };
}

async function venueStatus(venue: OpenVenue, snapshots: SnapshotCache): Promise<VenueStatus> {
  const { id, name, readers, pause } = venue;
  const kinds = await Promise.all(
    perpetualKinds.map(async (kind) => {
      const reader = readers[kind];
      return reader === undefined ? [] : [kindStatus({ id, kind, reader }, await snapshots.latest(id, kind))];
    }),
  );
  const { limitedWaitMs, bannedWaitMs } = limitsOf(name);
  const leftMs = pause.leftMs();
  const pausedUntil = leftMs === 0 ? null : Math.round(Date.now() + leftMs);
  return { venue: id, name, limits: { limitedWaitMs, bannedWaitMs, pausedUntil }, kinds: kinds.flat() };
}

type Subject = { readonly id: string; readonly kind: PerpetualKind; readonly reader: PerpetualReader };

function kindStatus({ id, kind, reader }: Subject, entry: SnapshotEntry | undefined): KindStatus {
  const published = {
    kind,
    publishedEveryMs: priceAgeMs(id, kind),
    closes: reader.readCloses !== undefined,
    fundingHistory: reader.readFundingRates !== undefined,
    tiers: reader.readTiers !== undefined,
  };
  if (entry === undefined) {
    const notAsked = { lastSuccess: null, lastProblem: null, nextTry: null, source: null, contents: null };
    return { ...published, status: statusOf(entry), ...notAsked };
  }
  return {
    ...published,
    status: statusOf(entry),
    lastSuccess: entry.good?.asOf ?? null,
    lastProblem: entry.lastFailure,
    nextTry: entry.failure === null ? null : entry.expires,
    source: entry.good?.source ?? null,
    contents: entry.good === null ? null : contentsOf(entry.good.perpetuals),
  };
}

function contentsOf(perpetuals: readonly Perpetual[]): Contents {
  const classes = { crypto: 0, stock: 0, commodity: 0, currency: 0, index: 0, prelaunch: 0, unclassified: 0 };
  for (const { assetClass } of perpetuals) classes[assetClass ?? "unclassified"] += 1;
  return {
    classes,
    closing: perpetuals.filter(({ closing }) => closing !== null).length,
    published: publishedFields.filter((field) => perpetuals.some((perpetual) => perpetual[field] !== null)),
  };
}
