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

// Excel on the web sends at most 5 MB: formulas, values and types of so many cells stay below, unless their texts are long.
const maxCellsOfPiece = 20_000;

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
  readonly rows: number;
  readonly columns: number;
};

function piecesOf(range: Excel.Range): readonly Piece[] {
  const { rowIndex, columnIndex, rowCount, columnCount } = range;
  const rows = Math.max(1, Math.floor(maxCellsOfPiece / columnCount));
  return Array.from({ length: Math.ceil(rowCount / rows) }, (_piece, index) => {
    const start = index * rows;
    const count = Math.min(rows, rowCount - start);
    return {
      range: range.getCell(start, 0).getResizedRange(count - 1, columnCount - 1),
      row: rowIndex + start,
      column: columnIndex,
      rows: count,
      columns: columnCount,
    };
  });
}

function groupPieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let cells = Infinity;
  for (const piece of pieces) {
    const own = piece.rows * piece.columns;
    cells += own;
    if (cells > maxCellsOfPiece) {
      groups.push([]);
      cells = own;
    }
    groups.at(-1)?.push(piece);
  }
  return groups;
}

async function readInTurn(
  context: Excel.RequestContext,
  [group, ...rest]: readonly (readonly Piece[])[],
  read: Map<Piece, readonly UsedCells[]>,
): Promise<ReadonlyMap<Piece, readonly UsedCells[]>> {
  if (group === undefined) return read;
  const cells = await readGroup(context, group);
  group.forEach((piece, index) => read.set(piece, cells[index] ?? []));
  return readInTurn(context, rest, read);
}

/** The cells of each piece; where they are too long for one answer, in several parts. */
async function readGroup(
  context: Excel.RequestContext,
  group: readonly Piece[],
): Promise<readonly (readonly UsedCells[])[]> {
  for (const { range } of group) range.load("formulas, values, valueTypes");
  try {
    await context.sync();
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    const [first, ...others] = group.length > 1 ? group.map((piece) => [piece]) : halvesOf(group);
    if (first === undefined || others.length === 0) throw error;
    const parts = await others.reduce<Promise<readonly (readonly UsedCells[])[]>>(
      async (before, part) => [...(await before), ...(await readGroup(context, part))],
      readGroup(context, first),
    );
    return group.length > 1 ? parts : [parts.flat()];
  }
  return group.map(({ row, column, range }) => [
    {
      row,
      column,
      formulas: cellValues(range.formulas),
      values: cellValues(range.values),
      areErrors: range.valueTypes.map((line: readonly unknown[]) => line.map((type) => type === "Error")),
    },
  ]);
}

function isTooMuch(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, "code") === "ResponsePayloadSizeLimitExceeded";
}

/** The upper and the lower half of a piece, or the left and the right one of a row. */
function halvesOf([piece]: readonly Piece[]): readonly (readonly Piece[])[] {
  if (piece === undefined) return [];
  const { range, row, column, rows, columns } = piece;
  const part = (down: number, right: number, high: number, wide: number): readonly Piece[] => [
    {
      range: range.getCell(down, right).getResizedRange(high - 1, wide - 1),
      ...{ row: row + down, column: column + right, rows: high, columns: wide },
    },
  ];
  const [upper, left] = [Math.floor(rows / 2), Math.floor(columns / 2)];
  if (upper > 0) return [part(0, 0, upper, columns), part(upper, 0, rows - upper, columns)];
  if (left > 0) return [part(0, 0, rows, left), part(0, left, rows, columns - left)];
  return [];
}
