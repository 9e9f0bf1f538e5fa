import { annualRate } from "../../shared/calc/funding.js";
import type { Comparison } from "../../shared/contract/compare.js";
import type { compareRoute } from "../../shared/contract/marketRoutes.js";
import type { Perpetual, PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import type { SnapshotCache } from "../cache/snapshotCache.js";
import { encodeBody } from "../http/encodedBody.js";
import type { Answerer } from "../http/httpHandler.js";
import { describeThrown, type Log } from "../log.js";
import { canonicalCoin } from "../../shared/listing/aliases.js";
import { chooseListings } from "../../shared/listing/chooseListing.js";
import { splitOffers } from "../../shared/listing/splitOffers.js";
import type { OpenVenue } from "../venues/openVenues.js";

type Offer = Comparison["offers"][number];
type FailedVenue = Comparison["failed"][number];

/** What one venue adds to a comparison. */
type Finding = {
  /** The listing that the coin means there, and others of its ticker. */
  readonly listed?: readonly Offer[];
  readonly failed?: FailedVenue;
  readonly expires?: number;
  readonly freshUntil?: number;
};

// Fifteen digits behind the point: a rate a year is read, not traded on, and a division may have no end.
const aprPlaces = 15;

/** Answers what a short of one coin earns on every venue that offers the kind. */
export function answerCompare(
  venues: readonly OpenVenue[],
  snapshots: SnapshotCache,
  settings: { readonly quoteIntervalMs: number },
): Answerer<typeof compareRoute.parameters> {
  return async ({ coin, kind }, log) => {
    const findings = await Promise.all(
      venues.map(async (venue) => findOffer(venue, { coin, kind, snapshots, log })),
    );
    const { offers, setApart } = splitOffers(findings.flatMap(({ listed = [] }) => listed));
    const failed = findings.flatMap((finding) => (finding.failed === undefined ? [] : [finding.failed]));
    if (offers.length + setApart.length + failed.length === 0) throw unlisted(coin, kind);
    const inAnInterval = Date.now() + settings.quoteIntervalMs;
    const comparison: Comparison = {
      coin: canonicalCoin(coin),
      kind,
      expires: Math.min(inAnInterval, ...findings.flatMap(({ expires }) => expires ?? [])),
      offers: [...offers].sort(bestForShortFirst),
      setApart: setApart.map(({ offer: { apr: _apr, ...offer }, why }) => ({ ...offer, why })),
      failed,
    };
    return {
      body: await encodeBody(comparison),
      // A venue that failed may be back at the next interval.
      freshUntil: Math.min(inAnInterval, ...findings.flatMap(({ freshUntil }) => freshUntil ?? [])),
    };
  };
}

type Search = {
  readonly coin: string;
  readonly kind: PerpetualKind;
  readonly snapshots: SnapshotCache;
  readonly log: Log;
};

async function findOffer(
  { id, name, readers }: OpenVenue,
  { coin, kind, snapshots, log }: Search,
): Promise<Finding> {
  const reader = readers[kind];
  if (reader === undefined) return {};
  try {
    const snapshot = await snapshots.current({ venue: id, venueName: name, kind, reader }, log);
    const { good, stale, expires, freshUntil } = snapshot;
    const { asOf, source } = good;
    const listed = chooseListings(good.perpetuals, coin).map((perpetual) => ({
      ...{ venue: id, name, asOf, stale, source, apr: aprOf(perpetual) },
      perpetual,
    }));
    return { listed, expires, freshUntil };
  } catch (thrown) {
    if (thrown instanceof HedgeError)
      return { failed: { venue: id, name, code: thrown.code, detail: thrown.message } };
    log("a venue could not be compared", { venue: id, reason: describeThrown(thrown) });
    const detail = "Internal error: HEDGE could not read the venue's response.";
    return { failed: { venue: id, name, code: "internal", detail } };
  }
}

function aprOf({ fundingRate, intervalHours }: Perpetual): string | null {
  if (fundingRate === null || intervalHours === null) return null;
  return annualRate(new Decimal(fundingRate), new Decimal(intervalHours))
    .toDecimalPlaces(aprPlaces)
    .toFixed();
}

function bestForShortFirst(one: Offer, other: Offer): number {
  if (one.apr === null || other.apr === null) return Number(one.apr === null) - Number(other.apr === null);
  return new Decimal(other.apr).cmp(one.apr);
}

function unlisted(coin: string, kind: PerpetualKind): HedgeError {
  return new HedgeError({
    code: "unknown_coin",
    message: `${coin.toUpperCase()}: no ${kind} perpetual on any venue.`,
  });
}
