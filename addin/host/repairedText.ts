import { count, fill } from "../language/fill.js";
import { texts } from "../language/spoken.js";
import type { RepairOutcome } from "./spreadsheet.js";

/** More reasons than these nobody reads; the pane lists the cells. */
const maxReasons = 3;

/** What became of a repair, in sentences for the pane. */
export function repairedText({ repaired, left }: RepairOutcome): string {
  const reasons = left
    .slice(0, maxReasons)
    .map(({ sheet, address, reason }) =>
      fill(texts.problems.notRepaired, { place: fill(texts.place, { address, sheet }), reason }),
    );
  const more = left.length - reasons.length;
  return [
    count(texts.problems.repaired, repaired.length, {}),
    ...reasons,
    ...(more > 0 ? [count(texts.problems.left, more, {})] : []),
  ].join(" ");
}
