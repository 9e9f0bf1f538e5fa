import { areaAddress, parseArea } from "../../host/area.js";
import { lastCell } from "./formula/referenceParts.js";
import { listField, numberField } from "./jsonFields.js";

/** A range as the grid keeps it, both ends included. */
export type GridRange = {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
};

/** The ranges of a rule as files write them, "A1:B2 D4"; "" where it has none. */
export function rangesText(rule: unknown): string {
  return rangesOf(rule)
    .map(({ startRow, startColumn, endRow, endColumn }) =>
      areaAddress({
        row: startRow,
        column: startColumn,
        rows: endRow - startRow + 1,
        columns: endColumn - startColumn + 1,
      }),
    )
    .join(" ");
}

export function rangesOf(rule: unknown): readonly GridRange[] {
  return listField(rule, "ranges").flatMap((range) => {
    const [startRow, startColumn, endRow, endColumn] = [
      numberField(range, "startRow"),
      numberField(range, "startColumn"),
      numberField(range, "endRow"),
      numberField(range, "endColumn"),
    ];
    if (
      startRow === undefined ||
      startColumn === undefined ||
      endRow === undefined ||
      endColumn === undefined
    )
      return [];
    const clipped = {
      startRow,
      startColumn,
      endRow: Math.min(endRow, lastCell.row - 1),
      endColumn: Math.min(endColumn, lastCell.column - 1),
    };
    return clipped.endRow < startRow || clipped.endColumn < startColumn ? [] : [clipped];
  });
}

/** The ranges of a text such as "A1:B2 D4" of a file; none where it is not understood. */
export function parseRanges(text: string): readonly GridRange[] {
  return text
    .split(/\s+/)
    .filter((each) => each !== "")
    .flatMap((each) => {
      if (!/^\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/i.test(each)) return [];
      const { row, column, rows, columns } = parseArea(each);
      return [
        { startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 },
      ];
    });
}
