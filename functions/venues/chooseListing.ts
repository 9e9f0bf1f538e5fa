import type { Perpetual } from "../../shared/contract/perpetuals.js";

// An inverse contract is in USD; of the linear ones USDT is where nearly all trading is.
const preferredQuotes = ["USD", "USDT", "USDC"];

/** The listing of a coin that a user means who names no quote currency, or the one in theirs; undefined: none. */
export function chooseListing<Listing extends Pick<Perpetual, "coin" | "quote" | "coinMultiplier">>(
  listings: readonly Listing[],
  coin: string,
  quote?: string,
): Listing | undefined {
  const candidates = listings.filter(
    (listing) =>
      listing.coin === coin.toUpperCase() && (quote === undefined || listing.quote === quote.toUpperCase()),
  );
  const rank = (listing: Listing): number => {
    const place = preferredQuotes.indexOf(listing.quote);
    return place === -1 ? preferredQuotes.length : place;
  };
  // Where a venue lists both PEPE and 1000PEPE, the plain contract is what is meant.
  return [...candidates].sort(
    (one, other) => rank(one) - rank(other) || one.coinMultiplier - other.coinMultiplier,
  )[0];
}
