import { areaAddress } from "../area.js";
import { isHedgeFormula, problemKind } from "../hedgeFormula.js";
import type { CellProblem } from "../spreadsheet.js";
import { runExcel } from "./runExcel.js";
import { readUsedCells } from "./usedCells.js";
import type { UsedCells } from "./usedCells.js";

/** The cells of all sheets whose HEDGE formula is in error or stuck. @throws HedgeError */
export async function findProblems(): Promise<readonly CellProblem[]> {
  return runExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const used = await readUsedCells(context, worksheets.items);
    return worksheets.items.flatMap(({ name }, index) =>
      (used[index] ?? []).flatMap((cells) => problemsIn(name, cells)),
    );
  });
}

function problemsIn(sheet: string, { row, column, formulas, values }: UsedCells): readonly CellProblem[] {
  return formulas.flatMap((line, down) =>
    line.flatMap((formula, right) => {
      if (!isHedgeFormula(formula)) return [];
      const shown = String(values[down]?.[right] ?? "");
      // A text that looks like a formula shows itself.
      const kind = shown === formula ? null : problemKind(formula, shown);
      if (kind === null) return [];
      const address = areaAddress({ row: row + down, column: column + right, rows: 1, columns: 1 });
      return [{ sheet, address, formula, shown, kind, reason: null }];
    }),
  );
}
