import type { RiskTiers } from "../../shared/contract/tiers.js";
import type { Failure } from "./snapshotEntry.js";

/** The outcome of one reading of a perpetual's risk tiers. A failure is stored too, so that it is not repeated for everybody. */
export type TiersEntry = {
  /** Null until the venue reported some; while it fails they are those of an earlier reading. */
  readonly good: Pick<RiskTiers, "asOf" | "source" | "unit" | "tiers"> | null;
  readonly failure: Failure | null;
  /** When the venue may be asked again, ms since 1970. */
  readonly expires: number;
};
