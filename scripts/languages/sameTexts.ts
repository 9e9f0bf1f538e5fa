import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { projectRoot } from "../lib/projectRoot.js";

const listSchema = z.array(z.string());

/** The texts that a language writes as English does, such as a name: listed, so that none stays English by oversight. */
export function readSameTexts(languageId: string): ReadonlySet<string> {
  const file = resolve(projectRoot, "languages", languageId, "same.json");
  return new Set(existsSync(file) ? z.parse(listSchema, JSON.parse(readFileSync(file, "utf8"))) : []);
}
