import { areaAddress } from "../area.js";
import { callsFunction } from "../hedgeFormula.js";
import type { FormulaCell } from "../spreadsheet.js";
import { runExcel } from "./runExcel.js";
import { spilledOver } from "./spilledOver.js";
import { readUsedCells } from "./usedCells.js";
import type { UsedCells } from "./usedCells.js";

type Found = {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
};

/** The cells of all sheets whose formula calls one of these functions. @throws HedgeError */
export async function findFormulas(functionIds: readonly string[]): Promise<readonly FormulaCell[]> {
  return runExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const used = await readUsedCells(context, worksheets.items);
    const bySheet = worksheets.items.map((sheet, index) =>
      (used[index] ?? []).flatMap((cells) => callsIn(sheet, cells, functionIds)),
    );
    const spilled = await spilledOver(context, bySheet.flatMap(repeated));
    return bySheet
      .flat()
      .filter((cell) => !spilled.has(cell))
      .map(({ sheet, row, column, formula }) => ({
        sheet: sheet.name,
        address: areaAddress({ row, column, rows: 1, columns: 1 }),
        formula,
      }));
  });
}

function callsIn(
  sheet: Excel.Worksheet,
  { row, column, formulas, values }: UsedCells,
  functionIds: readonly string[],
): readonly Found[] {
  return formulas.flatMap((line, down) =>
    line.flatMap((formula, right) => {
      // A text that looks like a formula shows itself.
      if (!callsFunction(formula, functionIds) || values[down]?.[right] === formula) return [];
      return [{ sheet, row: row + down, column: column + right, formula }];
    }),
  );
}

/** Only what spills shows the same formula in several cells, or formulas that a person has copied. */
function repeated(cells: readonly Found[]): readonly Found[] {
  const counts = new Map<string, number>();
  for (const { formula } of cells) counts.set(formula, (counts.get(formula) ?? 0) + 1);
  return cells.filter(({ formula }) => counts.get(formula) !== 1);
}
