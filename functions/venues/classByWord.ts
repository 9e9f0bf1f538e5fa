import type { Perpetual } from "../../shared/contract/perpetuals.js";

export type AssetClass = NonNullable<Perpetual["assetClass"]>;

// In this order: a word may name two of them, as "commodity index" does.
const meanings: readonly (readonly [words: RegExp, meaning: AssetClass])[] = [
  [/pre[-_ ]?(market|launch|listing)/i, "prelaunch"],
  [/index|indices/i, "index"],
  [/metal|commodit|energy|\boil\b/i, "commodity"],
  [/forex|\bfx\b|currenc/i, "currency"],
];

// The codes of ISO 4217 for gold, silver, platinum and palladium.
const metals: ReadonlySet<string> = new Set(["XAU", "XAG", "XPT", "XPD"]);

/**
 * What kind of asset a venue's own word names; null where it writes none. A word that is not known stands for
 * something new beside the coins, most of which are shares: read as a coin it would be proposed as a hedge of one.
 * @param coinWords the words by which the venue means a coin, in small letters; "" where it leaves the field empty
 * @param base what is traded, by which a metal is known under a word that names no class
 */
export function classByWord(word: unknown, coinWords: readonly string[], base = ""): AssetClass | null {
  if (typeof word !== "string" && typeof word !== "number") return null;
  const text = String(word).toLowerCase();
  if (coinWords.includes(text)) return "crypto";
  if (text === "") return null;
  return meanings.find(([words]) => words.test(text))?.[1] ?? (metals.has(base) ? "commodity" : "stock");
}

const nonCoinWord = /^(tradfi|stock|equit|etf|pre[-_ ]?ipo|ind(ex|ices)|metal|commodit|forex|fx)/i;

/** The labels that name no coin, of lists in which a venue also has words for coins of all sorts; "" of none. */
export function nonCoinLabels(labels: readonly string[]): string {
  return labels.filter((label) => nonCoinWord.test(label)).join(" ");
}
