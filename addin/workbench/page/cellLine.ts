import { cellAddress } from "../grid/cellPosition.js";
import type { CellNotes } from "../grid/cellNotes.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell } from "../grid/readCell.js";

const hint = "Type =HEDGE. in a cell to see the functions.";

export type CellLine = {
  /** To be called after a calculation: the selected cell may show something else. */
  readonly onCalculated: () => void;
  /** Says how an entry was read, until the next one; "" says nothing. */
  readonly say: (sentence: string) => void;
};

/** Explains the selected cell's error, or how the last entry was read, in the line above the sheet. */
export function showSelectedCell(line: HTMLElement, grid: Grid, notes: CellNotes): CellLine {
  let said = "";

  const show = () => {
    const error = selectedError(grid, notes);
    const unerring = said === "" ? ["hint", hint] : ["notice", said];
    const [state, sentence = ""] = error === "" ? unerring : ["error", error];
    line.dataset["state"] = state;
    line.textContent = sentence;
  };
  grid.api.addEvent(grid.api.Event.SelectionChanged, show);
  grid.api.addEvent(grid.api.Event.ActiveSheetChanged, show);
  show();
  return {
    onCalculated: show,
    say: (sentence) => {
      said = sentence;
      show();
    },
  };
}

function selectedError(grid: Grid, notes: CellNotes): string {
  const range = grid.api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getActiveRange();
  if (!range) return "";
  const cell = {
    unitId: range.getUnitId(),
    sheetId: range.getSheetId(),
    row: range.getRow(),
    column: range.getColumn(),
  };
  const shown = readCell(grid, cell);
  const message = notes.message(cell, shown);
  return message === "" ? "" : `${cellAddress(cell)} shows ${shown}: ${message}`;
}
