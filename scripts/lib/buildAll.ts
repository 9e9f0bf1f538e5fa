import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import configurations from "../../webpack.config.js";
import { buildAddresses } from "./buildAddresses.js";
import { finishAddin } from "./finishAddin.js";
import { lastBuiltFile } from "./isBuilt.js";
import { builtFolder } from "./projectRoot.js";
import { runWebpack } from "./runWebpack.js";

/**
 * Builds `dist/addin/`, `dist/functions/` and `dist/host/`.
 * @throws ConfigError when an address of the environment is wrong, Error with the bundler's messages
 */
export async function buildAll(environment: NodeJS.ProcessEnv): Promise<void> {
  const addresses = buildAddresses(environment);
  await rm(resolve(builtFolder, lastBuiltFile), { force: true });
  await runWebpack(configurations);
  await finishAddin(resolve(builtFolder, "addin"), addresses);
}
