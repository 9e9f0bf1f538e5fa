import { DOMParser } from "@xmldom/xmldom";
import type { Document, Element } from "@xmldom/xmldom";

export type ParsedPage = {
  /** The elements of these names in the order of the page, without a name all. */
  readonly all: (...names: string[]) => readonly Element[];
  /** The text of the whole page, white space as one blank. */
  readonly text: string;
  readonly root: Element;
};

function elementsIn(document: Document): Element[] {
  return Array.from(document.getElementsByTagName("*"));
}

/** The text of an element, white space as one blank. */
export function textOf(element: Element): string {
  return (element.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** Parses a page as XML: whatever was not escaped, or not closed, fails here. */
export function parsePage(page: string): ParsedPage {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => void problems.push(message) });
  const document = parser.parseFromString(page, "application/xhtml+xml");
  const root = document.documentElement;
  if (root === null || problems.length > 0)
    throw new Error(`The page is not well-formed: ${problems.join("; ")}`);
  const elements = elementsIn(document);
  return {
    root,
    all: (...names) => elements.filter(({ tagName }) => names.length === 0 || names.includes(tagName)),
    text: textOf(root),
  };
}
