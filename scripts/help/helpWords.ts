import { english, type Language } from "../../addin/language/languages.js";
import type { Say } from "../languages/catalogue.js";

/** What the help pages of a language are written with. */
export type HelpWords = { readonly language: Language; readonly say: Say };

export const englishWords: HelpWords = { language: english, say: (text) => text };

/** Where a page of one language finds one of another: English lies in the help's folder, the others in one of their own. */
export function pageIn(from: Language, to: Language, name: string): string {
  const up = from === english ? "" : "../";
  const down = to === english ? "" : `${to.id}/`;
  return `${up}${down}${name}`;
}
