import { areaAddress, parseArea } from "../area.js";
import { isHedgeFormula, mendedFormula } from "../hedgeFormula.js";
import { joinCells } from "../joinCells.js";
import type { RepairOutcome, SheetAddress } from "../spreadsheet.js";
import { toHedgeError } from "./excelError.js";
import { findSheets } from "./findSheets.js";
import { changeExcel } from "./runExcel.js";
import { supports } from "./supports.js";
import { withoutSheet } from "./withoutSheet.js";

type Left = RepairOutcome["left"][number];
type Mended = SheetAddress & { readonly formula: string };
type Run = {
  readonly sheet: string;
  readonly address: string;
  readonly cells: readonly (readonly Mended[])[];
};

/** Enters the formulas of these cells again, cells beside each other together. @throws HedgeError */
export async function repairCells(cells: readonly SheetAddress[]): Promise<RepairOutcome> {
  if (cells.length === 0) return { repaired: [], left: [] };
  return changeExcel(async (context) => {
    const { mended, left } = await readFormulas(context, cells);
    const runs = runsOf(mended);
    if (runs.length === 0) return { repaired: [], left };
    for (const run of runs) enter(context, run);
    try {
      await context.sync();
      return { repaired: mended.map(placeOf), left };
    } catch {
      // One cell that Excel refuses, such as a part of an old array formula, holds up all others; it says why below.
      const refused = await enterOneByOne(context, mended, []);
      const places = new Set(refused.map(keyOf));
      const repaired = mended.filter((cell) => !places.has(keyOf(cell)));
      return { repaired: repaired.map(placeOf), left: [...left, ...refused] };
    }
  });
}

/** What is to be entered, and what cannot be, with the reason. */
async function readFormulas(
  context: Excel.RequestContext,
  cells: readonly SheetAddress[],
): Promise<{ readonly mended: readonly Mended[]; readonly left: readonly Left[] }> {
  const sheets = await findSheets(context, [...new Set(cells.map(({ sheet }) => sheet))]);
  for (const { protection } of sheets.values()) protection.load("protected");
  const asked = cells.map((cell) => ({ cell, found: askFor(sheets.get(cell.sheet), cell) }));
  await context.sync();

  const mended: Mended[] = [];
  const left: Left[] = [];
  for (const { cell, found } of asked) {
    const reason = reasonToLeave(cell, found);
    if (reason !== null) left.push({ ...cell, reason });
    else mended.push({ ...cell, formula: mendedFormula(formulaOf(found)) });
  }
  return { mended, left };
}

type Asked = {
  readonly sheet: Excel.Worksheet;
  readonly range: Excel.Range;
  /** The cell whose formula spills into this one; undefined in an Excel that cannot tell. */
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

function formulaOf(found: Asked | undefined): string {
  const [[formula] = []]: readonly (readonly unknown[])[] = found?.range.formulas ?? [];
  return String(formula);
}

function reasonToLeave({ sheet, address }: SheetAddress, found: Asked | undefined): string | null {
  if (found === undefined) return `There is no sheet "${sheet}" any more.`;
  if (found.sheet.protection.protected)
    return `The sheet "${sheet}" is protected. Unprotect it under Review, Unprotect Sheet, then repair again.`;
  const { parent } = found;
  if (parent?.isNullObject === false && withoutSheet(parent.address) !== areaAddress(parseArea(address)))
    return "The cell shows a part of what the formula of another cell gives. Repair that cell.";
  return isHedgeFormula(formulaOf(found)) ? null : "The cell holds no HEDGE formula any more.";
}

function runsOf(cells: readonly Mended[]): readonly Run[] {
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
  [cell, ...rest]: readonly Mended[],
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
