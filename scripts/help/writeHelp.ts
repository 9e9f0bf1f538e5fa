import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { english, languages } from "../../addin/language/languages.js";
import { sayIn } from "../languages/catalogue.js";
import type { FunctionDoc } from "../lib/functionDocs.js";
import { helpPages } from "./helpPages.js";
import { pageIn } from "./helpWords.js";

const styles = fileURLToPath(new URL("help.css", import.meta.url));

/** Writes the help pages of every language and their style sheet into a folder. */
export async function writeHelp(
  docs: readonly FunctionDoc[],
  folder: string,
  supportUrl: string | null,
): Promise<void> {
  for (const language of languages) {
    const pages = helpPages({ language, say: sayIn(language.id) }, docs, supportUrl);
    await mkdir(resolve(folder, pageIn(english, language, "")), { recursive: true });
    for (const [name, page] of pages) await writeFile(resolve(folder, pageIn(english, language, name)), page);
  }
  await copyFile(styles, resolve(folder, "help.css"));
}
