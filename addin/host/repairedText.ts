import type { RepairOutcome } from "./spreadsheet.js";

/** More reasons than these nobody reads; the pane lists the cells. */
const mostReasons = 3;

/** What became of a repair, in sentences for the pane. */
export function repairedText({ repaired, left }: RepairOutcome): string {
  const reasons = left
    .slice(0, mostReasons)
    .map(({ sheet, address, reason }) => `${address} on ${sheet}: ${reason}`);
  const more = left.length - reasons.length;
  return [
    `${String(repaired.length)} ${repaired.length === 1 ? "formula was" : "formulas were"} repaired.`,
    ...reasons,
    ...(more > 0 ? [`${String(more)} more ${more === 1 ? "cell was" : "cells were"} left as before.`] : []),
  ].join(" ");
}
