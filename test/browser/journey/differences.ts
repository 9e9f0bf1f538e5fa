import type { CellContent } from "../../../addin/workbench/spreadsheet/sheetContent.js";
import type { Expected, ExpectedCells } from "./expected.js";

/** Beyond the rounding of doubles; cells hold them unrounded. */
const relative = 1e-9;

function isAsExpected({ number, text }: CellContent, expected: Expected): boolean {
  if (typeof expected === "string") return text === expected;
  const { value, within } = typeof expected === "number" ? { value: expected, within: 0 } : expected;
  return number !== null && Math.abs(number - value) <= Math.max(within, Math.abs(value) * relative);
}

/**
 * What of a sheet is not as expected, in words. Every formula, every number and every error of the sheet must be
 * expected, so that no figure goes without its recomputation.
 */
export function differences(
  sheet: string,
  cells: Readonly<Record<string, CellContent>>,
  expected: ExpectedCells,
): readonly string[] {
  const empty: CellContent = { formula: "", text: "", number: null };
  const wrong = Object.entries(expected).flatMap(([address, wanted]) => {
    const cell = cells[address] ?? empty;
    if (isAsExpected(cell, wanted)) return [];
    const shown = cell.number === null ? JSON.stringify(cell.text) : String(cell.number);
    return [`${sheet} ${address} is ${shown}, must be ${JSON.stringify(wanted)} (${cell.formula})`];
  });
  const forgotten = Object.entries(cells).flatMap(([address, { formula, text, number }]) => {
    const isFigure = formula !== "" || number !== null || text.startsWith("#");
    return isFigure && expected[address] === undefined
      ? [`${sheet} ${address} is ${JSON.stringify(text)} and was not recomputed (${formula})`]
      : [];
  });
  return [...wrong, ...forgotten];
}
