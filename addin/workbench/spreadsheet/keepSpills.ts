import { ObjectMatrix } from "@univerjs/presets";
import type { ICommandInfo, IMutationInfo, IRange } from "@univerjs/presets";
import {
  adjustRangeOnMutation,
  deserializeRangeWithSheet,
  FormulaDataModel,
  generateStringWithSequence,
  LexerTreeBuilder,
  RemoveRowCommand,
  RemoveRowMutation,
  sequenceNodeType,
  serializeRange,
  serializeRangeWithSheet,
  SetRangeValuesMutation,
  SheetInterceptorService,
} from "@univerjs/presets/preset-sheets-core";
import type { ISetRangeValuesMutationParams } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "../grid/createGrid.js";
import { gridWorkbook } from "./gridWorkbook.js";

type Spill = { readonly column: number; readonly formula: string };

/**
 * Lets a formula that spills down outlive the removal of its first row: it goes to the row that takes its place. The
 * formula of the desk stands beside the first holding, and with that holding's row the whole desk would have gone.
 */
export function keepSpills(grid: Grid): void {
  grid.injector.get(SheetInterceptorService).interceptCommand({
    getMutations: ({ id, params }: ICommandInfo<{ readonly range?: IRange }>) => {
      const range = params?.range;
      if (id !== RemoveRowCommand.id || range === undefined) return { redos: [], undos: [] };
      const unitId = gridWorkbook(grid).getId();
      const subUnitId = gridWorkbook(grid).getActiveSheet().getSheetId();
      const writing = (row: number, column: number, formula: string | null) =>
        setCell({ unitId, subUnitId, cellValue: { [row]: { [column]: { f: formula, v: null, si: null } } } });
      const spills = spillsFrom(grid, range);
      return {
        redos: spills.map(({ column, formula }) =>
          writing(range.startRow, column, withoutRows(grid, formula, range)),
        ),
        // By then the removed rows are back, with the formula in its old place.
        undos: spills.map(({ column }) => writing(range.endRow + 1, column, null)),
      };
    },
  });
}

function setCell(params: ISetRangeValuesMutationParams): IMutationInfo<ISetRangeValuesMutationParams> {
  return { id: SetRangeValuesMutation.id, params };
}

/** The formulas in a range of rows that spill to below it. */
function spillsFrom(grid: Grid, { startRow, endRow }: IRange): readonly Spill[] {
  const workbook = gridWorkbook(grid);
  const sheet = workbook.getActiveSheet();
  const anchors =
    grid.injector.get(FormulaDataModel).getArrayFormulaRange()[workbook.getId()]?.[sheet.getSheetId()] ?? {};
  const spills: Spill[] = [];
  new ObjectMatrix(anchors).forValue((row, column, spilled) => {
    if (row >= startRow && row <= endRow && spilled.endRow > endRow)
      spills.push({ column, formula: sheet.getRange(row, column).getFormula() });
  });
  return spills;
}

/** A formula of the sheet in front as it is to be once rows of it are removed; the grid itself moves only formulas that stay. */
function withoutRows(grid: Grid, formula: string, rows: IRange): string {
  const sheet = gridWorkbook(grid).getActiveSheet();
  const params = { unitId: gridWorkbook(grid).getId(), subUnitId: sheet.getSheetId(), range: rows };
  const nodes = grid.injector.get(LexerTreeBuilder).sequenceNodesBuilder(formula) ?? [];
  const moved = nodes.map((node) => {
    if (typeof node !== "object" || node.nodeType !== sequenceNodeType.REFERENCE) return node;
    const { range, sheetName } = deserializeRangeWithSheet(node.token);
    if (sheetName !== "" && sheetName !== sheet.getSheetName()) return node;
    const left = adjustRangeOnMutation(range, { id: RemoveRowMutation.id, params });
    if (!left) return { ...node, token: "#REF!" };
    const kept = { ...range, ...left };
    return {
      ...node,
      token: sheetName === "" ? serializeRange(kept) : serializeRangeWithSheet(sheetName, kept),
    };
  });
  return `=${generateStringWithSequence(moved)}`;
}
