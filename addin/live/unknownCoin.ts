import type { Perpetual } from "../../shared/contract/perpetuals.js";
import { HedgeError } from "../../shared/errors.js";
import { anyLinearQuote, instrumentText, type Instrument } from "../../shared/listing/instrument.js";
import { nearest } from "../../shared/nearest.js";

/** The instrument that a venue's own name of it stands for ("ETHUSDT", "1000PEPE", "ETH-PERP"), if it is one. */
function meant(instrument: Instrument): Instrument | null {
  const { coin, quote } = instrument;
  if (quote === "PERP") return { ...instrument, quote: "USD", kind: "inverse" };
  const glued = /^(.{2,}?)(USDT|USDC|USD)$/.exec(coin);
  if (glued?.[1] !== undefined && glued[2] !== undefined) {
    return {
      ...instrument,
      coin: glued[1],
      quote: glued[2],
      kind: glued[2] === "USD" ? "inverse" : "linear",
    };
  }
  const bundled = /^10{3,6}(\D.*)$/.exec(coin);
  return bundled?.[1] === undefined ? null : { ...instrument, coin: bundled[1] };
}

type Listing = Pick<Perpetual, "coin" | "quote">;

/** What the venue lists that is like it: the same coin in other currencies, else coins of a similar name. */
function alike({ coin, quote, kind }: Instrument, listed: readonly Listing[]): readonly string[] {
  const sameCoin = listed.filter((listing) => listing.coin === coin);
  // "ETH-USD" would mean the inverse one.
  const spelling = (listing: Listing): string => (listing.quote === "USD" ? anyLinearQuote : listing.quote);
  if (sameCoin.length > 0) return sameCoin.map((listing) => `${listing.coin}-${spelling(listing)}`);
  const sameQuote = listed.filter((listing) => listing.quote === quote).map((listing) => listing.coin);
  const close = nearest(coin, sameQuote);
  return kind === "inverse" ? close : close.map((name) => `${name}-${quote}`);
}

function advice(instrument: Instrument, listed: readonly Listing[]): string {
  const other = meant(instrument);
  if (other !== null) return `. Use ${instrumentText(other)}`;
  const close = alike(instrument, listed);
  const closest = close.length === 0 ? "" : `. Closest: ${close.join(", ")}`;
  if (instrument.kind === "linear") return closest;
  return `${closest}. For a linear one, use ${instrumentText({ ...instrument, quote: "USDT" })}`;
}

/**
 * The error of an instrument that its venue does not list, with the spelling that was probably meant.
 * @param listed the venue's perpetuals of the instrument's kind
 */
export function unknownCoin(instrument: Instrument, listed: readonly Listing[]): HedgeError {
  const { venue, coin, quote, kind } = instrument;
  const named = kind === "inverse" ? coin : `${coin}-${quote}`;
  return new HedgeError({
    code: "unknown_coin",
    message: `${named}: no ${kind} perpetual on ${venue}${advice(instrument, listed)}`,
  });
}
