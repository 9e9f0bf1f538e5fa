import { markup, type Markup } from "./markup.js";

/** `code` and [a link](to.html): all that a text needs besides words, so that it stays one text for translators. */
const marked = /`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/gu;

/** A text with code and links in it. */
export function richText(text: string): readonly Markup[] {
  const pieces: Markup[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, code, label = "", target = ""] = match;
    pieces.push(markup`${text.slice(end, match.index)}`);
    pieces.push(code === undefined ? markup`<a href="${target}">${label}</a>` : markup`<code>${code}</code>`);
    end = match.index + whole.length;
  }
  return [...pieces, markup`${text.slice(end)}`];
}
