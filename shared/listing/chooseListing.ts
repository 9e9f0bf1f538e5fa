import type { Perpetual } from "../contract/perpetuals.js";
import { canonicalCoin } from "./aliases.js";
import { isDollarQuote } from "./cash.js";

type Ranked = Pick<Perpetual, "quote" | "coinMultiplier"> &
  Partial<Pick<Perpetual, "assetClass" | "closing">>;

/** Where nearly all trading of linear contracts is; inverse ones are all in USD. */
const preferredQuotes = ["USDT", "USDC"];

function quoteRank({ quote }: Ranked): number {
  const place = preferredQuotes.indexOf(quote);
  if (place !== -1) return place;
  // A price in euros or bitcoin is not one in dollars.
  return preferredQuotes.length + (isDollarQuote(quote) ? 0 : 1);
}

/** Whether a listing is one of a coin, as far as its venue reports. */
export function isCoin({ assetClass = null }: Partial<Pick<Perpetual, "assetClass">>): boolean {
  return assetClass === null || assetClass === "crypto";
}

function isClosing({ closing = null }: Ranked): boolean {
  return closing !== null;
}

/**
 * Which of two contracts of one coin and kind is meant where nothing more is said: that of a coin before that of a share or
 * another asset of its ticker, as on Bitget CAT is one, and 1000CAT a thousand of the coin; in USDT before USDC before other
 * dollars before the rest; then, where a venue lists both PEPE and 1000PEPE, the plain contract. Whether one closes
 * plays no part: what a person wrote once must not come to mean another contract when the venue halts the one meant.
 * @returns below zero for the one, above for the other
 */
export function compareListings(one: Ranked, other: Ranked): number {
  return (
    Number(isCoin(other)) - Number(isCoin(one)) ||
    quoteRank(one) - quoteRank(other) ||
    one.coinMultiplier - other.coinMultiplier
  );
}

/** Which of two may rather be shorted anew: of two of a coin, or of two of other assets, what is open first. */
function compareOpen(one: Ranked, other: Ranked): number {
  return (
    Number(isCoin(other)) - Number(isCoin(one)) ||
    Number(isClosing(one)) - Number(isClosing(other)) ||
    compareListings(one, other)
  );
}

/**
 * The listing of a coin that a user means who names no quote currency, or the one in theirs; case does not matter and
 * an alias is its coin.
 * @param listings of one venue and kind
 * @returns undefined where there is none
 */
export function chooseListing<Listing extends Ranked & Pick<Perpetual, "coin">>(
  listings: readonly Listing[],
  coin: string,
  quote?: string,
): Listing | undefined {
  const wanted = { coin: canonicalCoin(coin), quote: quote?.toUpperCase() };
  const candidates = listings.filter(
    (listing) =>
      listing.coin === wanted.coin && (wanted.quote === undefined || listing.quote === wanted.quote),
  );
  return candidates.sort(compareListings)[0];
}

/**
 * The listing that a coin means, and after it those of its ticker that are something else: of another asset class, or
 * closed to new positions. Of several of one kind the first by {@link compareListings}; what is open stands before what closes.
 * @param listings of one venue and kind
 */
export function chooseListings<Listing extends Ranked & Pick<Perpetual, "coin">>(
  listings: readonly Listing[],
  coin: string,
): readonly Listing[] {
  const wanted = canonicalCoin(coin);
  const first = new Map<string, Listing>();
  for (const listing of listings.filter((each) => each.coin === wanted).sort(compareOpen)) {
    const nature = `${isCoin(listing) ? "coin" : String(listing.assetClass)} ${String(isClosing(listing))}`;
    if (!first.has(nature)) first.set(nature, listing);
  }
  return [...first.values()];
}
