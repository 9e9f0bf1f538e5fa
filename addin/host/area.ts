/** A rectangle of cells, counted from zero. */
export type Area = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
};

const corner = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i;
const letters = 26;

/**
 * Reads "B2", "$A$2:C7", with or without a sheet in front.
 * @throws RangeError where the text is no such address
 */
export function parseArea(address: string): Area {
  const [first = "", last = first] = address.slice(address.lastIndexOf("!") + 1).split(":");
  const [start, end] = [parseCorner(first, address), parseCorner(last, address)];
  return {
    row: Math.min(start.row, end.row),
    column: Math.min(start.column, end.column),
    rows: Math.abs(end.row - start.row) + 1,
    columns: Math.abs(end.column - start.column) + 1,
  };
}

/** The address of an area without its sheet: "B2" or "A2:C7". */
export function areaAddress({ row, column, rows, columns }: Area): string {
  const first = cornerText(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cornerText(row + rows - 1, column + columns - 1)}`;
}

/** A sheet's name as formulas write it, quoted where need be, with the mark after it: "'Hedge details'!". */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

/** The address of an area that stays when formulas move: "'Hedge details'!$A$2:$C$7". */
export function absoluteAddress(sheet: string, address: string): string {
  const fixed = areaAddress(parseArea(address)).replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return sheetPrefix(sheet) + fixed;
}

function cornerText(row: number, column: number): string {
  return `${columnText(column)}${String(row + 1)}`;
}

function columnText(column: number): string {
  const letter = String.fromCharCode(65 + (column % letters));
  return column < letters ? letter : columnText(Math.floor(column / letters) - 1) + letter;
}

function parseCorner(text: string, address: string): { readonly row: number; readonly column: number } {
  const [, columnLetters, digits] = corner.exec(text) ?? [];
  if (columnLetters === undefined) throw new RangeError(`"${address}" is not a cell address`);
  const column = Array.from(columnLetters.toUpperCase()).reduce(
    (sum, letter) => sum * letters + letter.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(digits) - 1, column: column - 1 };
}
