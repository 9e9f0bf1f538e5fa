import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { english } from "../../addin/language/languages.js";
import { wordLists } from "../../addin/wordLists.js";
import { helpPages } from "../help/helpPages.js";
import { splitRemarks } from "../help/splitRemarks.js";
import { paragraphEnd, readFunctionDocs, type FunctionDoc } from "../lib/functionDocs.js";
import { projectRoot } from "../lib/projectRoot.js";
import type { CatalogueArea } from "./catalogue.js";
import { manifestTexts } from "./localizeManifest.js";
import { paneSourceTexts } from "./paneSourceTexts.js";

/** What the documentation of a function says, in the order of its page. */
function textsOf({ description, returns, parameters, remarks }: FunctionDoc): readonly string[] {
  const { formula, rest } = splitRemarks(remarks);
  return [
    description,
    ...parameters.map((parameter) => parameter.description),
    returns,
    formula,
    ...rest.split(paragraphEnd),
  ];
}

/** Every text that the help pages ask for; rendering them is the only list that cannot miss one. */
function helpTexts(docs: readonly FunctionDoc[]): readonly string[] {
  const asked = new Set<string>();
  const say = (text: string): string => {
    asked.add(text);
    return text;
  };
  for (const supportUrl of [null, "https://example.org/issues"])
    helpPages({ language: english, say }, docs, supportUrl);
  return [...asked];
}

/** Every English text that is translated, in the file it belongs to: where several places read it, in the first. */
export function sourceTexts(): ReadonlyMap<CatalogueArea, readonly string[]> {
  const docs = readFunctionDocs();
  const tooltips = wordLists.flatMap(({ words }) => words.map(({ tooltip }) => tooltip));
  const areas: readonly (readonly [CatalogueArea, readonly string[]])[] = [
    ["functions", [...docs.flatMap(textsOf), ...tooltips]],
    ["manifest", manifestTexts(readFileSync(resolve(projectRoot, "manifest.xml"), "utf8"))],
    ["pane", paneSourceTexts(docs)],
    ["help", helpTexts(docs)],
  ];
  const known = new Set([""]);
  return new Map(
    areas.map(([area, texts]) => {
      const own = [...new Set(texts)].filter((text) => !known.has(text));
      for (const text of own) known.add(text);
      return [area, own];
    }),
  );
}
