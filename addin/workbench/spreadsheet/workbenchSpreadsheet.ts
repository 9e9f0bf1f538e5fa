import { HedgeError } from "../../../shared/errors.js";
import type { Spreadsheet } from "../../host/spreadsheet.js";
import type { CellNotes } from "../grid/cellNotes.js";
import type { Grid } from "../grid/createGrid.js";
import { readActiveCell, readSelection, writeActiveCell } from "./activeCell.js";
import type { ChartLayer } from "./chartLayer.js";
import { freezeCopy } from "./freezeCopy.js";
import { existingSheet, gridWorkbook } from "./gridWorkbook.js";
import { insertRows } from "./insertRows.js";
import { paintPlan } from "./paintPlan.js";
import { findProblems, repairCells } from "./problems.js";
import { readRange } from "./readRange.js";
import { findFormulas } from "./sheetFormulas.js";
import { writeCells } from "./writeCells.js";

/** The grid of the workbench as the pane knows spreadsheets. */
export function createWorkbenchSpreadsheet(grid: Grid, notes: CellNotes, charts: ChartLayer): Spreadsheet {
  return {
    hostName: "workbench",
    readSelection: async () => attempt(() => readSelection(grid)),
    sheetNames: async () =>
      attempt(() =>
        gridWorkbook(grid)
          .getSheets()
          .map((sheet) => sheet.getSheetName()),
      ),
    paint: async (plan) => attempt(async () => paintPlan(grid, charts, plan)),
    insertFormula: async (formula, options) =>
      attempt(async () => writeActiveCell(grid, { formula }, options)),
    insertText: async (text, options) => attempt(async () => writeActiveCell(grid, { text }, options)),
    findProblems: async () => attempt(() => findProblems(grid, notes)),
    repair: async (cells) => attempt(async () => repairCells(grid, cells)),
    freezeCopy: async (sheet, asOfText) => attempt(() => freezeCopy(grid, sheet, asOfText)),
    // The grid calculates by itself, always.
    calculationMode: async () => Promise.resolve("automatic"),
    onSelectionChanged: async (listener) => {
      const { Event } = grid.api;
      const listening = [Event.SelectionChanged, Event.ActiveSheetChanged].map((event) =>
        grid.api.addEvent(event, listener),
      );
      return Promise.resolve(() => {
        for (const each of listening) each.dispose();
      });
    },
    activateSheet: async (name) =>
      attempt(() => {
        gridWorkbook(grid).setActiveSheet(existingSheet(grid, name));
      }),
    activeCell: async () => attempt(() => readActiveCell(grid)),
    findFormulas: async (functionIds) => attempt(() => findFormulas(grid, functionIds)),
    readRange: async (range) => attempt(() => readRange(grid, range)),
    writeCells: async (cells) => attempt(async () => writeCells(grid, cells)),
    insertRows: async (sheet, row, count) => attempt(async () => insertRows(grid, sheet, row, count)),
  };
}

async function attempt<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HedgeError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new HedgeError({
      code: "host_refused",
      message: `The workbench did not do it: ${message}`,
      cause: error,
    });
  }
}
