import type { CellValue } from "../spreadsheet.js";
import { cellValues } from "./cellValues.js";

/** The cells of a sheet that are in use, in pieces that Excel on the web can send. */
export type UsedCells = {
  /** Of the piece's first cell, counted from zero. */
  readonly row: number;
  readonly column: number;
  readonly formulas: readonly (readonly CellValue[])[];
  readonly values: readonly (readonly CellValue[])[];
  /** Whether the cell is in error; what an error is called depends on Excel's language. */
  readonly areErrors: readonly (readonly boolean[])[];
};

// Excel on the web sends at most 5 MB: formulas, values and types of so many cells stay below, unless they are very long.
const mostCellsOfPiece = 20_000;

/** Reads all used cells of the sheets; a sync for their sizes, one for each 20,000 cells. */
export async function readUsedCells(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
): Promise<readonly (readonly UsedCells[])[]> {
  const used = sheets.map((sheet) => sheet.getUsedRangeOrNullObject(false));
  for (const range of used) range.load("rowIndex, columnIndex, rowCount, columnCount");
  await context.sync();
  const pieces = used.map((range) => (range.isNullObject ? [] : piecesOf(range)));
  const read = await readInTurn(context, groupPieces(pieces.flat()), new Map());
  return pieces.map((list) => list.flatMap((piece) => read.get(piece) ?? []));
}

type Piece = {
  readonly range: Excel.Range;
  readonly row: number;
  readonly column: number;
  readonly cells: number;
};

function piecesOf(range: Excel.Range): readonly Piece[] {
  const { rowIndex, columnIndex, rowCount, columnCount } = range;
  const rows = Math.max(1, Math.floor(mostCellsOfPiece / columnCount));
  return Array.from({ length: Math.ceil(rowCount / rows) }, (_piece, index) => {
    const start = index * rows;
    const count = Math.min(rows, rowCount - start);
    return {
      range: range.getCell(start, 0).getResizedRange(count - 1, columnCount - 1),
      row: rowIndex + start,
      column: columnIndex,
      cells: count * columnCount,
    };
  });
}

function groupPieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let cells = Infinity;
  for (const piece of pieces) {
    cells += piece.cells;
    if (cells > mostCellsOfPiece) {
      groups.push([]);
      cells = piece.cells;
    }
    groups.at(-1)?.push(piece);
  }
  return groups;
}

async function readInTurn(
  context: Excel.RequestContext,
  [group, ...rest]: readonly (readonly Piece[])[],
  read: Map<Piece, UsedCells>,
): Promise<ReadonlyMap<Piece, UsedCells>> {
  if (group === undefined) return read;
  for (const { range } of group) range.load("formulas, values, valueTypes");
  await context.sync();
  for (const piece of group) {
    const { row, column, range } = piece;
    read.set(piece, {
      row,
      column,
      formulas: cellValues(range.formulas),
      values: cellValues(range.values),
      areErrors: range.valueTypes.map((line: readonly unknown[]) => line.map((type) => type === "Error")),
    });
  }
  return readInTurn(context, rest, read);
}
