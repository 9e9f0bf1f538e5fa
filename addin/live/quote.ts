import type { Perpetual, Snapshot } from "../../shared/contract/perpetuals.js";
import type { HedgeError } from "../../shared/errors.js";
import { anyLinearQuote, type Instrument } from "../../shared/instrument.js";
import type { Figure } from "../cell/figure.js";
import { unknownCoin } from "./unknownCoin.js";

/** A perpetual with what its venue told beside it. */
export type Quote = {
  readonly perpetual: Perpetual;
  /** A venue's id, as instruments name it. */
  readonly venue: string;
  readonly asOf: number;
  readonly source: Snapshot["source"];
};

/**
 * Reads one figure of a quote.
 * @throws HedgeError not_told where the venue does not tell it
 */
export type QuoteReader = (quote: Quote) => Figure;

/** One pass over a snapshot serves every cell, so that 10,000 cells do not search 10,000 times. */
const indexes = new WeakMap<Snapshot, ReadonlyMap<string, Perpetual>>();

function keyOf({ coin, quote }: Pick<Perpetual, "coin" | "quote">): string {
  return `${coin}-${quote}`;
}

const preferredQuotes = ["USDT", "USDC"];

/** Of two contracts that answer to one spelling, whether the first is meant: of the better quote, else the plain one. */
function isMeantRather(one: Perpetual, other: Perpetual): boolean {
  const rank = ({ quote }: Perpetual): number => {
    const place = preferredQuotes.indexOf(quote);
    return place === -1 ? preferredQuotes.length : place;
  };
  return (rank(one) - rank(other) || one.coinMultiplier - other.coinMultiplier) < 0;
}

function indexOf(snapshot: Snapshot): ReadonlyMap<string, Perpetual> {
  const known = indexes.get(snapshot);
  if (known !== undefined) return known;
  const index = new Map<string, Perpetual>();
  const put = (key: string, perpetual: Perpetual): void => {
    const listed = index.get(key);
    if (listed === undefined || isMeantRather(perpetual, listed)) index.set(key, perpetual);
  };
  for (const perpetual of snapshot.perpetuals) {
    put(keyOf(perpetual), perpetual);
    if (snapshot.kind === "linear") put(keyOf({ coin: perpetual.coin, quote: anyLinearQuote }), perpetual);
  }
  indexes.set(snapshot, index);
  return index;
}

/** To look for similar names takes as long as thousands of quotes, and the outcome is the same at every tick. */
const unlistedErrors = new Map<string, HedgeError>();
const mostRemembered = 5_000;

function unlisted(instrument: Instrument, { perpetuals }: Snapshot): HedgeError {
  const { venue, kind } = instrument;
  const key = `${venue} ${kind} ${keyOf(instrument)} of ${String(perpetuals.length)}`;
  const error = unlistedErrors.get(key) ?? unknownCoin(instrument, perpetuals);
  if (unlistedErrors.size >= mostRemembered) unlistedErrors.clear();
  unlistedErrors.set(key, error);
  return error;
}

/** The quote of an instrument in what the feed tells of its venue and kind. @throws HedgeError unknown_coin, or the feed's own */
export function findQuote(state: Snapshot | HedgeError, instrument: Instrument): Quote {
  if (state instanceof Error) throw state;
  const perpetual = indexOf(state).get(keyOf(instrument));
  if (perpetual === undefined) throw unlisted(instrument, state);
  return { perpetual, venue: state.venue, asOf: state.asOf, source: state.source };
}
