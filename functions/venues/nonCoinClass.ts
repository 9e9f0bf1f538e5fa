import type { Perpetual } from "../../shared/contract/perpetuals.js";

type NonCoinClass = Exclude<Perpetual["assetClass"], "crypto" | null>;

const meanings: readonly (readonly [words: RegExp, meaning: NonCoinClass])[] = [
  [/pre[-_ ]?(market|launch|listing)/i, "prelaunch"],
  [/index|indices/i, "index"],
  [/metal|commodit|energy|\boil\b/i, "commodity"],
  [/forex|\bfx\b|currenc/i, "currency"],
];

// The codes of ISO 4217 for gold, silver, platinum and palladium.
const metals: ReadonlySet<string> = new Set(["XAU", "XAG", "XPT", "XPD"]);

/**
 * The class of what a venue does not call a coin, by the venue's word for it. Of a word that says no more "stock", as
 * nearly all such contracts are of shares: what matters is that none is ever taken for a coin.
 */
export function nonCoinClass(word: string, base: string): NonCoinClass {
  const found = meanings.find(([words]) => words.test(word));
  if (found !== undefined) return found[1];
  return metals.has(base) ? "commodity" : "stock";
}
