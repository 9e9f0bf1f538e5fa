import { areaAddress } from "../area.js";
import type { Area } from "../area.js";
import { readableArea } from "../readableArea.js";
import type { CellBlock, CellValue, SheetAddress } from "../spreadsheet.js";
import { cellValues, shownValues } from "./cellValues.js";
import { findSheet } from "./findSheets.js";
import { runExcel } from "./runExcel.js";
import { spilledOver } from "./spilledOver.js";

type Matrix = readonly (readonly CellValue[])[];
type Asked = Pick<Area, "row" | "column"> & { readonly sheet: Excel.Worksheet; readonly formula: string };

/** Reads values and formulas of a range. @throws HedgeError */
export async function readRange(place: SheetAddress): Promise<CellBlock> {
  const area = readableArea(place);
  return runExcel(async (context) => {
    const sheet = await findSheet(context, place.sheet);
    const range = sheet.getRange(areaAddress(area));
    range.load("formulas, values, valueTypes");
    await context.sync();
    const [values, formulas] = [shownValues(range), cellValues(range.formulas)];
    const cells = formulaCells(sheet, area, formulas, values);
    const spilled = await spilledOver(context, maySpill(cells, area));
    const own = cells.filter((cell) => !spilled.has(cell));
    const byPlace = new Map(own.map((cell) => [keyOf(cell), cell.formula]));
    return {
      values,
      formulas: values.map((line, down) =>
        line.map(
          (_value, right) =>
            byPlace.get(keyOf({ row: area.row + down, column: area.column + right })) ?? null,
        ),
      ),
    };
  });
}

function formulaCells(
  sheet: Excel.Worksheet,
  { row, column }: Area,
  formulas: Matrix,
  values: Matrix,
): readonly Asked[] {
  return formulas.flatMap((line, down) =>
    line.flatMap((formula, right) => {
      // A text that looks like a formula shows itself.
      if (typeof formula !== "string" || !formula.startsWith("=") || formula === values[down]?.[right])
        return [];
      return [{ sheet, row: row + down, column: column + right, formula }];
    }),
  );
}

/** A spill comes into a range over its upper or left edge, or shows the same formula beside a cell of it. */
function maySpill(cells: readonly Asked[], area: Area): readonly Asked[] {
  const byPlace = new Map(cells.map((cell) => [keyOf(cell), cell.formula]));
  return cells.filter(
    ({ row, column, formula }) =>
      row === area.row ||
      column === area.column ||
      byPlace.get(keyOf({ row: row - 1, column })) === formula ||
      byPlace.get(keyOf({ row, column: column - 1 })) === formula,
  );
}

function keyOf({ row, column }: Pick<Area, "row" | "column">): string {
  return `${String(row)}/${String(column)}`;
}
