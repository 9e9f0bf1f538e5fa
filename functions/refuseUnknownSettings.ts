import { nearest } from "../shared/nearest.js";
import { ConfigError } from "./configError.js";

/** Names that begin like settings and are read elsewhere: HEDGE_VERSION at the start, the others by the build. */
const otherNames = [
  "HEDGE_VERSION",
  "HEDGE_ADDIN_URL",
  "HEDGE_SERVICE_URL",
  "HEDGE_SUPPORT_URL",
  "HEDGE_TEST_SOURCE",
];

/**
 * Refuses a mistyped name. It would leave the default in force without a word: a limit that was never set, a key that is
 * never demanded.
 * @throws ConfigError naming the setting that was probably meant
 */
export function refuseUnknownSettings(environment: object, known: readonly string[]): void {
  const isStrange = (name: string): boolean =>
    name.startsWith("HEDGE_") && ![...known, ...otherNames].includes(name);
  const unknown = Object.keys(environment).find(isStrange);
  if (unknown === undefined) return;
  const meant = known.find((name) => name.startsWith(unknown)) ?? nearest(unknown, known)[0];
  throw new ConfigError(
    `${unknown} is not a setting; ${meant === undefined ? `known settings are ${known.join(", ")}` : `did you mean ${meant}?`}`,
  );
}
