import { parseArgs } from "node:util";
import { ConfigError } from "../../functions/configError.js";
import { isRegion, regionIds, type Region } from "./regions.js";

export type DeployOptions = {
  /** Of the static web app; null: the one that an earlier run created, else "hedge". */
  readonly name: string | null;
  readonly resourceGroup: string | null;
  readonly region: Region | null;
};

/**
 * Reads `--name`, `--resource-group` and `--region`.
 * @throws ConfigError naming the option and what is allowed
 */
export function deployOptions(args: readonly string[]): DeployOptions {
  const { name, "resource-group": resourceGroup, region } = optionsOf(args);
  if (region !== undefined && !isRegion(region))
    throw new ConfigError(`--region must be one of ${regionIds.join(", ")}, was "${region}".`);
  return {
    name: plainName("--name", name),
    resourceGroup: plainName("--resource-group", resourceGroup),
    region: region ?? null,
  };
}

const known = {
  name: { type: "string" },
  "resource-group": { type: "string" },
  region: { type: "string" },
} as const;

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigError(error.message);
    throw error;
  }
}

// The names go into command lines, also into those of cmd.exe.
function plainName(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/i.test(text)) return text;
  throw new ConfigError(`${option} must be 3 to 40 letters, digits and hyphens, was "${text}".`);
}
