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

/** Only in USD does a coin without a quote mean the inverse contract. */
function isWritable({ quote }: Perpetual, kind: PerpetualKind): boolean {
  return kind === "linear" || quote === "USD";
}

/** Whether the venue tells a mark price of anything: HTX does of one contract at a time only, and so of none here. */
function tellsMarks({ perpetuals }: Snapshot): boolean {
  return perpetuals.some(({ mark }) => mark !== null);
}

type OnVenue = {
  readonly quote: MarketQuote;
  /** Whether the venue tells prices by which a short can be sized. */
  readonly isPriced: boolean;
};

/**
 * What the venue itself lists, USDT before USDC and the plain contract before one of a thousand coins.
 * @returns null where it lists none
 * @throws HedgeError when the venue could not be asked
 */
export function onVenue(markets: HedgeMarkets, coin: string, kind: PerpetualKind): OnVenue | null {
  const state = markets[kind];
  if (state instanceof HedgeError) {
    if (state.code === "kind_not_offered") return null;
    throw state;
  }
  const [best] = state.perpetuals
    .filter((perpetual) => perpetual.coin === coin && isWritable(perpetual, kind))
    .sort((one, other) => quoteRank(one) - quoteRank(other) || one.coinMultiplier - other.coinMultiplier);
  const { venue, asOf, source } = state;
  if (best === undefined) return null;
  return { quote: { venue, perpetual: best, asOf, source }, isPriced: tellsMarks(state) };
}

type Elsewhere = {
  /** Best for a short first. */
  readonly quote: MarketQuote | null;
  /** Why another venue may list it all the same: it could not be asked, or tells no price. */
  readonly doubts: readonly string[];
};

/**
 * The best offer of another venue that tells its price, in the order of the comparison.
 * @returns null where the comparison has not been asked for yet
 * @throws HedgeError when it failed
 */
export function elsewhere(markets: HedgeMarkets, wanted: WantedComparison): Elsewhere | null {
  const comparison = markets.comparisons.get(comparisonKey(wanted));
  if (comparison === undefined) return null;
  if (comparison instanceof HedgeError) {
    if (comparison.code === "unknown_coin") return { quote: null, doubts: [] };
    throw comparison;
  }
  const offer = comparison.offers.find(
    ({ venue, perpetual }) =>
      venue !== markets.venue && perpetual.mark !== null && isWritable(perpetual, wanted.kind),
  );
  const failed = comparison.failed.map(({ name }) => `${name} could not be asked`);
  const unpriced = comparison.offers
    .filter(({ venue, perpetual }) => venue !== markets.venue && perpetual.mark === null)
    .map(({ name }) => `${name} tells no price of it`);
  return { quote: offer ?? null, doubts: [...failed, ...unpriced] };
}

/** Every coin that the venue lists, of both kinds. */
export function coinsOnVenue({ inverse, linear }: HedgeMarkets): ReadonlySet<string> {
  const listed = [inverse, linear].flatMap((state) => (state instanceof HedgeError ? [] : state.perpetuals));
  return new Set(listed.map(({ coin }) => coin));
}
