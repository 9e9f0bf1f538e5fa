/** How a coin that was typed is read; the sentence is null where it is read as it stands. */
type CoinReading = { readonly coin: string; readonly sentence: string | null };

const coinPattern = /^[\p{L}\p{N}]{1,30}$/u;
/**
 * What a venue or a person writes around a coin: "bybit:ETH-USDT", "ETH/USDT", "ETH-PERP"; behind a space a quote only,
 * because "ETH Classic" is another coin.
 */
const wrapped =
  /^(?:[a-z0-9]{1,20}:)?([\p{L}\p{N}]{1,30})(?:[-/_][a-z0-9]{2,10}| (?:usd[tc]?|perp|perpetual|swap))?$/iu;
/** A venue's own name of a pair: "ETHUSDT", "1000PEPE". */
const glued = /^(.{2,}?)(USDT|USDC|USD)$/;
const bundled = /^10{3,6}(\D.*)$/;

const dollars: ReadonlySet<string> = new Set(
  "USD USDT USDC DAI USDS USDE FDUSD TUSD PYUSD RLUSD USDP GUSD BUSD USDD CRVUSD".split(" "),
);

/** Whether a coin is a dollar or made to be worth one: a short of something else against it would be a bet. */
export function isDollar(coin: string): boolean {
  return dollars.has(coin);
}

/** Longer texts are cut in sentences: a cell may hold 32,767 characters. */
const shownCharacters = 40;

/** A typed text as a sentence quotes it. */
export function shownCoin(typed: string): string {
  const text = typed.trim();
  return text.length <= shownCharacters ? `"${text}"` : `"${text.slice(0, shownCharacters)}…"`;
}

/** The known coin in a venue's own name of a pair; the name itself where it is a coin or holds none. */
function coinIn(name: string, isKnown: (coin: string) => boolean): string {
  if (isKnown(name) || isDollar(name)) return name;
  const inside = [glued, bundled].map((pattern) => pattern.exec(name)?.[1]);
  return inside.find((coin) => coin !== undefined && isKnown(coin)) ?? name;
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
  const coin = coinIn(written, isKnown);
  const isAsTyped = coinPattern.test(text) && coin === text.toUpperCase();
  // A bag of 5 may be 5 or 5,000 then, and only its owner knows.
  const single = coin === bundled.exec(written)?.[1] ? `: its quantity counts single ${coin}` : "";
  return { coin, sentence: isAsTyped ? null : `${shownCoin(typed)} was read as ${coin}${single}.` };
}
