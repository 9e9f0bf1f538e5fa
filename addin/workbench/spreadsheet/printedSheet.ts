import { parseArea } from "../../host/area.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell, readNumber } from "../grid/readCell.js";
import type { ChartLayer } from "./chartLayer.js";
import { cellOf, gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";
import { showStyle } from "./printedStyle.js";
import { spilledCells } from "./spilledCells.js";

export type PrintedSheet = {
  readonly element: HTMLElement;
  /** Of all columns, in pixels. */
  readonly width: number;
};

type Place = { readonly row: number; readonly column: number };

/** The sheet in front as tables of a page, with its looks, its charts, and without what is hidden. */
export function printedSheet(grid: Grid, charts: ChartLayer): PrintedSheet {
  const sheet = gridWorkbook(grid).getActiveSheet();
  const drawn = charts
    .copies(sheet.getSheetId())
    .map(({ cell, element }) => ({ ...parseArea(cell), element }));
  const last = lastPlace(grid, sheet);
  const inner = sheet.getSheet();
  const columns = visible(last.column, (column) => inner.getColVisible(column));
  const rows = visible(
    drawn.reduce((end, { row }) => Math.max(end, row), last.row),
    (row) => inner.getRowVisible(row),
  );
  const widths = columns.map((column) => inner.getColumnWidth(column));
  const merged = mergedCells(sheet, rows, columns);

  const rowElement = (row: number): HTMLTableRowElement => {
    const element = document.createElement("tr");
    element.style.height = `${String(inner.getRowHeight(row))}px`;
    for (const column of columns) {
      const span = merged.get(keyOf({ row, column }));
      if (span === "covered") continue;
      const cell = cellElement(grid, sheet, { row, column });
      if (span !== undefined) Object.assign(cell, span);
      for (const chart of drawn) if (chart.row === row && chart.column === column) cell.append(chart.element);
      element.append(cell);
    }
    return element;
  };
  // The last frozen row has the headings, and those are on every page.
  const heading = sheet.getFrozenRows() - 1;
  const above = rows.filter((row) => row < heading);
  const below = rows.filter((row) => row > heading);
  const element = document.createElement("div");
  element.append(
    tableOf(widths, [], above.map(rowElement)),
    tableOf(widths, rows.includes(heading) ? [rowElement(heading)] : [], below.map(rowElement)),
  );
  return { element, width: widths.reduce((sum, width) => sum + width, 0) };
}

function lastPlace(grid: Grid, sheet: GridSheet): Place {
  let last: Place = { row: sheet.getLastRow(), column: sheet.getLastColumn() };
  for (const { row, column } of spilledCells(grid, sheet))
    last = { row: Math.max(last.row, row), column: Math.max(last.column, column) };
  return last;
}

function visible(last: number, isVisible: (index: number) => boolean): readonly number[] {
  return Array.from({ length: last + 1 }, (_each, index) => index).filter(isVisible);
}

function keyOf({ row, column }: Place): string {
  return `${String(row)},${String(column)}`;
}

/** What of merged cells is left of what is visible: spans by the first cell, and the cells under them. */
function mergedCells(sheet: GridSheet, rows: readonly number[], columns: readonly number[]) {
  const merged = new Map<string, { readonly rowSpan: number; readonly colSpan: number } | "covered">();
  for (const { startRow, endRow, startColumn, endColumn } of sheet.getSheet().getMergeData()) {
    const ownRows = rows.filter((row) => row >= startRow && row <= endRow);
    const ownColumns = columns.filter((column) => column >= startColumn && column <= endColumn);
    for (const row of ownRows) for (const column of ownColumns) merged.set(keyOf({ row, column }), "covered");
    const [row, column] = [ownRows[0], ownColumns[0]];
    if (row !== undefined && column !== undefined)
      merged.set(keyOf({ row, column }), { rowSpan: ownRows.length, colSpan: ownColumns.length });
  }
  return merged;
}

function cellElement(grid: Grid, sheet: GridSheet, { row, column }: Place): HTMLTableCellElement {
  const element = document.createElement("td");
  const inner = sheet.getSheet();
  const place = cellOf(grid, sheet, row, column);
  const style = gridWorkbook(grid).getWorkbook().getStyles().getStyleByCell(inner.getCell(row, column));
  const text = document.createElement("span");
  text.textContent = readCell(grid, place);
  showStyle(element, style ?? {}, readNumber(grid, place) !== undefined);
  // As on the screen: a text goes on over empty cells beside it, and ends at one that is filled.
  const isBesideText = readCell(grid, cellOf(grid, sheet, row, column + 1)) !== "";
  if (isBesideText) element.style.overflow = "hidden";
  element.append(text);
  return element;
}

function tableOf(
  widths: readonly number[],
  heading: readonly HTMLTableRowElement[],
  rows: readonly HTMLTableRowElement[],
): HTMLTableElement {
  const table = document.createElement("table");
  const columns = document.createElement("colgroup");
  for (const width of widths) {
    const column = document.createElement("col");
    column.style.width = `${String(width)}px`;
    columns.append(column);
  }
  const [head, body] = [document.createElement("thead"), document.createElement("tbody")];
  head.append(...heading);
  body.append(...rows);
  table.style.width = `${String(widths.reduce((sum, width) => sum + width, 0))}px`;
  table.append(columns, head, body);
  return table;
}
