import { Direction, ICommandService, Rectangle } from "@univerjs/presets";
import { KeyCode, MoveSelectionCommand } from "@univerjs/presets/preset-sheets-core";
import { cellKey } from "./cellPosition.js";
import type { CellPosition } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";
import { closeEditor } from "./closeEditor.js";

export type EntryKey = "Enter" | "Tab";

export type EntryMoves = {
  /** Keeps what is typed and selects the next cell. */
  readonly commit: (key: EntryKey, isBackwards: boolean) => void;
  /** Selects the next cell; false where several are selected, among which the grid goes round by itself. */
  readonly move: (key: EntryKey, isBackwards: boolean) => boolean;
};

/**
 * Moves on after an entry as Excel does: Tab to the right, and Enter back under the cell where the row of Tabs began. By
 * itself the grid goes back there from wherever one has gone since.
 */
export function createEntryMoves(grid: Grid): EntryMoves {
  const commands = grid.injector.get(ICommandService);
  /** A row of Tabs: where it began, and the cell that it has led to. */
  let tabs: { readonly column: number; readonly at: string } | undefined;
  let arrive: (() => void) | undefined;

  commands.onCommandExecuted(({ id }) => {
    if (id !== MoveSelectionCommand.id || arrive === undefined) return;
    const arrived = arrive;
    arrive = undefined;
    arrived();
  });

  const plan = (key: EntryKey, isBackwards: boolean): void => {
    const from = selectedCell(grid);
    const isRow = tabs !== undefined && from !== undefined && tabs.at === cellKey(from);
    const column = isRow ? tabs?.column : from?.column;
    tabs = undefined;
    arrive = () => {
      const to = selectedCell(grid);
      if (to === undefined || column === undefined) return;
      if (key === "Tab") tabs = { column, at: cellKey(to) };
      else if (isRow && !isBackwards) gridCell(grid, to.row, column)?.activate();
    };
  };

  return {
    commit(key, isBackwards) {
      plan(key, isBackwards);
      closeEditor(grid, keycodes[key][isBackwards ? "back" : "on"]);
    },
    move(key, isBackwards) {
      if (!isSingle(grid)) return false;
      plan(key, isBackwards);
      void commands.executeCommand(MoveSelectionCommand.id, {
        direction: directions[key][isBackwards ? "back" : "on"],
      });
      return true;
    },
  };
}

const keycodes = {
  Enter: { on: KeyCode.ARROW_DOWN, back: KeyCode.ARROW_UP },
  Tab: { on: KeyCode.ARROW_RIGHT, back: KeyCode.ARROW_LEFT },
} as const;
const directions = {
  Enter: { on: Direction.DOWN, back: Direction.UP },
  Tab: { on: Direction.RIGHT, back: Direction.LEFT },
} as const;

function activeSheet(grid: Grid) {
  return grid.api.getActiveWorkbook()?.getActiveSheet();
}

function gridCell(grid: Grid, row: number, column: number) {
  return activeSheet(grid)?.getRange(row, column);
}

function selectedCell(grid: Grid): CellPosition | undefined {
  const sheet = activeSheet(grid);
  const cell = sheet?.getSelection()?.getCurrentCell();
  if (sheet === undefined || !cell) return undefined;
  return {
    unitId: sheet.getWorkbook().getUnitId(),
    sheetId: sheet.getSheetId(),
    row: cell.startRow,
    column: cell.startColumn,
  };
}

function isSingle(grid: Grid): boolean {
  const selection = activeSheet(grid)?.getSelection();
  const [range, ...more] = selection?.getActiveRangeList() ?? [];
  const cell = selection?.getCurrentCell();
  if (range === undefined || more.length > 0 || !cell) return false;
  return Rectangle.equals(range.getRange(), cell);
}
