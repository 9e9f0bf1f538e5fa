import type { Comparison } from "../contract/compare.js";
import type { History } from "../contract/history.js";
import type { PerpetualKind, Snapshot } from "../contract/perpetuals.js";
import type { RiskTiers } from "../contract/tiers.js";
import type { HedgeError } from "../errors.js";
import type { Instrument } from "../listing/instrument.js";

/** What was answered, why it was not, or null while the answer is on its way. */
export type Answered<Value> = Value | HedgeError | null;

/** Whether a refusal stays: there is no such venue, or none of its contracts are of that kind. */
export function isFinal({ code }: HedgeError): boolean {
  return code === "unknown_venue" || code === "kind_not_offered";
}

/** What is waited for, and why it cannot be had where that is known. */
export function waitingFor(what: string, state: HedgeError | null): string {
  return state === null ? what : `${what}: ${state.message}`;
}

/** A history that can be asked for. */
export type HistoryRequest = {
  readonly what: "closes" | "funding";
  readonly instrument: Instrument;
  readonly days: number;
};

/** Where the desk looks things up; asking for what is not there yet is how it says that it needs it. */
export type DeskMarkets = {
  /** ms since 1970. */
  readonly now: number;
  readonly snapshot: (venue: string, kind: PerpetualKind) => Answered<Snapshot>;
  /** The coin on every venue. */
  readonly comparison: (coin: string, kind: PerpetualKind) => Answered<Comparison>;
  /** The same where nothing may wait for it: null also until the first table is shown. */
  readonly laterComparison: (coin: string, kind: PerpetualKind) => Answered<Comparison>;
  /** Oldest first. */
  readonly history: (request: HistoryRequest) => Answered<History>;
  readonly tiers: (instrument: Instrument) => Answered<RiskTiers>;
};
