import type { OpenedCell } from "./plainGrid.js";

/** The grid's numbers for what a cell holds. */
export const cellType = { text: 1, number: 2, boolean: 3, forcedText: 4 } as const;

/** What would become something else if a person typed it: a formula, a number, TRUE, an error. */
const readsAsOther = /^(?:[=+@-].*|'.*|\s*[+-]?[\d.,]+(?:e[+-]?\d+)?\s*%?|TRUE|FALSE|#[A-Z0-9/]+[!?]?)$/is;

/** A cell that holds this text as a text, also where it reads like a number or a formula. */
export function textCell(text: string): OpenedCell {
  return { v: text, t: readsAsOther.test(text) ? cellType.forcedText : cellType.text };
}
