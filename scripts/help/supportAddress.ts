import * as z from "zod/mini";
import { ConfigError } from "../../functions/configError.js";
import { isPlainAddress } from "../manifest/plainAddress.js";

const packageSchema = z.looseObject({ bugs: z.optional(z.object({ url: z.string() })) });

/**
 * Where users report problems: the given address, else bugs.url of package.json; null where there is neither.
 * @throws ConfigError when it is no plain https address: the store rejects a page with a dead link
 */
export function supportAddress(given: string | undefined, packageFile: unknown): string | null {
  const address = given ?? z.parse(packageSchema, packageFile).bugs?.url;
  if (address === undefined) return null;
  if (isPlainAddress(address)) return address;
  throw new ConfigError(
    `HEDGE_SUPPORT_URL, or bugs.url of package.json, must be the https address where users report problems, was "${address}".`,
  );
}
