import type { Perpetual, PerpetualKind, Snapshot } from "../contract/perpetuals.js";
import { isDollarQuote } from "./cash.js";
import { compareListings, isCoin } from "./chooseListing.js";

/** Whether a contract is priced in dollars. */
export function isInDollars(quote: string, kind: PerpetualKind): boolean {
  // A coin without a quote means the inverse contract, and that one in USD only.
  return kind === "inverse" ? quote === "USD" : isDollarQuote(quote);
}

/**
 * Whether a contract may be proposed as the hedge of a coin: of a coin and not of a share or an index of the same
 * ticker, priced in dollars, and open to new positions, also tomorrow. A venue that publishes no asset class is trusted
 * to list coins.
 */
export function isHedgeable(perpetual: Perpetual, kind: PerpetualKind): boolean {
  return isCoin(perpetual) && perpetual.closing === null && isInDollars(perpetual.quote, kind);
}

const indexes = new WeakMap<Snapshot, ReadonlyMap<string, Perpetual>>();

function indexOf(snapshot: Snapshot): ReadonlyMap<string, Perpetual> {
  const known = indexes.get(snapshot);
  if (known !== undefined) return known;
  const index = new Map<string, Perpetual>();
  for (const perpetual of snapshot.perpetuals) {
    if (!isHedgeable(perpetual, snapshot.kind)) continue;
    const listed = index.get(perpetual.coin);
    if (listed === undefined || compareListings(perpetual, listed) < 0) index.set(perpetual.coin, perpetual);
  }
  indexes.set(snapshot, index);
  return index;
}

/** The contract to propose for a coin on a venue; null where it lists none. @param coin in upper case */
export function findHedgeable(snapshot: Snapshot, coin: string): Perpetual | null {
  return indexOf(snapshot).get(coin) ?? null;
}

/** Whether a venue publishes a mark price of anything: HTX does of one contract at a time only, and so of none here. */
export function publishesMarks({ perpetuals }: Snapshot): boolean {
  return perpetuals.some(({ mark }) => mark !== null);
}
