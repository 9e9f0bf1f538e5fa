import type { OpenedCell, PlainStyle } from "../plainGrid.js";
import { dateToSerial } from "hucre";
import type { Cell, CellStyle, CellValue, Sheet } from "hucre";
import { areaAddress, parseArea } from "../../../host/area.js";
import { movedFormula } from "../formula/movedFormula.js";
import { openedFormula } from "../formula/openedFormula.js";
import { cellType, textCell } from "../typedText.js";

export type OpenedCells = {
  readonly cells: Record<number, Record<number, OpenedCell>>;
  readonly rows: number;
  readonly columns: number;
};

type Source = {
  readonly toStyle: (style: CellStyle) => PlainStyle | undefined;
  /** As the sheet's part holds them, for those the library rounds. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly is1904: boolean;
};

/** The grid counts days from 1900; a file may count from 1904. */
const daysTo1904 = 1462;
/** The cells of a sheet for the grid; of formulas that spilled only the first cell, which fills the others again. */
export function openedCells(sheet: Sheet, source: Source): OpenedCells {
  const cells: Record<number, Record<number, OpenedCell>> = {};
  const masters = sharedMasters(sheet);
  const isSpilled = spilledCells(sheet);
  let columns = 0;
  sheet.rows.forEach((line, row) => {
    columns = Math.max(columns, line.length);
    line.forEach((value, column) => {
      const cell = sheet.cells?.get(key(row, column));
      const style = cell?.style === undefined ? undefined : source.toStyle(cell.style);
      const content = isSpilled(row, column) ? {} : contentOf(cell, value, row, column, source, masters);
      const opened: OpenedCell = { ...content, ...(style === undefined ? {} : { s: style }) };
      if (Object.keys(opened).length > 0) (cells[row] ??= {})[column] = opened;
    });
  });
  return { cells, rows: sheet.rows.length, columns };
}

type Masters = ReadonlyMap<
  number,
  { readonly formula: string; readonly row: number; readonly column: number }
>;

/** The formulas that others of the sheet share, by their number. */
function sharedMasters({ cells }: Sheet): Masters {
  return new Map(
    [...(cells ?? [])].flatMap(([at, { formula, formulaSharedIndex }]) => {
      if (formulaSharedIndex === undefined || formula === undefined || formula === "") return [];
      const { row, column } = positionOf(at);
      return [[formulaSharedIndex, { formula: openedFormula(formula), row, column }] as const];
    }),
  );
}

function contentOf(
  cell: Cell | undefined,
  value: CellValue,
  row: number,
  column: number,
  source: Source,
  masters: Masters,
): OpenedCell {
  const formula = cell === undefined ? undefined : formulaOf(cell, row, column, masters);
  const result = valueOf(value, cell?.type, row, column, source);
  if (formula === undefined) return result;
  if (value === "") return { v: "", t: cellType.text, f: formula };
  // A result is no text that somebody typed.
  return { ...result, ...(result.t === cellType.forcedText ? { t: cellType.text } : {}), f: formula };
}

function formulaOf(
  { formula, formulaSharedIndex }: Cell,
  row: number,
  column: number,
  masters: Masters,
): string | undefined {
  if (formula === undefined) return undefined;
  if (formula !== "") return openedFormula(formula);
  const master = formulaSharedIndex === undefined ? undefined : masters.get(formulaSharedIndex);
  return master && movedFormula(master.formula, row - master.row, column - master.column);
}

function valueOf(
  value: CellValue,
  type: Cell["type"] | undefined,
  row: number,
  column: number,
  source: Source,
): OpenedCell {
  if (value instanceof Date)
    return dateCell(value, areaAddress({ row, column, rows: 1, columns: 1 }), source);
  if (value === null || value === "") return {};
  if (typeof value === "number") return { v: value, t: cellType.number };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: cellType.boolean };
  return type === "error" ? { v: value, t: cellType.text } : textCell(value);
}

function dateCell(date: Date, address: string, { numbers, is1904 }: Source): OpenedCell {
  const days = numbers.get(address) ?? dateToSerial(date, is1904);
  return Number.isFinite(days) ? { v: is1904 ? days + daysTo1904 : days, t: cellType.number } : {};
}

function spilledCells({ cells }: Sheet): (row: number, column: number) => boolean {
  const areas = [...(cells ?? [])].flatMap(([at, { formulaType, formulaRef, formula }]) => {
    if (formulaType !== "array" || formulaRef === undefined || formula === undefined) return [];
    const area = parseArea(formulaRef);
    return area.rows * area.columns > 1 ? [{ area, own: positionOf(at) }] : [];
  });
  return (row, column) =>
    areas.some(
      ({ area, own }) =>
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns &&
        !(row === own.row && column === own.column),
    );
}

function positionOf(at: string): { readonly row: number; readonly column: number } {
  const [row = "", column = ""] = at.split(",");
  return { row: Number(row), column: Number(column) };
}

function key(row: number, column: number): string {
  return `${String(row)},${String(column)}`;
}
