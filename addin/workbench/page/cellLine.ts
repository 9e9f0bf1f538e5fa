import { cellAddress } from "../grid/cellPosition.js";
import type { CellNotes } from "../grid/cellNotes.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell } from "../grid/readCell.js";

const hint = "Type =HEDGE. in a cell to see the functions.";

/** Explains the selected cell's error in the line above the sheet; returns what to call after a calculation. */
export function showSelectedCell(line: HTMLElement, grid: Grid, notes: CellNotes): () => void {
  const show = () => {
    const range = grid.api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getActiveRange();
    if (!range) return;
    const cell = {
      unitId: range.getUnitId(),
      sheetId: range.getSheetId(),
      row: range.getRow(),
      column: range.getColumn(),
    };
    const shown = readCell(grid, cell);
    const message = notes.message(cell, shown);
    line.dataset["state"] = message === "" ? "hint" : "error";
    line.textContent = message === "" ? hint : `${cellAddress(cell)} shows ${shown}: ${message}`;
  };
  grid.api.addEvent(grid.api.Event.SelectionChanged, show);
  grid.api.addEvent(grid.api.Event.ActiveSheetChanged, show);
  show();
  return show;
}
