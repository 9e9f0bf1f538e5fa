import type { FormulaToken } from "./formulaTokens.js";

const cell = /^(?<fixedColumn>\$?)(?<letters>[A-Z]{1,3})(?<fixedRow>\$?)(?<digits>[1-9]\d{0,6})$/i;
const columnOnly = /^(?<fixedColumn>\$?)(?<letters>[A-Z]{1,3})$/i;
const rowOnly = /^(?<fixedRow>\$?)(?<digits>[1-9]\d{0,6})$/;

/** The last row and column of a sheet of Excel, counted from one: XFD1048576. */
export const lastCell = { row: 1_048_576, column: 16_384 } as const;

/** A reference cut at its dollar signs; "" for what it has not. */
type ReferenceParts = Readonly<Record<"fixedColumn" | "letters" | "fixedRow" | "digits", string>>;

const noParts: ReferenceParts = { fixedColumn: "", letters: "", fixedRow: "", digits: "" };

/**
 * What a piece of a formula refers to; null where it has no form of a reference.
 * @param isInRange "A:C" and "2:5" are ranges; "A" alone is a name and "2" a number
 */
export function referenceParts({ kind, text }: FormulaToken, isInRange: boolean): ReferenceParts | null {
  if (kind !== "word" && kind !== "number") return null;
  const patterns = isInRange ? [cell, columnOnly, rowOnly] : [cell];
  const found = patterns.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  return found === undefined ? null : { ...noParts, ...found };
}

/** The number of a column from one; 0 for no letters. */
export function columnNumber(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
