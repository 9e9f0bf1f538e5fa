import type { Perpetual } from "../../shared/contract/perpetuals.js";
import { positiveDecimal } from "./plainDecimal.js";

export type Closing = NonNullable<Perpetual["closing"]>;

/** A moment in ms as venues write it; null for the "0", "-1" or "" by which they say that there is none. */
function momentOf(time: unknown): number | null {
  const text = positiveDecimal(time);
  const moment = text === null ? Number.NaN : Number(text);
  return Number.isSafeInteger(moment) ? moment : null;
}

/** That a contract ends at a time; null where the venue names none. @param time ms since 1970 */
export function delistingAt(time: unknown): Closing | null {
  const at = momentOf(time);
  return at === null ? null : { reason: "delisting", at };
}

/** That nothing can be opened from a time on; null where the venue names none. @param time ms since 1970 */
export function openingEndsAt(time: unknown): Closing | null {
  const at = momentOf(time);
  return at === null ? null : { reason: "no new positions", at };
}

const closed = (reason: Closing["reason"]): Closing => ({ reason, at: null });

/** What stands against opening a position now, without a date. */
export const closingNow = {
  delisting: closed("delisting"),
  noNewPositions: closed("no new positions"),
  halted: closed("halted"),
  postOnly: closed("post only"),
} as const;
