import { count, fill } from "../../language/fill.js";
import { texts } from "../../language/spoken.js";
import type { BlockedSpill, BlockingCell } from "./blockedSpills.js";

function shown({ address, value }: BlockingCell): string {
  return `${address} (${fill(texts.quoted, { text: String(value).slice(0, 40) })})`;
}

const maxNamed = 5;

function named(cells: readonly BlockingCell[]): string {
  const more = cells.length - maxNamed;
  const names = cells.slice(0, maxNamed).map(shown).join(", ");
  return more > 0 ? fill(texts.andMore, { names, count: more }) : names;
}

/** What blocks a desk's result. */
export const blockedText = ({ formula, cells }: BlockedSpill): string =>
  count(texts.problems.blocked, cells.length, { address: formula.address, cells: named(cells) });

export const clearText = ({ cells }: BlockedSpill): string =>
  cells.length === 1
    ? fill(texts.problems.clearOne, { address: cells[0].address })
    : fill(texts.problems.clearSeveral, { count: cells.length });

export const clearQuestion = ({ formula, cells }: BlockedSpill): string =>
  fill(texts.problems.clearQuestion, { cells: named(cells), sheet: formula.sheet });

export const clearedText = ({ cells }: BlockedSpill): string =>
  count(texts.problems.cleared, cells.length, {});
