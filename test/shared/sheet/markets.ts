import type { Comparison } from "../../../shared/contract/compare.js";
import type { Perpetual, PerpetualKind, Snapshot } from "../../../shared/contract/perpetuals.js";
import type { HedgeError } from "../../../shared/errors.js";
import { comparisonKey, type HedgeMarkets } from "../../../shared/sheet/hedgeMarkets.js";

/** A perpetual of 100 USD a coin; inverse contracts of 10 USD, linear ones of one coin. */
export function perpetual(coin: string, quote = "USD", rest: Partial<Perpetual> = {}): Perpetual {
  const isInverse = quote === "USD";
  return {
    coin,
    symbol: isInverse ? `${coin}/USD:${coin}` : `${coin}/${quote}:${quote}`,
    quote,
    settle: isInverse ? coin : quote,
    mark: "100",
    index: "100",
    fundingRate: "0.0001",
    nextFunding: 1_790_000_000_000,
    intervalHours: 8,
    contractSize: isInverse ? "10" : "1",
    contractUnit: isInverse ? "USD" : "coin",
    lotStep: "1",
    minContracts: "1",
    coinMultiplier: 1,
    ...rest,
  };
}

export function snapshot(kind: PerpetualKind, perpetuals: readonly Perpetual[], venue = "home"): Snapshot {
  return {
    venue,
    kind,
    asOf: 1_789_990_000_000,
    expires: 1_789_990_005_000,
    stale: false,
    source: "exchange",
    perpetuals: [...perpetuals],
  };
}

/** A comparison with the given venues, in that order. */
export function comparison(
  coin: string,
  kind: PerpetualKind,
  venues: readonly string[],
  failed: readonly string[] = [],
): Comparison {
  return {
    coin,
    kind,
    expires: 1_789_990_005_000,
    offers: venues.map((venue) => ({
      venue,
      name: venue.toUpperCase(),
      asOf: 1_789_990_000_000,
      stale: false,
      source: "exchange",
      apr: "0.1",
      perpetual: perpetual(coin, kind === "inverse" ? "USD" : "USDT"),
    })),
    failed: failed.map((name) => ({ venue: name, name, code: "venue_timeout", detail: "too slow" })),
  };
}

type Given = {
  readonly inverse?: readonly Perpetual[] | HedgeError;
  readonly linear?: readonly Perpetual[] | HedgeError;
  readonly comparisons?: readonly (Comparison | readonly [coin: string, kind: PerpetualKind, HedgeError])[];
};

/** Markets of a venue called home. */
export function markets({ inverse = [], linear = [], comparisons = [] }: Given): HedgeMarkets {
  const state = (kind: PerpetualKind, given: readonly Perpetual[] | HedgeError) =>
    given instanceof Error ? given : snapshot(kind, given);
  return {
    venue: "home",
    inverse: state("inverse", inverse),
    linear: state("linear", linear),
    comparisons: new Map<string, Comparison | HedgeError>(
      comparisons.map((each) => {
        if ("offers" in each) return [comparisonKey(each), each];
        const [coin, kind, error] = each;
        return [comparisonKey({ coin, kind }), error];
      }),
    ),
  };
}
