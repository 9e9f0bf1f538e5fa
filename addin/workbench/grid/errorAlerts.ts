import { CellAlertManagerService } from "@univerjs/presets/preset-sheets-core";
import type { ICellAlert } from "@univerjs/presets/preset-sheets-core";
import type { CellNotes } from "./cellNotes.js";
import type { Grid } from "./createGrid.js";
import { readCell } from "./readCell.js";

const lineHeight = 20;
const charactersPerLine = 44;
const frameHeight = 54;

/** Lets the hint over a cell with an error say the function's own sentence instead of a general one. */
export function showMessagesOnHover(grid: Grid, notes: CellNotes): void {
  const alerts = grid.injector.get(CellAlertManagerService);
  const showAlert = alerts.showAlert.bind(alerts);
  alerts.showAlert = (alert) => {
    showAlert({ ...alert, ...ownWords(alert) });
  };

  const ownWords = ({ location }: ICellAlert): Partial<ICellAlert> => {
    const cell = {
      unitId: location.unitId,
      sheetId: location.subUnitId,
      row: location.row,
      column: location.col,
    };
    const shown = readCell(grid, cell);
    const message = shown === "#BUSY!" ? "Waiting for the first value." : notes.message(cell, shown);
    if (message === "") return {};
    const height = frameHeight + lineHeight * Math.ceil(message.length / charactersPerLine);
    return { title: shown, message, width: 320, height };
  };
}
