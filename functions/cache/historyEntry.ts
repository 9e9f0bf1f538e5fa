import type { History } from "../../shared/contract/history.js";
import type { Failure } from "./snapshotEntry.js";

/** The outcome of one reading. A failure is stored too, so that it is not repeated for everybody who waited. */
export type HistoryEntry = {
  readonly values: History | null;
  /** From when on the values are complete, ms since 1970. */
  readonly from: number;
  /** When the values were read, ms since 1970; while the venue fails they are those of an earlier reading. */
  readonly readAt: number;
  readonly failure: Failure | null;
  /** When the venue may be asked again, ms since 1970. */
  readonly expires: number;
};
