import packageFile from "../../package.json" with { type: "json" };
import { supportAddress } from "../help/supportAddress.js";
import { addinAddress } from "../manifest/addinAddress.js";
import { serviceAddress } from "../manifest/serviceAddress.js";

/** The addresses that a build writes into its files. */
export type BuildAddresses = {
  /** As given; undefined: the build is for developers. */
  readonly addinUrl: string | undefined;
  /** Where the add-in's files will lie, without a slash at the end. */
  readonly address: string;
  /** A service on another host than the add-in's. */
  readonly serviceUrl: string | null;
  /** Where users report problems. */
  readonly supportUrl: string | null;
};

/**
 * Reads HEDGE_ADDIN_URL, which makes the build one for users, HEDGE_SERVICE_URL and HEDGE_SUPPORT_URL.
 * @throws ConfigError when one of these is wrong
 */
export function buildAddresses(environment: NodeJS.ProcessEnv): BuildAddresses {
  const addinUrl = environment["HEDGE_ADDIN_URL"];
  return {
    addinUrl,
    address: addinAddress(addinUrl),
    serviceUrl: serviceAddress(environment["HEDGE_SERVICE_URL"]),
    supportUrl: supportAddress(environment["HEDGE_SUPPORT_URL"], packageFile),
  };
}
