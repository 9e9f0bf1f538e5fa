import type { SheetAddress } from "../spreadsheet.js";
import { cellValues, shownValues } from "./cellValues.js";

type Asked<Cell> = { readonly cell: Cell; readonly range: Excel.Range };

/**
 * Reads formulas back that were just written, and enters those whose functions Excel does not know once more, as a
 * person types them: a Turkish Excel knows them only then (office-js #6614). Needs a sync, and three more in that case.
 * @returns the cells whose functions Excel still does not know
 */
export async function unknownFunctions<Cell extends SheetAddress>(
  context: Excel.RequestContext,
  cells: readonly Cell[],
): Promise<readonly Cell[]> {
  const sheets = new Map(
    cells.map(({ sheet }) => [sheet, context.workbook.worksheets.getItem(sheet)] as const),
  );
  const asked = cells.flatMap((cell) => {
    const range = sheets.get(cell.sheet)?.getRange(cell.address);
    return range === undefined ? [] : [{ cell, range }];
  });
  const unknown = await inNameError(context, asked);
  if (unknown.length === 0) return [];
  for (const { range } of unknown) range.load("formulasLocal");
  await context.sync();
  for (const { range } of unknown)
    range.formulasLocal = cellValues(range.formulasLocal).map((row) => [...row]);
  await context.sync();
  return (await inNameError(context, unknown)).map(({ cell }) => cell);
}

async function inNameError<Cell>(
  context: Excel.RequestContext,
  asked: readonly Asked<Cell>[],
): Promise<readonly Asked<Cell>[]> {
  if (asked.length === 0) return [];
  for (const { range } of asked) range.load("values, valueTypes");
  await context.sync();
  return asked.filter(({ range }) => shownValues(range)[0]?.[0] === "#NAME?");
}

/** What a person can do where Excel does not know the functions of formulas that were written. */
export function unknownText(count: number): string {
  const formulas = count === 1 ? "1 formula shows" : `${String(count)} formulas show`;
  return `Excel has not loaded HEDGE's functions yet, so ${formulas} #NAME?. Wait until the add-in has loaded, then press Repair; if that does not help, select the cell, press F2, then Enter.`;
}
