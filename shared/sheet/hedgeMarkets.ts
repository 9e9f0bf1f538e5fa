import type { Comparison } from "../contract/compare.js";
import type { Perpetual, PerpetualKind, Snapshot } from "../contract/perpetuals.js";
import { HedgeError } from "../errors.js";

/** A coin of which all venues must be compared before it can be chosen for. */
export type WantedComparison = { readonly coin: string; readonly kind: PerpetualKind };

/** What the service answered, or why it did not, as far as it was asked. */
export type HedgeMarkets = {
  /** The venue to hedge on where it can be done there. */
  readonly venue: string;
  readonly inverse: Snapshot | HedgeError;
  readonly linear: Snapshot | HedgeError;
  /** By {@link comparisonKey}. */
  readonly comparisons: ReadonlyMap<string, Comparison | HedgeError>;
};

/** A perpetual and where its figures come from. */
export type MarketQuote = {
  readonly venue: string;
  readonly perpetual: Perpetual;
  readonly asOf: number;
  readonly source: Snapshot["source"];
};

export function comparisonKey({ coin, kind }: WantedComparison): string {
  return `${coin} ${kind}`;
}

/** Stablecoins in the order in which a linear contract is taken; other quotes come after them. */
const preferredQuotes = ["USDT", "USDC"];

function quoteRank({ quote }: Perpetual): number {
  const rank = preferredQuotes.indexOf(quote);
  return rank === -1 ? preferredQuotes.length : rank;
}

/** A linear contract quoted in USD cannot be written as an instrument: without a quote it means the inverse one. */
function isWritable({ quote }: Perpetual, kind: PerpetualKind): boolean {
  return (kind === "inverse") === (quote === "USD");
}

/**
 * What the venue itself lists, USDT before USDC and the plain contract before one of a thousand coins.
 * @returns null where it lists none
 * @throws HedgeError when the venue could not be asked
 */
export function onVenue(markets: HedgeMarkets, coin: string, kind: PerpetualKind): MarketQuote | null {
  const state = markets[kind];
  if (state instanceof HedgeError) {
    if (state.code === "kind_not_offered") return null;
    throw state;
  }
  const [best] = state.perpetuals
    .filter((perpetual) => perpetual.coin === coin && isWritable(perpetual, kind))
    .sort((one, other) => quoteRank(one) - quoteRank(other) || one.coinMultiplier - other.coinMultiplier);
  const { venue, asOf, source } = state;
  return best === undefined ? null : { venue, perpetual: best, asOf, source };
}

type Elsewhere = {
  /** Best for a short first. */
  readonly quote: MarketQuote | null;
  /** Venues that could not be asked, by name. */
  readonly unasked: readonly string[];
};

/**
 * The best offer of another venue, in the order of the comparison.
 * @returns null where the comparison has not been asked for yet
 * @throws HedgeError when it failed
 */
export function elsewhere(markets: HedgeMarkets, wanted: WantedComparison): Elsewhere | null {
  const comparison = markets.comparisons.get(comparisonKey(wanted));
  if (comparison === undefined) return null;
  if (comparison instanceof HedgeError) {
    if (comparison.code === "unknown_coin") return { quote: null, unasked: [] };
    throw comparison;
  }
  const offer = comparison.offers.find(
    ({ venue, perpetual }) => venue !== markets.venue && isWritable(perpetual, wanted.kind),
  );
  return { quote: offer ?? null, unasked: comparison.failed.map(({ name }) => name) };
}

/** Every coin that the venue lists, of both kinds. */
export function coinsOnVenue({ inverse, linear }: HedgeMarkets): ReadonlySet<string> {
  const listed = [inverse, linear].flatMap((state) => (state instanceof HedgeError ? [] : state.perpetuals));
  return new Set(listed.map(({ coin }) => coin));
}
