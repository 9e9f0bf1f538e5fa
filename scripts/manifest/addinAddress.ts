import { ConfigError } from "../../functions/configError.js";
import { isPlainAddress } from "./plainAddress.js";

/** Where npm start serves the add-in; manifest.xml of the repository names it. */
export const developmentUrl = "https://localhost:3000";

/**
 * The address below which the add-in's files lie, without a slash at the end: the given public one, else the
 * developer's own machine.
 * @throws ConfigError when the given one is no plain https address
 */
export function addinAddress(addinUrl: string | undefined): string {
  if (addinUrl === undefined) return developmentUrl;
  if (isPlainAddress(addinUrl) && addinUrl !== developmentUrl) return addinUrl;
  throw new ConfigError(
    `HEDGE_ADDIN_URL must be the public https address of the add-in, without a slash at the end, was "${addinUrl}".`,
  );
}
