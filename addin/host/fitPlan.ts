import type { SheetPlan, WorkbookPlan } from "../../shared/sheet/sheetPlan.js";
import { sheetPrefix } from "./area.js";
import { numberedSheetName } from "./freeSheetName.js";

type Rename = (sheet: string) => string;

// Texts in quotes come first, so that what looks like a sheet in them is passed over.
const reference = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([\p{L}_\\][\p{L}\p{N}_.]*)!/gu;

/**
 * Gives the sheets of a plan names that are free, all with the same number, and lets every formula of the plan say so:
 * "Hedge 2". A plan whose names are free stays as it is.
 * @param taken names of the sheets that a workbook has
 */
export function fitPlan(plan: WorkbookPlan, taken: readonly string[]): WorkbookPlan {
  const planned = plan.sheets.map(({ name }) => name);
  const takenNames = lowerSet(taken);
  const isFree = (rename: Rename) => planned.every((name) => !takenNames.has(rename(name).toLowerCase()));

  if (isFree((name) => name)) return plan;
  let number = 2;
  while (!isFree(numbered(planned, number))) number += 1;
  const rename = numbered(planned, number);
  return { ...plan, sheets: plan.sheets.map((sheet) => renameSheet(sheet, rename)) };
}

function numbered(planned: readonly string[], number: number): Rename {
  const own = lowerSet(planned);
  return (name) => (own.has(name.toLowerCase()) ? numberedSheetName(name, number) : name);
}

function renameSheet(sheet: SheetPlan, rename: Rename): SheetPlan {
  const inFormula = (formula: string) => renameInFormula(formula, rename);
  return {
    ...sheet,
    name: rename(sheet.name),
    cells: Object.fromEntries(
      Object.entries(sheet.cells).map(([address, cell]) => [
        address,
        cell.formula === undefined ? cell : { ...cell, formula: inFormula(cell.formula) },
      ]),
    ),
  };
}

function renameInFormula(formula: string, rename: Rename): string {
  return formula.replaceAll(reference, (whole: string, quoted?: string, word?: string) => {
    if (quoted !== undefined) return sheetPrefix(rename(quoted.replaceAll("''", "'")));
    if (word === undefined) return whole;
    const sheet = rename(word);
    return sheet === word ? whole : sheetPrefix(sheet);
  });
}

function lowerSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
