import { CellValueType } from "@univerjs/presets";
import {
  AUTO_FILL_APPLY_TYPE,
  InsertMultiColsLeftCommand,
  InsertMultiRowsAboveCommand,
  RemoveColCommand,
  RemoveRowCommand,
} from "@univerjs/presets/preset-sheets-core";
import { formats } from "../../../shared/sheet/looks.js";
import type { Grid } from "../grid/createGrid.js";
import { gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";

type KeyAction = {
  readonly run: () => unknown;
  /** Where not, the key does what the grid has it do. */
  readonly isPossible: () => boolean;
};

export type KeyActions = Readonly<
  Record<
    | ("nextSheet" | "previousSheet" | "rowStart" | "firstCell" | "lastCell")
    | ("selectRows" | "selectColumns" | "insertLines" | "deleteLines")
    | ("fillDown" | "fillRight" | "today" | "numberFormat"),
    KeyAction
  >
>;

const dayMs = 86_400_000;
/** Days from the first of January 1970 to the day that Excel counts as 0. */
const daysBefore1970 = 25_569;

/** What Excel's keys do that the grid's own do not. */
export function keyActions(grid: Grid): KeyActions {
  const sheet = () => gridWorkbook(grid).getActiveSheet();
  const selected = () => sheet().getSelection()?.getActiveRange() ?? undefined;
  const lines = () => selectedLines(sheet());
  const always = (run: () => unknown): KeyAction => ({ run, isPossible: () => true });
  const withSelection = (run: (range: NonNullable<ReturnType<typeof selected>>) => unknown) =>
    always(() => {
      const range = selected();
      return range && run(range);
    });

  return {
    nextSheet: always(() => {
      showSheet(grid, 1);
    }),
    previousSheet: always(() => {
      showSheet(grid, -1);
    }),
    rowStart: withSelection((range) => {
      goTo(sheet(), range.getRow(), sheet().getFrozenColumns());
    }),
    firstCell: always(() => {
      goTo(sheet(), sheet().getFrozenRows(), sheet().getFrozenColumns());
    }),
    lastCell: always(() => {
      goTo(sheet(), sheet().getLastRow(), sheet().getLastColumn());
    }),
    selectRows: withSelection((range) =>
      sheet().getRange(range.getRow(), 0, range.getHeight(), sheet().getMaxColumns()).activate(),
    ),
    selectColumns: withSelection((range) =>
      sheet().getRange(0, range.getColumn(), sheet().getMaxRows(), range.getWidth()).activate(),
    ),
    insertLines: {
      isPossible: () => lines() !== undefined,
      run: async () => {
        const range = selected();
        const isOfRows = lines() === "rows";
        const { id } = isOfRows ? InsertMultiRowsAboveCommand : InsertMultiColsLeftCommand;
        return grid.api.executeCommand(id, { value: isOfRows ? range?.getHeight() : range?.getWidth() });
      },
    },
    deleteLines: {
      isPossible: () => lines() !== undefined,
      run: async () =>
        grid.api.executeCommand(lines() === "rows" ? RemoveRowCommand.id : RemoveColCommand.id),
    },
    fillDown: withSelection(async (range) => {
      const [row, column, height, width] = edgesOf(range);
      const first = height === 1 ? row - 1 : row;
      if (first < 0) return;
      await fill(grid, sheet().getRange(first, column, 1, width), [
        first,
        column,
        row + height - first,
        width,
      ]);
    }),
    fillRight: withSelection(async (range) => {
      const [row, column, height, width] = edgesOf(range);
      const first = width === 1 ? column - 1 : column;
      if (first < 0) return;
      await fill(grid, sheet().getRange(row, first, height, 1), [row, first, height, column + width - first]);
    }),
    today: withSelection((range) => {
      const cell = sheet().getRange(range.getRow(), range.getColumn());
      const day = Math.floor(Date.now() / dayMs) + daysBefore1970;
      const content = { v: day, t: CellValueType.NUMBER, f: null, si: null, p: null };
      cell.setValue({ ...content, s: { n: { pattern: formats.date } } });
    }),
    numberFormat: always(async () => grid.api.executeCommand("sheet.operation.open.numfmt.panel")),
  };
}

/**
 * Copies into a range, and leaves selected what was. The grid selects what it copied from too, and an Enter right after it
 * went on from there, a row too high.
 */
async function fill(grid: Grid, source: Range, target: ReturnType<typeof edgesOf>): Promise<void> {
  const sheet = gridWorkbook(grid).getActiveSheet();
  const before = sheet.getSelection();
  const [range, cell] = [before?.getActiveRange(), before?.getCurrentCell()];
  const filled = source.autoFill(sheet.getRange(...target), AUTO_FILL_APPLY_TYPE.COPY);
  range?.activate();
  if (cell) sheet.getRange(cell.actualRow, cell.actualColumn).activateAsCurrentCell();
  await filled;
}

type Range = NonNullable<ReturnType<NonNullable<ReturnType<GridSheet["getSelection"]>>["getActiveRange"]>>;

function edgesOf(range: Range) {
  return [range.getRow(), range.getColumn(), range.getHeight(), range.getWidth()] as const;
}

/** Whether whole rows or whole columns are selected; undefined for cells, and for the whole sheet. */
function selectedLines(sheet: GridSheet): "rows" | "columns" | undefined {
  const range = sheet.getSelection()?.getActiveRange();
  if (!range) return undefined;
  const isAllWide = range.getWidth() >= sheet.getMaxColumns();
  const isAllHigh = range.getHeight() >= sheet.getMaxRows();
  if (isAllWide === isAllHigh) return undefined;
  return isAllWide ? "rows" : "columns";
}

function goTo(sheet: GridSheet, row: number, column: number): void {
  sheet.getRange(row, column).activate();
  sheet.scrollToCell(row, column);
}

function showSheet(grid: Grid, step: number): void {
  const workbook = gridWorkbook(grid);
  const shown = workbook.getSheets().filter((sheet) => !sheet.isSheetHidden());
  const at = shown.findIndex((sheet) => sheet.getSheetId() === workbook.getActiveSheet().getSheetId());
  const next = shown[at + step];
  if (next !== undefined) workbook.setActiveSheet(next);
}
