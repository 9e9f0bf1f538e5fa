import type { Spreadsheet } from "../spreadsheet.js";
import { readActiveCell, writeActiveCell } from "./activeCell.js";
import { cellInput } from "./cellInput.js";
import { findFormulas } from "./findFormulas.js";
import { findProblems } from "./findProblems.js";
import { findSheet } from "./findSheets.js";
import { freezeCopy } from "./freezeCopy.js";
import { insertRows } from "./insertRows.js";
import { paintWorkbook } from "./paintWorkbook.js";
import { readRange } from "./readRange.js";
import { readSelection } from "./readSelection.js";
import { repairCells } from "./repairCells.js";
import { runExcel } from "./runExcel.js";
import { onSelectionChanged } from "./selectionEvents.js";
import { writeCells } from "./writeCells.js";

/** The open workbook of Excel. */
export const excelSpreadsheet: Spreadsheet = {
  hostName: "Excel",
  readSelection,
  sheetNames: async () =>
    runExcel(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name");
      await context.sync();
      return worksheets.items.map(({ name }) => name);
    }),
  paint: paintWorkbook,
  insertFormula: writeActiveCell,
  insertText: async (text, options) => writeActiveCell(cellInput(text), options),
  findProblems,
  repair: repairCells,
  freezeCopy,
  calculationMode: async () =>
    runExcel(async (context) => {
      const { application } = context.workbook;
      application.load("calculationMode");
      await context.sync();
      return application.calculationMode === "Manual" ? "manual" : "automatic";
    }),
  onSelectionChanged,
  activateSheet: async (name) =>
    runExcel(async (context) => {
      const sheet = await findSheet(context, name);
      sheet.activate();
      await context.sync();
    }),
  activeCell: readActiveCell,
  findFormulas,
  readRange,
  writeCells,
  insertRows,
};
