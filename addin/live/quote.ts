import type { Perpetual, Snapshot } from "../../shared/contract/perpetuals.js";
import type { HedgeError } from "../../shared/errors.js";
import type { Instrument } from "../../shared/listing/instrument.js";
import { findListing } from "../../shared/listing/listingIndex.js";
import type { Figure } from "../cell/figure.js";
import { unknownCoin } from "./unknownCoin.js";

/** A perpetual with what its venue reported beside it. */
export type Quote = {
  readonly perpetual: Perpetual;
  /** A venue's id, as instruments name it. */
  readonly venue: string;
  readonly asOf: number;
  readonly source: Snapshot["source"];
};

/**
 * Reads one figure of a quote.
 * @throws HedgeError not_published where the venue does not publish it
 */
export type QuoteReader = (quote: Quote) => Figure;

/** To look for similar names takes as long as thousands of quotes, and the outcome is the same at every tick. */
const unlistedErrors = new Map<string, HedgeError>();
const maxRemembered = 5_000;

function unlisted(instrument: Instrument, { perpetuals }: Snapshot): HedgeError {
  const { venue, coin, quote, kind } = instrument;
  const key = `${venue} ${kind} ${coin}-${quote} of ${String(perpetuals.length)}`;
  const error = unlistedErrors.get(key) ?? unknownCoin(instrument, perpetuals);
  if (unlistedErrors.size >= maxRemembered) unlistedErrors.clear();
  unlistedErrors.set(key, error);
  return error;
}

/** The quote of an instrument in what the feed reports of its venue and kind. @throws HedgeError unknown_coin, or the feed's own */
export function findQuote(state: Snapshot | HedgeError, instrument: Instrument): Quote {
  if (state instanceof Error) throw state;
  const perpetual = findListing(state, instrument);
  if (perpetual === null) throw unlisted(instrument, state);
  return { perpetual, venue: state.venue, asOf: state.asOf, source: state.source };
}
