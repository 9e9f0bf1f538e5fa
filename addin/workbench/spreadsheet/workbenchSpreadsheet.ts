import { HedgeError } from "../../../shared/errors.js";
import type { Spreadsheet } from "../../host/spreadsheet.js";
import type { CellNotes } from "../grid/cellNotes.js";
import type { Grid } from "../grid/createGrid.js";
import { readSelection, writeActiveCell } from "./activeCell.js";
import type { ChartLayer } from "./chartLayer.js";
import { freezeCopy } from "./freezeCopy.js";
import { existingSheet, gridWorkbook } from "./gridWorkbook.js";
import { paintPlan } from "./paintPlan.js";
import { findProblems, repairCells } from "./problems.js";

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
    paint: async (plan, options) => attempt(async () => paintPlan(grid, charts, plan, options)),
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
