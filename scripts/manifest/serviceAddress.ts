import { ConfigError } from "../../functions/configError.js";
import { isPlainAddress } from "./plainAddress.js";

/**
 * The address of a service on another host than the add-in's pages, checked; null where none is given.
 * @throws ConfigError when it is no plain https address: the pages are https, and browsers refuse them the rest
 */
export function serviceAddress(serviceUrl: string | undefined): string | null {
  if (serviceUrl === undefined) return null;
  if (isPlainAddress(serviceUrl.replace(/\/$/u, ""))) return serviceUrl;
  throw new ConfigError(
    `HEDGE_SERVICE_URL must be the https address below which the service's api/ lies, without query and hash, was "${serviceUrl}".`,
  );
}
