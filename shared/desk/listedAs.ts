import type { Snapshot } from "../contract/perpetuals.js";
import { findListing } from "../listing/listingIndex.js";
import { possibleCoins } from "../listing/possibleCoins.js";
import { deskContract } from "./deskContract.js";

/** The contract that an unlisted name probably means, as it is to be typed; null where nothing is near. */
export function listedAs(snapshot: Snapshot, coin: string): string | null {
  for (const meant of possibleCoins(coin).slice(1)) {
    const perpetual = findListing(snapshot, { coin: meant, quote: null });
    if (perpetual !== null) return deskContract(snapshot, perpetual).text;
  }
  return null;
}
