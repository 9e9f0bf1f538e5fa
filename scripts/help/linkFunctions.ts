import { markup, type Markup } from "./markup.js";
import { functionPageName } from "./pageNames.js";

const capitals = /\b((?:HEDGE\.)?[A-Z][A-Z0-9]{2,})\b/;

/** A text in which the names of functions lead to their pages. */
export function linkFunctions(text: string, ids: ReadonlySet<string>): readonly Markup[] {
  // Splitting by a pattern with a group gives the texts between at even places and the names at odd ones.
  return text.split(capitals).map((piece, index) => {
    const id = piece.replace(/^HEDGE\./, "");
    if (index % 2 === 0 || !ids.has(id)) return markup`${piece}`;
    return markup`<a href="${functionPageName(id)}">${piece}</a>`;
  });
}
