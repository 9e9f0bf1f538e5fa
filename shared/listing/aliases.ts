/** Names under which some venues list a coin, and the coin's own ticker. */
const coinByAlias: ReadonlyMap<string, string> = new Map([
  // Kraken and KuCoin; the name of ISO 4217, whose "X" means that no country issues it.
  ["XBT", "BTC"],
  // MEXC, as baseCoinName in its list of contracts shows.
  ["FILECOIN", "FIL"],
  ["PUMPFUN", "PUMP"],
  ["TRUMPOFFICIAL", "TRUMP"],
  // BingX, as displayName in its list of contracts shows.
  ["MONAD", "MON"],
  ["LIGHTER", "LIT"],
  ["TRUMPSOL", "TRUMP"],
  // BingX and, by the thousand, Bybit.
  ["NEIROCTO", "NEIRO"],
]);

/**
 * The one ticker of a coin, whatever a venue or a person calls it: "XBT" is BTC.
 * @param ticker in any case, without a multiplier: "PEPE" of 1000PEPE
 * @returns upper case
 */
export function canonicalCoin(ticker: string): string {
  const name = ticker.toUpperCase();
  return coinByAlias.get(name) ?? name;
}
