/** How a coin that was typed is read; the sentence is null where it is read as it stands. */
type CoinReading = { readonly coin: string; readonly sentence: string | null };

const coinPattern = /^[\p{L}\p{N}]{1,30}$/u;
/** What a venue or a person writes around a coin: "bybit:ETH-USDT", "ETH/USDT", "ETH-PERP". */
const wrapped = /^(?:[a-z0-9]{1,20}:)?([\p{L}\p{N}]{1,30})(?:[-/_ ][a-z0-9]{2,10})?$/iu;
/** A venue's own name of a pair: "ETHUSDT", "1000PEPE". */
const glued = /^(.{2,}?)(USDT|USDC|USD)$/;
const bundled = /^10{3,6}(\D.*)$/;

/** Longer texts are cut in sentences: a cell may hold 32,767 characters. */
const shownCharacters = 40;

/** A typed text as a sentence quotes it. */
export function shownCoin(typed: string): string {
  const text = typed.trim();
  return text.length <= shownCharacters ? `"${text}"` : `"${text.slice(0, shownCharacters)}…"`;
}

/**
 * Reads a coin as it was typed or selected: case and spaces around do not matter, a pair or an instrument
 * stands for its coin, and a venue's own name ("ETHUSDT") for the coin in it if that one is known.
 * @param isKnown whether an exchange asked lists that coin, in upper case
 * @returns null for a text that names no coin
 */
export function readCoin(typed: string, isKnown: (coin: string) => boolean): CoinReading | null {
  const text = typed.trim();
  const written = wrapped.exec(text)?.[1]?.toUpperCase();
  if (written === undefined) return null;
  const inside = isKnown(written)
    ? undefined
    : [glued, bundled]
        .map((name) => name.exec(written)?.[1])
        .find((coin) => coin !== undefined && isKnown(coin));
  const coin = inside ?? written;
  const isAsTyped = coinPattern.test(text) && coin === text.toUpperCase();
  // A bag of 5 may be 5 or 5,000 then, and only its owner knows.
  const single = coin === bundled.exec(written)?.[1] ? `: its quantity counts single ${coin}` : "";
  return { coin, sentence: isAsTyped ? null : `${shownCoin(typed)} was read as ${coin}${single}.` };
}
