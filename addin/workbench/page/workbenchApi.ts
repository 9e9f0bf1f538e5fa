import type { FUniver } from "@univerjs/presets";
import { readDocument } from "../document/workbookDocument.js";
import type { WorkbookDocument } from "../document/workbookDocument.js";
import type { CellNotes } from "../grid/cellNotes.js";
import type { Grid } from "../grid/createGrid.js";
import type { CustomFunctionsHost } from "../../runtime/customFunctionsHost.js";
import { calculationOf } from "../grid/calculationOf.js";
import { readBackground, readCell, readNumber } from "../grid/readCell.js";
import type { ChartLayer } from "../spreadsheet/chartLayer.js";
import { sheetContent } from "../spreadsheet/sheetContent.js";
import type { CellContent } from "../spreadsheet/sheetContent.js";

/** The workbench for scripts and tests; addresses are on the sheet in front. */
export type WorkbenchApi = {
  /** Settles when the functions are loaded and every formula has been calculated once. */
  readonly ready: Promise<void>;
  /** Writes a value, or a formula where the text starts with "="; settles when it is calculated. */
  write(address: string, value: string | number | boolean): Promise<void>;
  /** The text the cell shows. */
  read(address: string): string;
  /** The number the cell holds, without its format; null where it holds none. */
  number(address: string): number | null;
  /** The formula in the cell, or "". */
  formula(address: string): string;
  /** The colour behind the cell, by its conditional formats. */
  background(address: string): string;
  /** The sentence behind an error the cell shows, or "". */
  message(address: string): string;
  /** Every cell of a sheet that is not empty, by address, all at one moment; what a formula spilled too. */
  cells(sheetName: string): Readonly<Record<string, CellContent>>;
  /** Brings the sheet of that name to the front. */
  activate(sheetName: string): void;
  /** The whole workbook as it is now. */
  document(): WorkbookDocument;
  /** The grid's own interface, for what this one lacks. */
  grid(): FUniver;
  /** How many streams run now; equal calls in many cells share one. */
  runningStreams(): number;
};

/** What a workbench works with once its functions are loaded. */
export type OpenedWorkbench = {
  readonly grid: Grid;
  readonly notes: CellNotes;
  readonly host: CustomFunctionsHost;
  readonly charts: ChartLayer;
};

export function createWorkbenchApi(
  ready: Promise<void>,
  findOpened: () => OpenedWorkbench | undefined,
): WorkbenchApi {
  const opened = () => {
    const found = findOpened();
    if (found === undefined) throw new Error("The workbench is not open yet: wait for workbench.ready");
    return found;
  };
  const workbook = () => {
    const active = opened().grid.api.getActiveWorkbook();
    if (active === null) throw new Error("There is no workbook");
    return active;
  };
  const rangeAt = (address: string) => workbook().getActiveSheet().getRange(address);
  const positionOf = (address: string) => {
    const range = rangeAt(address);
    return {
      unitId: range.getUnitId(),
      sheetId: range.getSheetId(),
      row: range.getRow(),
      column: range.getColumn(),
    };
  };
  const read = (address: string) => readCell(opened().grid, positionOf(address));

  return {
    ready,
    async write(address, value) {
      if (typeof value === "string" && value.startsWith("=")) rangeAt(address).setFormula(value);
      else rangeAt(address).setValue(value);
      await calculationOf(opened().grid, positionOf(address));
    },
    read,
    number: (address) => readNumber(opened().grid, positionOf(address)) ?? null,
    formula: (address) => rangeAt(address).getFormula(),
    background: (address) => readBackground(opened().grid, positionOf(address)),
    message: (address) => opened().notes.message(positionOf(address), read(address)),
    cells: (sheetName) => sheetContent(opened().grid, sheetName),
    activate(sheetName) {
      const sheet = workbook().getSheetByName(sheetName);
      if (sheet === null) throw new Error(`There is no sheet "${sheetName}"`);
      workbook().setActiveSheet(sheet);
    },
    document: () => readDocument(opened().grid, opened().charts),
    grid: () => opened().grid.api,
    runningStreams: () => opened().host.runningStreams(),
  };
}
