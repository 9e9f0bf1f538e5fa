import type { PricePast } from "../../shared/desk/pricePast.js";
import type { Coin } from "./readPast.js";

/**
 * Altcoins with a coin-margined perpetual on Binance on 7 August 2025:
 * https://dapi.binance.com/dapi/v1/exchangeInfo as recorded in github.com/thrasher-corp/gocryptotrader
 * @7417b81 exchanges/binance/testdata/http.json.
 */
export const coinMargined: readonly string[] = [
  ...["AAVE", "ADA", "ATOM", "AVAX", "BCH", "BNB", "DOGE", "DOT", "EGLD", "ETC", "FIL"],
  ...["LINK", "LTC", "MANA", "NEAR", "SAND", "SOL", "THETA", "TRX", "UNI", "XLM", "XRP"],
];

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
    of("majors", (coin) => coinMargined.includes(coin)),
    of("others", (coin) => isOther(coin) && !coinMargined.includes(coin)),
  ].filter((group) => group.coins.length > 0);
}
