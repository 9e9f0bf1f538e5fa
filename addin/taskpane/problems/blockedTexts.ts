import type { BlockedSpill, BlockingCell } from "./blockedSpills.js";

function shown({ address, value }: BlockingCell): string {
  return `${address} (“${String(value).slice(0, 40)}”)`;
}

const maxNamed = 5;

function named(cells: readonly BlockingCell[]): string {
  const more = cells.length - maxNamed;
  return `${cells.slice(0, maxNamed).map(shown).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

/** What stands in the way of an answer. */
export const blockedText = ({ formula, cells }: BlockedSpill): string =>
  `The desk's answer in ${formula.address} cannot be shown: ${named(cells)} ${cells.length === 1 ? "is" : "are"} in the way. Move what you typed, or clear it.`;

export const clearText = ({ cells }: BlockedSpill): string =>
  cells.length === 1 ? `Clear ${cells[0].address}` : `Clear ${String(cells.length)} cells`;

export const clearQuestion = ({ formula, cells }: BlockedSpill): string =>
  `Clear ${named(cells)} on “${formula.sheet}”? What these cells hold is lost.`;

export const clearedText = ({ cells }: BlockedSpill): string =>
  `${cells.length === 1 ? "1 cell" : `${String(cells.length)} cells`} cleared.`;
