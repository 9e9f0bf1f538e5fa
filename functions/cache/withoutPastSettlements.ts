import type { Perpetual } from "../../shared/contract/perpetuals.js";
import type { GoodSnapshot } from "./snapshotEntry.js";

/** The same object while the same settlements are over, because bodies are kept by identity. */
const latestOf = new WeakMap<GoodSnapshot, { readonly over: number; readonly snapshot: GoodSnapshot }>();

/**
 * An old snapshot without the funding rates of settlements that are over: what the next settlement will charge is not
 * known then, and a cell that promises it must not show what the last one charged.
 */
export function withoutPastSettlements(good: GoodSnapshot, now: number): GoodSnapshot {
  const isOver = ({ nextFunding }: Perpetual): boolean => nextFunding !== null && nextFunding <= now;
  const over = good.perpetuals.filter(isOver).length;
  if (over === 0) return good;
  const latest = latestOf.get(good);
  if (latest?.over === over) return latest.snapshot;
  const perpetuals = good.perpetuals.map((perpetual) =>
    isOver(perpetual) ? { ...perpetual, fundingRate: null, nextFunding: null } : perpetual,
  );
  const snapshot = { ...good, perpetuals };
  latestOf.set(good, { over, snapshot });
  return snapshot;
}
