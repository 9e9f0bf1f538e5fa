import type { PerpetualKind } from "./contract/perpetuals.js";
import { HedgeError } from "./errors.js";

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

/**
 * Reads "[venue:]COIN[-QUOTE]": "bybit:ETH" (or "bybit:ETH-USD") is the inverse perpetual, "bybit:ETH-USDT"
 * the linear one quoted in USDT, "kraken:ETH-LINEAR" the linear one in any quote. Case and spaces around do not matter.
 *
 * @throws HedgeError invalid_input when the text has another form
 */
export function parseInstrument(text: string, defaultVenue: string): Instrument {
  const match = pattern.exec(text.trim());
  const coin = match?.[2];
  if (match === null || coin === undefined) {
    throw new HedgeError({
      code: "invalid_input",
      message: `instrument must look like "bybit:ETH" or "bybit:ETH-USDT", was "${shown(text)}"`,
    });
  }
  const quote = (match[3] ?? "USD").toUpperCase();
  return {
    venue: (match[1] ?? defaultVenue).toLowerCase(),
    coin: coin.toUpperCase(),
    quote,
    kind: quote === "USD" ? "inverse" : "linear",
  };
}

/** The instrument as text, the way it is written in messages. */
export function instrumentText({ venue, coin, quote }: Omit<Instrument, "kind">): string {
  return quote === "USD" ? `${venue}:${coin}` : `${venue}:${coin}-${quote}`;
}
