import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { FunctionDoc } from "../lib/functionDocs.js";
import { helpPages } from "./helpPages.js";

const styles = fileURLToPath(new URL("help.css", import.meta.url));

/** Writes the help pages and their style sheet into a folder. */
export async function writeHelp(
  docs: readonly FunctionDoc[],
  folder: string,
  supportUrl: string | null,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(styles, resolve(folder, "help.css"));
  for (const [name, page] of helpPages(docs, supportUrl)) await writeFile(resolve(folder, name), page);
}
