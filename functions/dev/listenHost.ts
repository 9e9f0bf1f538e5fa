import { isIP } from "node:net";
import type { Environment } from "../config.js";
import { ConfigError } from "../configError.js";

/**
 * Decodes HOST, the address that the local servers listen on; this machine alone when it is not set. Apart from the other
 * settings, because on Azure it is none of ours. An address and no name: some shells put the machine's name there, and who
 * did not mean it would be reachable from outside.
 * @throws ConfigError when it is no IP address
 */
export function listenHost(environment: Environment): string {
  const text = environment["HOST"]?.trim() ?? "";
  if (text === "") return "127.0.0.1";
  if (isIP(text) !== 0) return text;
  throw new ConfigError(
    `HOST must be an IP address such as 127.0.0.1, or 0.0.0.0 for every network, was ${JSON.stringify(text)}`,
  );
}
