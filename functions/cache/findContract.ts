import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { HedgeError } from "../../shared/errors.js";
import { chooseListing } from "../../shared/listing/chooseListing.js";
import type { Log } from "../log.js";
import type { Contract } from "../venues/contract.js";
import type { OpenVenue } from "../venues/openVenues.js";
import type { PerpetualReader } from "../venues/venue.js";
import { cachedContracts } from "./contractCache.js";
import type { Store } from "./store.js";

/** A perpetual as an address names it. */
export type NamedPerpetual = {
  readonly venue: OpenVenue;
  readonly kind: PerpetualKind;
  readonly reader: PerpetualReader;
  readonly coin: string;
  readonly quote: string | undefined;
};

/** The contract that is meant, among those of the snapshots' store. @throws HedgeError unknown_coin */
export async function findContract(
  { venue, kind, reader, coin, quote }: NamedPerpetual,
  { store, waitMs, log }: { readonly store: Store; readonly waitMs: number; readonly log: Log },
): Promise<Contract> {
  const contracts = await cachedContracts({
    store,
    key: `${venue.id}:${kind}`,
    venueName: venue.name,
    read: reader.readContracts,
    waitMs,
    log,
  });
  const contract = chooseListing(contracts, coin, quote);
  if (contract !== undefined) return contract;
  const inQuote = quote === undefined ? "" : ` in ${quote.toUpperCase()}`;
  throw new HedgeError({
    code: "unknown_coin",
    message: `${coin.toUpperCase()}: no ${kind} perpetual${inQuote} on ${venue.name}.`,
  });
}
