import type { SheetPlan, WorkbookPlan } from "../../shared/sheet/sheetPlan.js";
import { sheetPrefix } from "./area.js";
import { numberedSheetName } from "./freeSheetName.js";

/** Names that a workbook has given away already; those on sheets that are to be replaced do not count. */
export type TakenNames = {
  readonly sheets: readonly string[];
  readonly names: readonly string[];
  readonly tables: readonly string[];
};

type Rename = (name: string) => string;
type Renames = { readonly sheet: Rename; readonly name: Rename };

// Texts in quotes come first, so that what looks like a name in them is passed over.
const reference = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([\p{L}_\\][\p{L}\p{N}_.]*)(!|\()?/gu;

/**
 * Gives the sheets, names and tables of a plan names that are free, all with the same number, and lets every formula
 * of the plan say so: "Hedge 2", Hedge_venue_2. A plan whose names are free stays as it is.
 * @param replaced sheets that keep their names
 */
export function fitPlan(plan: WorkbookPlan, taken: TakenNames, replaced: readonly string[]): WorkbookPlan {
  const kept = lowerSet(replaced);
  const newSheets = plan.sheets.map(({ name }) => name).filter((name) => !kept.has(name.toLowerCase()));
  const newNames = plan.sheets.flatMap(({ names, tables }) => [...names, ...tables].map(({ name }) => name));
  const takenSheets = lowerSet(taken.sheets);
  const takenNames = lowerSet([...taken.names, ...taken.tables]);
  const isFree = (rename: Renames) =>
    newSheets.every((name) => !takenSheets.has(rename.sheet(name).toLowerCase())) &&
    newNames.every((name) => !takenNames.has(rename.name(name).toLowerCase()));

  const same: Renames = { sheet: (name) => name, name: (name) => name };
  if (isFree(same)) return plan;
  let number = 2;
  while (!isFree(numbered(newSheets, newNames, number))) number += 1;
  const rename = numbered(newSheets, newNames, number);
  return { ...plan, sheets: plan.sheets.map((sheet) => renameSheet(sheet, rename)) };
}

function numbered(sheets: readonly string[], names: readonly string[], number: number): Renames {
  const [ownSheets, ownNames] = [lowerSet(sheets), lowerSet(names)];
  return {
    sheet: (name) =>
      ownSheets.has(name.toLowerCase()) ? numberedSheetName(withoutNumber(name), number) : name,
    name: (name) => (ownNames.has(name.toLowerCase()) ? `${name}_${String(number)}` : name),
  };
}

/** "Hedge" of "Hedge 2", which a plan made for a workbook with a "Hedge" may be called: not "Hedge 2 2". */
function withoutNumber(sheet: string): string {
  return sheet.replace(/ \d+$/, "");
}

function renameSheet(sheet: SheetPlan, rename: Renames): SheetPlan {
  const inFormula = (formula: string) => renameInFormula(formula, rename);
  return {
    ...sheet,
    name: rename.sheet(sheet.name),
    cells: Object.fromEntries(
      Object.entries(sheet.cells).map(([address, cell]) => [
        address,
        cell.formula === undefined ? cell : { ...cell, formula: inFormula(cell.formula) },
      ]),
    ),
    names: sheet.names.map((each) => ({ ...each, name: rename.name(each.name) })),
    tables: sheet.tables.map((each) => ({ ...each, name: rename.name(each.name) })),
    conditionalFormats: sheet.conditionalFormats.map((each) => ({
      ...each,
      formula: inFormula(each.formula),
    })),
  };
}

function renameInFormula(formula: string, rename: Renames): string {
  return formula.replaceAll(reference, (whole: string, quoted?: string, word?: string, mark?: string) => {
    if (quoted !== undefined) return sheetPrefix(rename.sheet(quoted.replaceAll("''", "'")));
    if (word === undefined || mark === "(") return whole;
    if (mark === undefined) return rename.name(word);
    const sheet = rename.sheet(word);
    return sheet === word ? whole : sheetPrefix(sheet);
  });
}

function lowerSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
