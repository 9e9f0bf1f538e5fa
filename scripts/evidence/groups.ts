import type { PricePast } from "../../shared/desk/pricePast.js";
import type { Coin } from "./readPast.js";

/**
 * Altcoins that Binance listed coin-margined when the prices end, of those with prices since January 2024:
 * https://dapi.binance.com/dapi/v1/exchangeInfo.
 */
const coinMargined: ReadonlySet<string> = new Set([
  ...["AAVE", "ADA", "ATOM", "BCH", "BNB", "DOT", "ETC", "FIL", "GMT"],
  ...["LINK", "LTC", "MANA", "NEAR", "SAND", "THETA", "UNI", "XRP", "XTZ"],
]);

/** Coins that are counted together. */
export type Group = { readonly name: string; readonly coins: readonly Coin<PricePast>[] };

/** Bitcoin, ether, altcoins with inverse contracts, and all others; those that are empty are left out. */
export function groupsOf(coins: readonly Coin<PricePast>[]): readonly Group[] {
  const of = (name: string, test: (coin: string) => boolean): Group => ({
    name,
    coins: coins.filter(({ coin }) => test(coin)),
  });
  const isOther = (coin: string): boolean => coin !== "BTC" && coin !== "ETH";
  return [
    of("BTC", (coin) => coin === "BTC"),
    of("ETH", (coin) => coin === "ETH"),
    of("majors", (coin) => coinMargined.has(coin)),
    of("others", (coin) => isOther(coin) && !coinMargined.has(coin)),
  ].filter((group) => group.coins.length > 0);
}
