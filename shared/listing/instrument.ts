import type { PerpetualKind } from "../contract/perpetuals.js";
import { HedgeError } from "../errors.js";
import { canonicalCoin } from "./aliases.js";

/** A perpetual as a user writes it. */
export type Instrument = {
  readonly venue: string;
  readonly coin: string;
  readonly quote: string;
  readonly kind: PerpetualKind;
};

const pattern = /^(?:([a-z0-9]{1,20}):)?([\p{L}\p{N}]{1,30})(?:-([a-z0-9]{2,10}))?$/iu;

/**
 * Written for a quote, it means the venue's linear perpetual whatever it is quoted in: USDT, else USDC, else what
 * there is. Kraken quotes its linear ones in USD, which alone would mean the inverse one.
 */
export const anyLinearQuote = "LINEAR";

/** Longer texts are cut in messages: a cell may hold 32,767 characters. */
const shownCharacters = 60;

function shown(text: string): string {
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}

/** What is written; the venue undefined where none is. @throws HedgeError invalid_input when the text has another form */
function parse(text: string): Omit<Instrument, "venue"> & { readonly venue: string | undefined } {
  const [, venue, coin, written = "USD"] = pattern.exec(text.trim()) ?? [];
  if (coin === undefined) {
    throw new HedgeError({
      code: "invalid_input",
      message: `instrument must look like "bybit:ETH" or "bybit:ETH-USDT", was "${shown(text)}"`,
    });
  }
  const quote = written.toUpperCase();
  const kind = quote === "USD" ? "inverse" : "linear";
  return { venue: venue?.toLowerCase(), coin: canonicalCoin(coin), quote, kind };
}

/**
 * Reads "[venue:]COIN[-QUOTE]": "bybit:ETH" (or "bybit:ETH-USD") is the inverse perpetual, "bybit:ETH-USDT"
 * the linear one quoted in USDT, "kraken:ETH-LINEAR" the linear one in any quote. Case and spaces around do not matter,
 * and an alias is its coin: "kraken:XBT" is kraken:BTC.
 *
 * @throws HedgeError invalid_input when the text has another form
 */
export function parseInstrument(text: string, defaultVenue: string): Instrument {
  const { venue, ...rest } = parse(text);
  return { venue: venue ?? defaultVenue.toLowerCase(), ...rest };
}

/**
 * Reads an instrument of which the venue must be written, because a position is on one venue whatever the default is.
 *
 * @throws HedgeError invalid_input when the text has another form or names no venue
 */
export function parseVenuedInstrument(text: string): Instrument {
  const { venue, ...rest } = parse(text);
  if (venue === undefined) {
    throw new HedgeError({ code: "invalid_input", message: 'name the venue, as in "bybit:ETH"' });
  }
  return { venue, ...rest };
}

/** The instrument as text, the way it is written in messages. */
export function instrumentText({ venue, coin, quote }: Omit<Instrument, "kind">): string {
  return quote === "USD" ? `${venue}:${coin}` : `${venue}:${coin}-${quote}`;
}
