import { resolve } from "node:path";
import configurations from "../../webpack.config.js";
import { buildAddresses } from "./buildAddresses.js";
import { finishAddin } from "./finishAddin.js";
import { projectRoot } from "./projectRoot.js";
import { runWebpack } from "./runWebpack.js";

/**
 * Builds `dist/addin/` and `dist/functions/`.
 * @throws ConfigError when an address of the environment is wrong, Error with the bundler's messages
 */
export async function buildAll(environment: NodeJS.ProcessEnv): Promise<void> {
  const addresses = buildAddresses(environment);
  await runWebpack(configurations);
  await finishAddin(resolve(projectRoot, "dist/addin"), addresses);
}
