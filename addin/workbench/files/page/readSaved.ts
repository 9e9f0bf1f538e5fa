import type { IRange, Nullable } from "@univerjs/presets";
import type { PlainCell } from "../plainGrid.js";
import { FormulaDataModel } from "@univerjs/presets/preset-sheets-core";
import { readDocument } from "../../document/workbookDocument.js";
import type { CellNotes } from "../../grid/cellNotes.js";
import { commitEditor } from "../../grid/closeEditor.js";
import type { Grid } from "../../grid/createGrid.js";
import { readNumber } from "../../grid/readCell.js";
import type { ChartLayer } from "../../spreadsheet/chartLayer.js";
import { gridWorkbook } from "../../spreadsheet/gridWorkbook.js";
import { cellValue } from "../write/fileCells.js";
import type { SavedWorkbook, Spill } from "../write/savedWorkbook.js";

export type OpenGrid = { readonly grid: Grid; readonly notes: CellNotes; readonly charts: ChartLayer };

/** Everything a file is made of, all at one moment; what is being typed is entered first, as Excel does. */
export async function readSaved({ grid, notes, charts }: OpenGrid): Promise<SavedWorkbook> {
  const workbook = gridWorkbook(grid);
  await commitEditor(grid);
  const document = readDocument(grid, charts);
  const unitId = workbook.getId();
  return {
    document,
    frontSheetId: workbook.getActiveSheet().getSheetId(),
    spills: Object.fromEntries(
      document.snapshot.sheetOrder.map((sheetId) => [sheetId, spillsOf(grid, unitId, sheetId)]),
    ),
    shownFormat(sheetId, row, column) {
      const cell = { unitId, sheetId, row, column };
      const value = readNumber(grid, cell);
      return value === undefined ? undefined : notes.number(cell, value)?.format;
    },
  };
}

function spillsOf(grid: Grid, unitId: string, sheetId: string): readonly Spill[] {
  const model = grid.injector.get(FormulaDataModel);
  const ranges = model.getArrayFormulaRange()[unitId]?.[sheetId] ?? {};
  const cells = model.getArrayFormulaCellData()[unitId]?.[sheetId] ?? {};
  const spills: Spill[] = [];
  for (const row of Object.keys(ranges).map(Number)) {
    for (const column of Object.keys(ranges[row] ?? {}).map(Number)) {
      const range = ranges[row]?.[column];
      if (range !== undefined) spills.push(spillOf(range, cells));
    }
  }
  return spills;
}

type SpilledCells = Readonly<Record<number, Readonly<Record<number, Nullable<PlainCell>>>>>;

function spillOf({ startRow, startColumn, endRow, endColumn }: IRange, cells: SpilledCells): Spill {
  const area = {
    row: startRow,
    column: startColumn,
    rows: endRow - startRow + 1,
    columns: endColumn - startColumn + 1,
  };
  const values = Array.from({ length: area.rows }, (_line, row) =>
    Array.from({ length: area.columns }, (_cell, column) =>
      cellValue(cells[startRow + row]?.[startColumn + column] ?? {}),
    ),
  );
  return { area, values };
}
