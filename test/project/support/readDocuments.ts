import { readFileSync } from "node:fs";
import { resolve, sep } from "node:path";
import { projectRoot } from "../../../scripts/lib/projectRoot.js";
import { filesIn } from "./projectFiles.js";

type Fence = {
  readonly language: string;
  readonly text: string;
  /** The last line before it that is not blank. */
  readonly before: string;
};

export type Document = {
  /** From the root, with slashes. */
  readonly path: string;
  readonly fences: readonly Fence[];
  /** The lines outside of fences. */
  readonly prose: readonly string[];
};

const fencePattern = /^( *)```(.*)\n([^]*?)^\1```$/gmu;

/** Parts a Markdown text into its fenced blocks and the lines around them. */
export function partDocument(path: string, text: string): Document {
  const fences = [...text.matchAll(fencePattern)].map(({ index, 2: language = "", 3: body = "" }): Fence => {
    const before = text.slice(0, index).trimEnd().split("\n").at(-1)?.trim() ?? "";
    return { language: language.trim(), text: body, before };
  });
  const prose = text.replaceAll(fencePattern, "").split("\n");
  if (prose.some((line) => line.trimStart().startsWith("```"))) {
    throw new Error(`${path}: a fence is never closed`);
  }
  return { path, fences, prose };
}

/** Every Markdown file of the project. */
export function readDocuments(): readonly Document[] {
  return filesIn("")
    .filter((file) => file.endsWith(".md"))
    .map((file) => {
      const path = file.split(sep).join("/");
      return partDocument(path, readFileSync(resolve(projectRoot, file), "utf8"));
    });
}
