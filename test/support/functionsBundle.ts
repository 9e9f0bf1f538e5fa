import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { runInThisContext } from "node:vm";
import {
  createCustomFunctionsHost,
  type CustomFunctionsHost,
} from "../../addin/runtime/customFunctionsHost.js";
import { decodeFunctionsMetadata, type FunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { loadLocalFunctionsSource } from "./functionsSource.js";

/**
 * Loads the built functions.js the way a host does, once per test file. Under mutation testing it is the local
 * functions' source instead, because a mutant never reaches the bundle.
 * @param pageUrl where the bundle believes to be served from; its live functions ask /api there
 * @param older makes of functions.json the one that Excel still has from an earlier version
 */
export async function loadFunctionsBundle(
  pageUrl: string,
  older: (metadata: FunctionsMetadata) => FunctionsMetadata = (metadata) => metadata,
): Promise<CustomFunctionsHost> {
  if (process.env["HEDGE_TEST_SOURCE"] === "true") return loadLocalFunctionsSource();
  const folder = resolve(projectRoot, "dist/addin");
  const metadata = decodeFunctionsMetadata(
    JSON.parse(await readFile(resolve(folder, "functions.json"), "utf8")),
  );
  const host = createCustomFunctionsHost(older(metadata));
  Object.assign(globalThis, {
    CustomFunctions: host.runtime,
    location: { href: pageUrl },
    reportError: (error: unknown) => {
      throw error;
    },
  });
  runInThisContext(await readFile(resolve(folder, "functions.js"), "utf8"), { filename: "functions.js" });
  return host;
}
