import type { Perpetual, Snapshot } from "../contract/perpetuals.js";
import { compareListings } from "./chooseListing.js";
import { anyLinearQuote } from "./instrument.js";

/** One pass over a snapshot serves every cell, so that 10,000 cells do not search 10,000 times. */
type ListingIndex = {
  readonly byKey: ReadonlyMap<string, Perpetual>;
  readonly coins: ReadonlySet<string>;
};

const indexes = new WeakMap<Snapshot, ListingIndex>();

function keyOf(coin: string, quote: string): string {
  return `${coin}-${quote}`;
}

function buildIndex({ kind, perpetuals }: Snapshot): ListingIndex {
  const byKey = new Map<string, Perpetual>();
  const put = (key: string, perpetual: Perpetual): void => {
    const listed = byKey.get(key);
    if (listed === undefined || compareListings(perpetual, listed) < 0) byKey.set(key, perpetual);
  };
  for (const perpetual of perpetuals) {
    put(keyOf(perpetual.coin, perpetual.quote), perpetual);
    if (kind === "linear") put(keyOf(perpetual.coin, anyLinearQuote), perpetual);
  }
  return { byKey, coins: new Set(perpetuals.map(({ coin }) => coin)) };
}

function indexOf(snapshot: Snapshot): ListingIndex {
  const index = indexes.get(snapshot) ?? buildIndex(snapshot);
  indexes.set(snapshot, index);
  return index;
}

/**
 * What a coin means on a venue.
 * @param wanted coin and quote in upper case, the coin by its own ticker. The quote null is what the coin alone means of
 *   the snapshot's kind: the inverse contract in USD; the linear one in USDT, else USDC, else what there is, the plain
 *   contract before one of a thousand coins. {@link anyLinearQuote} means the latter too.
 * @returns null where the venue does not list it
 */
export function findListing(
  snapshot: Snapshot,
  { coin, quote }: { readonly coin: string; readonly quote: string | null },
): Perpetual | null {
  const meant = snapshot.kind === "inverse" ? "USD" : anyLinearQuote;
  return indexOf(snapshot).byKey.get(keyOf(coin, quote ?? meant)) ?? null;
}

/** Every coin that a venue lists of a kind, upper case. */
export function listedCoins(snapshot: Snapshot): ReadonlySet<string> {
  return indexOf(snapshot).coins;
}
