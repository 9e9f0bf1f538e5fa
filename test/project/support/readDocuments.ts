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

/** Parts a Markdown text into its fenced blocks and the lines around them. */
export function partDocument(path: string, text: string): Document {
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: { readonly language: string; readonly lines: string[] } | null = null;
  for (const line of text.split("\n")) {
    const fence = /^ *```(.*)$/u.exec(line)?.[1];
    if (open === null && fence === undefined) prose.push(line);
    else if (open === null) open = { language: fence?.trim() ?? "", lines: [] };
    else if (fence === undefined) open.lines.push(line);
    else {
      const before = prose.filter((each) => each.trim() !== "").at(-1)?.trim() ?? "";
      fences.push({ language: open.language, text: open.lines.join("\n"), before });
      open = null;
    }
  }
  if (open !== null) throw new Error(`${path}: a fence is never closed`);
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
