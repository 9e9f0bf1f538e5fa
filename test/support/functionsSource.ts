import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import {
  createCustomFunctionsHost,
  type CustomFunctionsHost,
} from "../../addin/runtime/customFunctionsHost.js";
import { decodeFunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { letErrorsIn } from "../../scripts/lib/letErrorsIn.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

/** Loads the local functions from their source, with the metadata that Microsoft's generator makes of it. */
export async function loadLocalFunctionsSource(): Promise<CustomFunctionsHost> {
  const folder = resolve(projectRoot, "addin/functions");
  const remote = new Set(readFunctionDocs().flatMap(({ topic, remote }) => (remote ? [`${topic}.ts`] : [])));
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !remote.has(file));
  const { metadataJson, associate } = await generateCustomFunctionsMetadata(
    files.map((file) => resolve(folder, file)),
  );
  const host = createCustomFunctionsHost(decodeFunctionsMetadata(JSON.parse(letErrorsIn(metadataJson))));
  // What the build puts in place of these names.
  const built = { HEDGE_VERSION: "0.0.0", __webpack_hash__: "0123456789abcdef" };
  Object.assign(globalThis, { CustomFunctions: host.runtime, ...built });
  for (const file of files) {
    const module = (await import(`../../addin/functions/${file.replace(/\.ts$/, "")}.ts`)) as Record<
      string,
      (...given: readonly unknown[]) => unknown
    >;
    for (const { id, functionName } of associate) {
      const implementation = module[functionName];
      if (implementation !== undefined) host.runtime.associate(id, implementation);
    }
  }
  return host;
}
