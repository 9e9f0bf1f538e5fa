import type { DataSource, Perpetual } from "../../shared/contract/perpetuals.js";
import { HedgeError, type ErrorCode } from "../../shared/errors.js";

/** Why a refresh failed. */
export type Failure = { readonly at: number; readonly code: ErrorCode; readonly detail: string };

/** What a refresh threw, as it is kept. What is no HedgeError is a defect of ours: its text goes to the log only. */
export function failureOf(thrown: unknown, at: number): Failure {
  return thrown instanceof HedgeError
    ? { at, code: thrown.code, detail: thrown.message }
    : { at, code: "internal", detail: "Internal error: HEDGE could not read the venue's response." };
}

/** What a venue reported the last time it answered. */
export type GoodSnapshot = {
  readonly asOf: number;
  readonly source: DataSource;
  readonly perpetuals: readonly Perpetual[];
};

/** The outcome of one refresh, success or failure; plain data. A failure is stored like a success, because
 * what is not stored would be asked again by every caller who waited for it. */
export type SnapshotEntry = {
  readonly good: GoodSnapshot | null;
  /** Null when the refresh succeeded. */
  readonly failure: Failure | null;
  /** The latest failure, kept when a later refresh succeeds. */
  readonly lastFailure: Failure | null;
  /** When the venue may be asked again, ms since 1970. */
  readonly expires: number;
};

export type SnapshotStatus = "idle" | "up" | "down";

/** Whether the last refresh worked; "idle" before the first. */
export function statusOf(entry: SnapshotEntry | undefined): SnapshotStatus {
  if (entry === undefined) return "idle";
  return entry.failure === null ? "up" : "down";
}

/** The entry with the younger snapshot, or else the one that lives longer. */
export function newerEntry(
  one: SnapshotEntry | undefined,
  other: SnapshotEntry | undefined,
): SnapshotEntry | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const younger = (one.good?.asOf ?? 0) - (other.good?.asOf ?? 0) || one.expires - other.expires;
  return younger >= 0 ? one : other;
}

/** Whether an entry holds a snapshot that may be served: the current one, or an older one within the limit. */
export function isServable(
  entry: SnapshotEntry | undefined,
  now: number,
  staleLimitMs: number,
): entry is SnapshotEntry & { readonly good: GoodSnapshot } {
  if (entry === undefined || entry.good === null) return false;
  const current = entry.failure === null && now < entry.expires;
  return current || now - entry.good.asOf <= staleLimitMs;
}

/** The problem of an entry that cannot be served: the venue's own reason, and how old the last value is. */
export function entryProblem({ good, failure, expires }: SnapshotEntry, now: number): HedgeError {
  const age =
    good === null
      ? ""
      : ` The last value is ${String(Math.round((now - good.asOf) / 1000))} s old, too old to be shown.`;
  return new HedgeError({
    code: failure?.code ?? "stale",
    message: `${failure?.detail ?? "No newer value yet."}${age}`,
    retryAfterMs: Math.max(0, expires - now),
  });
}
