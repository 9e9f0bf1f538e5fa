import { invalidArgument } from "./strictError.js";

/** A rectangle of cells, counted from zero. */
export type Area = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
};

export const sheetSize = { rows: 1_048_576, columns: 16_384 };

export const wholeSheet: Area = { row: 0, column: 0, ...sheetSize };

const rowsOnly = /^([1-9]\d*):([1-9]\d*)$/;
const corner = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i;

/** Reads "A1", "$B$2:C9", "1:3"; @throws StrictExcelError for whatever is no such address */
export function parseArea(address: string): Area {
  const [, top, bottom] = rowsOnly.exec(address) ?? [];
  if (top !== undefined && bottom !== undefined)
    return checkedArea({ ...wholeSheet, row: Number(top) - 1, rows: Number(bottom) - Number(top) + 1 });
  const [first = "", last = first, ...rest] = address.split(":");
  const [start, end] = [parseCorner(first), parseCorner(last)];
  if (start === undefined || end === undefined || rest.length > 0)
    throw invalidArgument(`"${address}" is no address of a range`);
  return checkedArea({
    row: Math.min(start.row, end.row),
    column: Math.min(start.column, end.column),
    rows: Math.abs(end.row - start.row) + 1,
    columns: Math.abs(end.column - start.column) + 1,
  });
}

/** @throws StrictExcelError where the rectangle is empty or leaves the sheet */
export function checkedArea(area: Area): Area {
  const { row, column, rows, columns } = area;
  const fits =
    row >= 0 && column >= 0 && row + rows <= sheetSize.rows && column + columns <= sheetSize.columns;
  if (!fits || rows < 1 || columns < 1)
    throw invalidArgument(`the range is not within the sheet: ${JSON.stringify(area)}`);
  return area;
}

export function areaText({ row, column, rows, columns }: Area): string {
  const first = cellText(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellText(row + rows - 1, column + columns - 1)}`;
}

export function cellText(row: number, column: number): string {
  return `${columnText(column)}${String(row + 1)}`;
}

export function isWithin(inner: Area, outer: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

/** The smallest rectangle around both. */
export function boundingArea(one: Area, other: Area): Area {
  const [row, column] = [Math.min(one.row, other.row), Math.min(one.column, other.column)];
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}

function columnText(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnText(Math.floor(column / 26) - 1) + letter;
}

function parseCorner(text: string): { row: number; column: number } | undefined {
  const match = corner.exec(text);
  const [, letters = "", digits = ""] = match ?? [];
  if (match === null) return undefined;
  let column = -1;
  for (const letter of letters.toUpperCase()) column = (column + 1) * 26 + letter.charCodeAt(0) - 65;
  return { row: Number(digits) - 1, column };
}
