import { canonicalCoin } from "./aliases.js";
import { cashOf } from "./cash.js";
import { wrappedCoin } from "./wrappedTokens.js";

/** How a coin that was typed is read; the sentence is null where it is read as it stands. */
export type CoinReading = { readonly coin: string; readonly sentence: string | null };

/**
 * What a venue or a person writes around a coin: "bybit:ETH-USDT", "ETH/USDT", "ETH-PERP"; behind a space a quote only,
 * because "ETH Classic" is another coin.
 */
const wrapped =
  /^(?:[a-z0-9]{1,20}:)?([\p{L}\p{N}]{1,30})(?:[-/_][a-z0-9]{2,10}| (?:usd[tc]?|perp|perpetual|swap))?$/iu;
/** A venue's own name of a pair: "ETHUSDT", "1000PEPE". */
const glued = /(.{2,}?)(USDT|USDC|USD)$/;
const bundled = /^10{3,6}(\D.*)/;

/** Longer texts are cut in sentences: a cell may hold 32,767 characters. */
const shownCharacters = 40;

/** A typed text as a sentence quotes it. */
export function shownCoin(typed: string): string {
  const text = typed.trim();
  return text.length <= shownCharacters ? `"${text}"` : `"${text.slice(0, shownCharacters)}…"`;
}

type IsKnown = (coin: string) => boolean;

/** The coin in the name of a bundle of a thousand or more, by its own ticker; undefined where it is none. */
function single(name: string): string | undefined {
  const inside = bundled.exec(name)?.[1];
  return inside === undefined ? undefined : canonicalCoin(inside);
}

/** The known coin in a venue's own name of a pair; the name itself where it is a coin or holds none. */
function coinIn(name: string, isKnown: IsKnown): string {
  const isOne = (coin: string): boolean =>
    isKnown(coin) || cashOf(coin) !== null || wrappedCoin(coin) !== null;
  const itself = canonicalCoin(name);
  if (isOne(itself)) return itself;
  const base = glued.exec(name)?.[1];
  const inside = [base === undefined ? undefined : canonicalCoin(base), single(name)];
  return inside.find((coin) => coin !== undefined && isOne(coin)) ?? itself;
}

/**
 * Reads a coin as it was typed or selected: case and spaces around do not matter, a pair or an instrument stands for
 * its coin, an alias for the coin it means, and a venue's own name ("ETHUSDT") for the coin in it if that one is known.
 * @param isKnown whether an exchange asked lists that coin, in upper case
 * @returns null for a text that names no coin
 */
export function readCoin(typed: string, isKnown: IsKnown): CoinReading | null {
  const text = typed.trim();
  const [, name] = wrapped.exec(text) ?? [];
  if (name === undefined) return null;
  const written = name.toUpperCase();
  const coin = coinIn(written, isKnown);
  const isAsTyped = coin === text.toUpperCase();
  // A bag of 5 may be 5 or 5,000 then, and only its owner knows.
  const counted = coin === single(written) ? `: its quantity counts single ${coin}` : "";
  return { coin, sentence: isAsTyped ? null : `${shownCoin(typed)} was read as ${coin}${counted}.` };
}
