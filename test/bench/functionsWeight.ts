import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod/mini";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

/** Every start of Excel loads functions.js; bytes of gzip. */
export const functionsLimit = 72_000;

type Part = {
  /** "shared/desk", or the package's name. */
  readonly name: string;
  readonly bytes: number;
  /** Of the part alone: together they are more than the whole, which finds the same text in several of them. */
  readonly gzip: number;
};

export type FunctionsWeight = {
  readonly gzip: number;
  readonly bytes: number;
  readonly parts: readonly Part[];
};

const folder = resolve(projectRoot, "dist/addin");

function gzipOf(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

/** Bytes of the built functions.js, gzip. */
export function functionsGzip(): number {
  return gzipOf(readFileSync(resolve(folder, "functions.js"), "utf8"));
}

function partOf(source: string | undefined): string {
  if (source === undefined) return "webpack";
  const [, packageName] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (packageName !== undefined) return packageName;
  const path = source.replace(/^webpack:\/\/[^/]*\//, "").replace(/^\.\//, "");
  const [top = "", next = ""] = path.split("/");
  return next.endsWith(".ts") ? top : `${top}/${next}`;
}

const mapSchema = z.looseObject({
  version: z.number(),
  file: z.string(),
  mappings: z.string(),
  sources: z.array(z.string()),
  sourcesContent: z.array(z.string()),
  names: z.array(z.string()),
  sourceRoot: z.string(),
});

/** What each part of the built functions.js weighs, the heaviest first, by its source map. */
export function weighFunctions(): FunctionsWeight {
  const script = readFileSync(resolve(folder, "functions.js"), "utf8");
  const map = new SourceMap(
    mapSchema.parse(JSON.parse(readFileSync(resolve(folder, "functions.js.map"), "utf8"))),
  );
  const texts = new Map<string, string>();
  for (const [line, text] of script.split("\n").entries()) {
    for (let column = 0; column < text.length; column += 1) {
      const entry = map.findEntry(line, column);
      const part = partOf("originalSource" in entry ? entry.originalSource : undefined);
      texts.set(part, `${texts.get(part) ?? ""}${text.charAt(column)}`);
    }
  }
  const parts = [...texts].map(([name, text]) => ({ name, bytes: text.length, gzip: gzipOf(text) }));
  return {
    gzip: gzipOf(script),
    bytes: script.length,
    parts: parts.sort((one, other) => other.gzip - one.gzip),
  };
}
