import type { PlainCell } from "../plainGrid.js";
import type { CellValue } from "../../../host/spreadsheet.js";
import { eachCell } from "../write/cellFormulas.js";
import { cellValue } from "../write/fileCells.js";
import { openSpills } from "../write/openSpills.js";
import type { SavedWorkbook } from "../write/savedWorkbook.js";

/** The values of a sheet row by row up to the last one in use, what formulas spilled included; null for a blank cell. */
export function sheetValues(
  saved: SavedWorkbook,
  sheetId: string,
  toText: (value: CellValue, format: string | undefined) => string,
): readonly (readonly string[])[] {
  const { snapshot } = saved.document;
  const lines: string[][] = [];
  const put = (row: number, column: number, value: CellValue | null, format: string | undefined) => {
    if (value === null || value === "") return;
    while (lines.length <= row) lines.push([]);
    const line = lines[row] ?? [];
    while (line.length < column) line.push("");
    line[column] = toText(value, format);
  };
  const formatOf = ({ s }: PlainCell, row: number, column: number) => {
    const style = typeof s === "string" ? snapshot.styles[s] : s;
    return style?.n?.pattern ?? saved.shownFormat(sheetId, row, column);
  };
  const cells = snapshot.sheets[sheetId]?.cellData ?? {};
  eachCell(cells, (cell, row, column) => {
    put(row, column, cellValue(cell), formatOf(cell, row, column));
  });
  for (const { area, values } of openSpills(saved, sheetId)) {
    values.forEach((line, rowOffset) => {
      line.forEach((value, columnOffset) => {
        const [row, column] = [area.row + rowOffset, area.column + columnOffset];
        put(row, column, value, formatOf(cells[row]?.[column] ?? {}, row, column));
      });
    });
  }
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  return lines.map((line) => [...line, ...Array.from({ length: width - line.length }, () => "")]);
}
