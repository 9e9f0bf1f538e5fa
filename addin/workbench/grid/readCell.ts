import { CellValueType, IUniverInstanceService, UniverInstanceType } from "@univerjs/presets";
import type { ICellData, Nullable, Workbook, Worksheet } from "@univerjs/presets";
import { FormulaDataModel } from "@univerjs/presets/preset-sheets-core";
import type { CellValue } from "../../host/spreadsheet.js";
import type { CellPosition } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";

type WithInjector = Pick<Grid, "injector">;

/** The text a cell shows, number format included. */
export function readCell(grid: Grid, { row, column, ...sheet }: CellPosition): string {
  const cell = sheetOf(grid, sheet)?.getCell(row, column);
  if (cell?.t === CellValueType.BOOLEAN) return isTrue(cell) ? "TRUE" : "FALSE";
  return String(valueOf(cell));
}

/** The colour behind a cell, such as "rgb(251,233,233)", conditional formats included; "" where it has none. */
export function readBackground(grid: Grid, { row, column, ...sheet }: CellPosition): string {
  const style = sheetOf(grid, sheet)?.getCell(row, column)?.s;
  return typeof style === "object" ? (style?.bg?.rgb ?? "") : "";
}

/** The number a cell holds, spilled ones too; undefined where it holds none. */
export function readNumber(grid: Grid, cell: CellPosition): number | undefined {
  const value = readValue(grid, cell);
  return typeof value === "number" ? value : undefined;
}

/** What a cell holds without its format, spilled values too; "" where it is blank. */
export function readValue(grid: Grid, cell: CellPosition): CellValue {
  return valueOf(shownCell(grid, cell));
}

/** What stands behind the text a cell shows: its own content, or what a formula has spilled there. */
export function shownCell(grid: WithInjector, cell: CellPosition): Nullable<ICellData> {
  const own = ownCell(grid, cell);
  // The grid reports a spill until it calculates next, also where a person has typed over it by now.
  const isTyped = !own?.f && !own?.si && valueOf(own) !== "";
  return isTyped ? own : (spilledCell(grid, cell) ?? own);
}

function valueOf(cell: Nullable<ICellData>): CellValue {
  if (cell?.t === CellValueType.BOOLEAN) return isTrue(cell);
  // A text of several lines or looks is a small document.
  return cell?.v ?? cell?.p?.body?.dataStream.trimEnd() ?? "";
}

function isTrue({ v: value }: ICellData): boolean {
  return value === 1 || value === true;
}

function ownCell(grid: WithInjector, { row, column, ...sheet }: CellPosition): Nullable<ICellData> {
  return sheetOf(grid, sheet)?.getCellRaw(row, column);
}

/** What a formula, the cell's own or another's, has put there by spilling. */
function spilledCell(
  grid: WithInjector,
  { unitId, sheetId, row, column }: CellPosition,
): Nullable<ICellData> {
  return grid.injector.get(FormulaDataModel).getArrayFormulaCellData()[unitId]?.[sheetId]?.[row]?.[column];
}

function sheetOf(
  grid: WithInjector,
  { unitId, sheetId }: Pick<CellPosition, "unitId" | "sheetId">,
): Nullable<Worksheet> {
  return grid.injector
    .get(IUniverInstanceService)
    .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
    ?.getSheetBySheetId(sheetId);
}
