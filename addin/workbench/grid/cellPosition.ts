/** A cell of the open workbook, counted from zero. */
export type CellPosition = {
  readonly unitId: string;
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
};

/** A text that is the same for the same cell only. */
export function cellKey({ unitId, sheetId, row, column }: CellPosition): string {
  return [unitId, sheetId, row, column].join("/");
}

/** The column's letters: 0 is A, 26 is AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** The address of the cell as people write it, without its sheet. */
export function cellAddress({ row, column }: Pick<CellPosition, "row" | "column">): string {
  return `${columnName(column)}${String(row + 1)}`;
}
