import type { FormulaToken } from "./formulaTokens.js";
import { columnNumber, lastCell, referenceParts } from "./referenceParts.js";

const name = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;

/** Whether a word or number of a formula is a name, or a reference to cells that a sheet of Excel has. */
export function isOnSheet(token: FormulaToken, isInRange: boolean): boolean {
  const parts = referenceParts(token, isInRange);
  if (parts === null) return name.test(token.text) || (token.kind === "number" && !isInRange);
  const isWithin = columnNumber(parts.letters) <= lastCell.column && Number(parts.digits) <= lastCell.row;
  // Past the last column such a word is a name like any other: XRP2026.
  return isWithin || (!isInRange && name.test(token.text));
}
