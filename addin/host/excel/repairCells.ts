import { areaAddress, parseArea } from "../area.js";
import { hasLostName, isHedgeFormula, repairedFormula } from "../hedgeFormula.js";
import { joinCells } from "../joinCells.js";
import type { RepairOutcome, SheetAddress } from "../spreadsheet.js";
import { toHedgeError } from "./excelError.js";
import { findSheets } from "./findSheets.js";
import { runExcel } from "./runExcel.js";
import { supports } from "./supports.js";
import { unknownFunctions } from "./unknownFunctions.js";
import { withoutSheet } from "./withoutSheet.js";

type Left = RepairOutcome["left"][number];
type Entry = SheetAddress & { readonly formula: string; readonly range: Excel.Range };
type Run = {
  readonly sheet: string;
  readonly address: string;
  readonly cells: readonly (readonly Entry[])[];
};

// Excel on the web takes at most 5 MB at once, and each cell needs about 1 kB.
const maxAtOnce = 1000;

/**
 * Enters the formulas of these cells again, cells beside each other together, and says of each what came of it.
 * @throws HedgeError
 */
export async function repairCells(cells: readonly SheetAddress[]): Promise<RepairOutcome> {
  if (cells.length === 0) return { repaired: [], left: [] };
  return runExcel(async (context) => {
    const outcomes: RepairOutcome[] = [];
    for (let start = 0; start < cells.length; start += maxAtOnce)
      outcomes.push(await repairSome(context, cells.slice(start, start + maxAtOnce)));
    return {
      repaired: outcomes.flatMap(({ repaired }) => repaired),
      left: outcomes.flatMap(({ left }) => left),
    };
  });
}

async function repairSome(
  context: Excel.RequestContext,
  cells: readonly SheetAddress[],
): Promise<RepairOutcome> {
  const { entries, left } = await readFormulas(context, cells);
  if (entries.length === 0) return { repaired: [], left };
  const refused = await enterAll(context, entries);
  const entered = without(entries, refused);
  const failed = await stillWrong(context, entered);
  return { repaired: without(entered, failed).map(placeOf), left: [...left, ...refused, ...failed] };
}

/** @returns the cells that Excel refuses, with its reason */
async function enterAll(context: Excel.RequestContext, entries: readonly Entry[]): Promise<readonly Left[]> {
  for (const run of runsOf(entries)) enter(context, run);
  try {
    await context.sync();
    return [];
  } catch {
    // One cell that Excel refuses, such as a part of an old array formula, holds up all others; it says why here.
    return enterOneByOne(context, entries, []);
  }
}

/** What Excel made of the formulas: those that it changed back, or whose functions it still does not know. */
async function stillWrong(
  context: Excel.RequestContext,
  entered: readonly Entry[],
): Promise<readonly Left[]> {
  if (entered.length === 0) return [];
  for (const { range } of entered) range.load("formulas");
  const unknown = await unknownFunctions(context, entered);
  const lost = entered.filter(({ range }) => hasLostName(formulaOf(range)));
  return [
    ...lost.map((cell) => ({
      ...placeOf(cell),
      reason:
        "Excel assigned the function to another add-in again. Disable that add-in under File, Options, Add-ins, then repair again.",
    })),
    ...without(unknown, lost).map((cell) => ({
      ...placeOf(cell),
      reason:
        "Excel still does not recognise the function. Open the Hedge pane from the Home tab, then repair again; if that does not help, select the cell, press F2, then Enter.",
    })),
  ];
}

function without<Cell extends SheetAddress>(
  cells: readonly Cell[],
  others: readonly SheetAddress[],
): readonly Cell[] {
  const places = new Set(others.map(keyOf));
  return cells.filter((cell) => !places.has(keyOf(cell)));
}

