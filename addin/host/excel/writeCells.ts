import { HedgeError } from "../../../shared/errors.js";
import { areaAddress } from "../area.js";
import { isErrorText, isHedgeFormula } from "../hedgeFormula.js";
import { joinCells } from "../joinCells.js";
import { placeWrites, refuseChanged } from "../placeWrites.js";
import type { PlacedWrite } from "../placeWrites.js";
import type { CellValue, CellWrite } from "../spreadsheet.js";
import { cellInput } from "./cellInput.js";
import { cellValues, shownValues } from "./cellValues.js";
import { toHedgeError } from "./excelError.js";
import { findSheets } from "./findSheets.js";
import { runExcel } from "./runExcel.js";
import { unknownFunctions } from "./unknownFunctions.js";

/** Cells beside each other, which Excel reads and writes at once. */
type Run = { readonly range: Excel.Range; readonly cells: readonly (readonly PlacedWrite[])[] };

type Before = {
  readonly held: readonly (readonly CellValue[])[];
  readonly inputs: readonly (readonly CellValue[])[];
};

/** Writes all of the cells, or none where one holds something else than expected. @throws HedgeError */
export async function writeCells(cells: readonly CellWrite[]): Promise<void> {
  const writes = placeWrites(cells);
  if (writes.length === 0) return;
  await runExcel(async (context) => {
    const sheets = await findWritten(context, writes);
    const runs = [...sheets].flatMap(([name, sheet]) =>
      runsOf(
        sheet,
        writes.filter((cell) => cell.sheet === name),
      ),
    );
    for (const { range } of runs) range.load("formulas, values, valueTypes");
    for (const { protection } of sheets.values()) protection.load("protected");
    await context.sync();

    const held = new Map(runs.flatMap(heldBy));
    for (const cell of writes) refuseChanged(cell, held.get(keyOf(cell)) ?? "");
    refuseProtected(sheets);
    const before = runs.map(({ range }) => ({ held: cellValues(range.formulas), inputs: inputsOf(range) }));
    for (const { range, cells: block } of runs)
      range.formulas = block.map((row) => row.map(({ content }) => inputOf(content)));
    try {
      await context.sync();
    } catch (error) {
      throw await takeBack(context, runs, before, error);
    }
    await unknownFunctions(
      context,
      writes.filter(({ content }) => "formula" in content && isHedgeFormula(content.formula)),
    );
  });
}

/** The sheets of these cells, by the name each cell gives. @throws HedgeError `sheet_missing` */
async function findWritten(
  context: Excel.RequestContext,
  cells: readonly PlacedWrite[],
): Promise<ReadonlyMap<string, Excel.Worksheet>> {
  const names = [...new Set(cells.map(({ sheet }) => sheet))];
  const sheets = await findSheets(context, names);
  const gone = names.find((name) => !sheets.has(name));
  if (gone !== undefined)
    throw new HedgeError({
      code: "sheet_missing",
      message: `The sheet "${gone}" no longer exists, so nothing was written. Refresh, then try again.`,
    });
  return sheets;
}

function refuseProtected(sheets: ReadonlyMap<string, Excel.Worksheet>): void {
  const [locked] = [...sheets].find(([, { protection }]) => protection.protected) ?? [];
  if (locked !== undefined)
    throw new HedgeError({
      code: "sheet_protected",
      message: `The sheet "${locked}" is protected, so nothing was written. Unprotect it under Review, Unprotect Sheet, then try again.`,
    });
}

function runsOf(sheet: Excel.Worksheet, cells: readonly PlacedWrite[]): readonly Run[] {
  const byAddress = new Map(cells.map((cell) => [cell.address, cell]));
  return joinCells([...byAddress.values()]).map((area) => ({
    range: sheet.getRange(areaAddress(area)),
    cells: Array.from({ length: area.rows }, (_row, down) =>
      Array.from({ length: area.columns }, (_column, right) => {
        const place = { row: area.row + down, column: area.column + right, rows: 1, columns: 1 };
        return byAddress.get(areaAddress(place)) ?? [];
      }).flat(),
    ),
  }));
}

function heldBy({ range, cells }: Run): readonly (readonly [string, CellValue])[] {
  const values = shownValues(range);
  return cells.flatMap((row, down) =>
    row.map((cell, right) => [keyOf(cell), values[down]?.[right] ?? ""] as const),
  );
}

function inputOf(content: CellWrite["content"]): CellValue {
  return "formula" in content ? content.formula : cellInput(content.value);
}

/** What to write so that the cells of a range are as they are now. */
function inputsOf(range: Excel.Range): CellValue[][] {
  const [formulas, values] = [cellValues(range.formulas), cellValues(range.values)];
  return formulas.map((line, down) =>
    line.map((formula, right) => {
      // A text that looks like a formula shows itself.
      const isFormula =
        typeof formula === "string" && formula.startsWith("=") && formula !== values[down]?.[right];
      return isFormula || isErrorText(formula) ? formula : cellInput(formula);
    }),
  );
}

/**
 * Excel does what comes before the cell that it refuses, a part of an old array formula for one.
 * @returns the error to throw, which says what is left
 */
async function takeBack(
  context: Excel.RequestContext,
  runs: readonly Run[],
  before: readonly Before[],
  error: unknown,
): Promise<HedgeError> {
  const { code, message } = toHedgeError(error);
  const left = (await isTakenBack(context, runs, before))
    ? "Nothing was written."
    : "Some cells may have been written: check them.";
  return new HedgeError({ code, message: `${message} ${left}`, cause: error });
}

async function isTakenBack(
  context: Excel.RequestContext,
  runs: readonly Run[],
  before: readonly Before[],
): Promise<boolean> {
  runs.forEach(({ range }, index) => {
    range.formulas = before[index]?.inputs.map((row) => [...row]) ?? [];
  });
  try {
    await context.sync();
  } catch {
    // Where it refuses the same cell again, all that it had written before is as it was by then: what is read decides.
  }
  for (const { range } of runs) range.load("formulas");
  return context.sync().then(
    () =>
      JSON.stringify(runs.map(({ range }) => range.formulas)) ===
      JSON.stringify(before.map(({ held }) => held)),
    () => false,
  );
}

function keyOf({ sheet, address }: PlacedWrite): string {
  return `${sheet}!${address}`;
}
