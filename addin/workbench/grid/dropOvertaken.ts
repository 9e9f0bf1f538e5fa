import { ICommandService, ObjectMatrix, Range } from "@univerjs/presets";
import type { ICommandInfo, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/presets";
import { FormulaDataModel, SetFormulaCalculationResultMutation } from "@univerjs/presets/preset-sheets-core";
import type { ISetFormulaCalculationResultMutation } from "@univerjs/presets/preset-sheets-core";
import type { CellPosition } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";
import { hasFormula } from "./hasFormula.js";

/**
 * Drops results of formulas that are gone when they arrive: a calculation goes on while a person writes over a formula,
 * and the grid would put the formula's last value over what was typed, and leave what it spilled beside it.
 */
export function dropOvertaken(grid: Grid): void {
  const model = grid.injector.get(FormulaDataModel);
  grid.injector.get(ICommandService).beforeCommandExecuted((command) => {
    if (!isResult(command)) return;
    for (const [place, cells] of bySheet(command.params?.unitData ?? {})) dropResults(grid, place, cells);
    const spilled = model.getArrayFormulaCellData();
    for (const [place, ranges] of bySheet(model.getArrayFormulaRange())) {
      const values = new ObjectMatrix(spilled[place.unitId]?.[place.sheetId] ?? {});
      for (const range of dropResults(grid, place, ranges)) {
        Range.foreach(range, (row, column) => {
          values.realDeleteValue(row, column);
        });
      }
    }
  });
}

type Place = Pick<CellPosition, "unitId" | "sheetId">;

function bySheet<Cells>(units: Readonly<Record<string, Nullable<Readonly<Record<string, Cells>>>>>) {
  return Object.entries(units).flatMap(([unitId, sheets]) =>
    Object.entries(sheets ?? {}).map(([sheetId, cells]): readonly [Place, Cells] => [
      { unitId, sheetId },
      cells,
    ]),
  );
}

/** Takes out, and returns, what belongs to cells that hold no formula any more. */
function dropResults<Result>(
  grid: Grid,
  place: Place,
  results: IObjectMatrixPrimitiveType<Result>,
): readonly Result[] {
  const matrix = new ObjectMatrix(results);
  const overtaken: { readonly row: number; readonly column: number; readonly result: Result }[] = [];
  matrix.forValue((row, column, result) => {
    if (!hasFormula(grid, { ...place, row, column })) overtaken.push({ row, column, result });
  });
  for (const { row, column } of overtaken) matrix.realDeleteValue(row, column);
  return overtaken.map(({ result }) => result);
}

function isResult(
  command: Readonly<ICommandInfo>,
): command is Readonly<ICommandInfo<ISetFormulaCalculationResultMutation>> {
  return command.id === SetFormulaCalculationResultMutation.id;
}
