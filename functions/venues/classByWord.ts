import type { Perpetual } from "../../shared/contract/perpetuals.js";

export type AssetClass = NonNullable<Perpetual["assetClass"]>;

/**
 * What kind of asset a venue's own word names; null where it writes none. A word that is not known stands for
 * something new beside the coins, most of which are shares: read as a coin it would be proposed as a hedge of one.
 * @param words by the venue's words in small letters
 */
export function classByWord(word: unknown, words: ReadonlyMap<string, AssetClass>): AssetClass | null {
  if ((typeof word !== "string" && typeof word !== "number") || word === "") return null;
  return words.get(String(word).toLowerCase()) ?? "stock";
}
