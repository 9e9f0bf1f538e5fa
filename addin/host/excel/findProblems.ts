import { areaAddress } from "../area.js";
import { isErrorText, isHedgeFormula, problemKind } from "../hedgeFormula.js";
import type { CellProblem } from "../spreadsheet.js";
import { errorName } from "./cellValues.js";
import { runExcel } from "./runExcel.js";
import { supports } from "./supports.js";
import { readUsedCells } from "./usedCells.js";
import type { UsedCells } from "./usedCells.js";

type Found = CellProblem & { readonly worksheet: Excel.Worksheet };

/** The cells of all sheets whose HEDGE formula is in error or stuck. @throws HedgeError */
export async function findProblems(): Promise<readonly CellProblem[]> {
  return runExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const used = await readUsedCells(context, worksheets.items);
    const found = worksheets.items.flatMap((sheet, index) =>
      (used[index] ?? []).flatMap((cells) => problemsIn(sheet, cells)),
    );
    const busy = await inOtherWords(context, found);
    return found.map((problem) => {
      const { sheet, address, formula, shown, kind, reason } = problem;
      return { sheet, address, formula, shown, kind: busy.has(problem) ? "busy" : kind, reason };
    });
  });
}

function problemsIn(worksheet: Excel.Worksheet, cells: UsedCells): readonly Found[] {
  const { row, column, formulas, values, areErrors } = cells;
  return formulas.flatMap((line, down) =>
    line.flatMap((formula, right) => {
      if (!isHedgeFormula(formula)) return [];
      const shown = String(values[down]?.[right] ?? "");
      // A text that looks like a formula shows itself.
      if (shown === formula) return [];
      const kind = problemKind(formula, areErrors[down]?.[right] === true ? errorName(shown) : null);
      if (kind === null) return [];
      const address = areaAddress({ row: row + down, column: column + right, rows: 1, columns: 1 });
      return [{ worksheet, sheet: worksheet.name, address, formula, shown, kind, reason: null }];
    }),
  );
}

/** Those that are stuck in an Excel whose word for #BUSY! is another: only their type shows it. */
async function inOtherWords(
  context: Excel.RequestContext,
  problems: readonly Found[],
): Promise<ReadonlySet<Found>> {
  const unclear = problems.filter(({ kind, shown }) => kind === "error" && !isErrorText(shown));
  if (unclear.length === 0 || !supports("1.16")) return new Set();
  const asked = unclear.map((problem) => ({
    problem,
    range: problem.worksheet.getRange(problem.address),
  }));
  for (const { range } of asked) range.load("valuesAsJson");
  await context.sync();
  return new Set(
    asked.flatMap(({ problem, range }) => {
      const value = range.valuesAsJson[0]?.[0];
      return value !== undefined && "errorType" in value && value.errorType === "Busy" ? [problem] : [];
    }),
  );
}
