import type { BlockedSpill, BlockingCell } from "./blockedSpills.js";

function shown({ address, value }: BlockingCell): string {
  return `${address} (“${String(value).slice(0, 40)}”)`;
}

const maxNamed = 5;

function named(cells: readonly BlockingCell[]): string {
  const more = cells.length - maxNamed;
  return `${cells.slice(0, maxNamed).map(shown).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

/** What blocks a desk's result. */
export const blockedText = ({ formula, cells }: BlockedSpill): string =>
  `The result in ${formula.address} cannot be shown: ${named(cells)} ${cells.length === 1 ? "is in the way. Move it or clear it" : "are in the way. Move them or clear them"}.`;

export const clearText = ({ cells }: BlockedSpill): string =>
  cells.length === 1 ? `Clear ${cells[0].address}` : `Clear ${String(cells.length)} cells`;

export const clearQuestion = ({ formula, cells }: BlockedSpill): string =>
  `Clear ${named(cells)} on “${formula.sheet}”? Their contents will be lost.`;

export const clearedText = ({ cells }: BlockedSpill): string =>
  `${cells.length === 1 ? "1 cell" : `${String(cells.length)} cells`} cleared.`;
