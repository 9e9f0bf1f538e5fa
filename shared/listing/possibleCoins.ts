import { canonicalCoin } from "./aliases.js";
import { wrappedCoin } from "./wrappedTokens.js";

/** A venue's own name of a pair. */
const glued = /^(.{2,}?)(?:USDT|USDC|USD1|USD|PERP)$/;
/** A bundle in front: "1000PEPE", "1MBONK", and Hyperliquid's "kPEPE". */
const bundled = /^(?:10{3,6}|1M|K)(\D.*)$/;

/**
 * Every coin that a ticker may stand for, itself first: "ETHUSDT" may be a short of ETH and "1000PEPE" one of PEPE.
 * Used where a name cannot be found, so that what it may mean gets no order.
 * @param ticker in any case
 */
export function possibleCoins(ticker: string): readonly string[] {
  const found = [canonicalCoin(ticker)];
  for (const name of found) {
    for (const inside of [glued.exec(name)?.[1], bundled.exec(name)?.[1], wrappedCoin(name)]) {
      if (inside === undefined || inside === null) continue;
      const coin = canonicalCoin(inside);
      if (!found.includes(coin)) found.push(coin);
    }
  }
  return found;
}
