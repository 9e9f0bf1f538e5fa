import { existsSync, readFileSync } from "node:fs";
import type { ReadAddinFile } from "../../scripts/manifest/addressRules.js";

const repository = new URL("../../", import.meta.url);
const sources: readonly string[] = ["addin/", "addin/taskpane/"];

/** What the build writes; before a build they count as there. */
const builtFiles = new Set([
  "functions.js",
  "functions.json",
  "help/all-functions.html",
  "help/support.html",
]);

/** The repository's own manifest. */
export const developmentManifest = readFileSync(new URL("manifest.xml", repository), "utf8");

/** Where the build puts the add-in. */
export const distFolder = new URL("dist/addin/", repository);

function readIn(folder: URL, path: string): Uint8Array | undefined {
  const file = new URL(path, folder);
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** The add-in's files as they lie in the repository. */
export const readSource: ReadAddinFile = (path) =>
  builtFiles.has(path)
    ? new Uint8Array()
    : sources.map((folder) => readIn(new URL(folder, repository), path)).find((file) => file !== undefined);

/** The add-in's files as they were built. */
export const readBuilt: ReadAddinFile = (path) => readIn(distFolder, path);