/** What is to be entered, and what cannot be, with the reason. */
async function readFormulas(
  context: Excel.RequestContext,
  cells: readonly SheetAddress[],
): Promise<{ readonly entries: readonly Entry[]; readonly left: readonly Left[] }> {
  const sheets = await findSheets(context, [...new Set(cells.map(({ sheet }) => sheet))]);
  for (const { protection } of sheets.values()) protection.load("protected");
  const asked = cells.map((cell) => ({ cell, found: askFor(sheets.get(cell.sheet), cell) }));
  await context.sync();

  const entries: Entry[] = [];
  const left: Left[] = [];
  for (const { cell, found } of asked) {
    if (found === undefined) {
      left.push({ ...cell, reason: `The sheet "${cell.sheet}" no longer exists.` });
      continue;
    }
    const reason = reasonToLeave(cell, found);
    if (reason !== null) left.push({ ...cell, reason });
    else entries.push({ ...cell, formula: repairedFormula(formulaOf(found.range)), range: found.range });
  }
  return { entries, left };
}

type Asked = {
  readonly sheet: Excel.Worksheet;
  readonly range: Excel.Range;
  /** The cell whose formula spills into this one; undefined in an Excel that cannot report it. */
  readonly parent: Excel.Range | undefined;
};

function askFor(sheet: Excel.Worksheet | undefined, { address }: SheetAddress): Asked | undefined {
  if (sheet === undefined) return undefined;
  const cell = sheet.getRange(address);
  const parent = supports("1.12") ? cell.getSpillParentOrNullObject() : undefined;
  cell.load("formulas");
  parent?.load("address");
  return { sheet, range: cell, parent };
}

function formulaOf(range: Excel.Range): string {
  const [[formula] = []]: readonly (readonly unknown[])[] = range.formulas;
  return String(formula);
}

function reasonToLeave({ sheet, address }: SheetAddress, found: Asked): string | null {
  if (found.sheet.protection.protected)
    return `The sheet "${sheet}" is protected. Unprotect it under Review, Unprotect Sheet, then repair again.`;
  const { parent } = found;
  if (parent?.isNullObject === false && withoutSheet(parent.address) !== areaAddress(parseArea(address)))
    return "The cell is part of another cell's result. Repair that cell.";
  return isHedgeFormula(formulaOf(found.range)) ? null : "The cell no longer contains a HEDGE formula.";
}

function runsOf(cells: readonly Entry[]): readonly Run[] {
  return [...new Set(cells.map(({ sheet }) => sheet))].flatMap((sheet) => {
    const own = cells.filter((cell) => cell.sheet === sheet);
    const byAddress = new Map(own.map((cell) => [cell.address, cell]));
    return joinCells(own.map(({ address }) => parseArea(address))).map((area) => ({
      sheet,
      address: areaAddress(area),
      cells: Array.from({ length: area.rows }, (_row, down) =>
        Array.from({ length: area.columns }, (_column, right) => {
          const place = { row: area.row + down, column: area.column + right, rows: 1, columns: 1 };
          return byAddress.get(areaAddress(place)) ?? [];
        }).flat(),
      ),
    }));
  });
}

function enter({ workbook }: Excel.RequestContext, { sheet, address, cells }: Run): void {
  workbook.worksheets.getItem(sheet).getRange(address).formulas = cells.map((row) =>
    row.map(({ formula }) => formula),
  );
}

async function enterOneByOne(
  context: Excel.RequestContext,
  [cell, ...rest]: readonly Entry[],
  refused: readonly Left[],
): Promise<readonly Left[]> {
  if (cell === undefined) return refused;
  enter(context, { ...cell, cells: [[cell]] });
  const reason = await context.sync().then(
    () => null,
    (error: unknown) => toHedgeError(error).message,
  );
  return enterOneByOne(context, rest, reason === null ? refused : [...refused, { ...placeOf(cell), reason }]);
}

function placeOf({ sheet, address }: SheetAddress): SheetAddress {
  return { sheet, address };
}

function keyOf({ sheet, address }: SheetAddress): string {
  return `${sheet}!${address}`;
}
