import type { OpenedSheet, PlainRow, PlainSheet } from "../plainGrid.js";
import type { ColumnDef, FreezePane, Sheet, SheetView } from "hucre";
import { digitPixels, heightInPixels, usualFont } from "../sheetSizes.js";
import { given } from "../given.js";
import { openedCells } from "./openedCells.js";
import { openedColor } from "./openedColor.js";
import { openedStyles } from "./openedStyle.js";
import { exactNumbers, rowHeights, usualSizes } from "./sheetXml.js";

export type OpenedBook = {
  readonly is1904: boolean;
  readonly themeColors: readonly string[];
  readonly font: { readonly name: string; readonly size: number };
};

/** Room to work beside and below what the file fills. */
const spare = { rows: 200, columns: 12 };
const least = { rows: 1000, columns: 26 };
const usualPixels = { width: 64, height: 20 };

/** A sheet of a file for the grid, without what lies over its cells. */
export function openedSheet(sheet: Sheet, id: string, xml: string, book: OpenedBook): OpenedSheet {
  const { cells, rows, columns } = openedCells(sheet, {
    toStyle: openedStyles(book.themeColors, "cell"),
    numbers: exactNumbers(xml),
    is1904: book.is1904,
  });
  const sizes = usualSizes(xml);
  const usualHeight = sizes.height === undefined ? usualPixels.height : heightInPixels(sizes.height);
  const digit = digitPixels(book.font);
  const merged = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    startRow,
    startColumn: startCol,
    endRow,
    endColumn: endCol,
  }));
  const rowCount = merged.reduce(
    (count, { endRow }) => Math.max(count, endRow + 1),
    Math.max(least.rows, rows + spare.rows),
  );
  const columnCount = merged.reduce(
    (count, { endColumn }) => Math.max(count, endColumn + 1),
    Math.max(least.columns, columns + spare.columns),
  );
  return {
    id,
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true ? 1 : 0,
    rowCount,
    columnCount,
    defaultRowHeight: usualHeight,
    defaultColumnWidth: sizes.width === undefined ? usualPixels.width : Math.round(sizes.width * digit),
    ...view(sheet.view ?? {}, book),
    columnData: columnData(sheet.columns ?? [], digit, columnCount),
    rowData: rowData(sheet, rowHeights(xml), usualHeight, rowCount),
    mergeData: merged,
    freeze: freeze(sheet.freezePane ?? {}),
    cellData: cells,
  };
}

function view(
  { showGridLines, zoomScale = 100, rightToLeft, tabColor }: SheetView,
  book: OpenedBook,
): PlainSheet {
  return {
    showGridlines: showGridLines === false ? 0 : 1,
    zoomRatio: zoomScale / 100,
    rightToLeft: rightToLeft === true ? 1 : 0,
    ...given({ tabColor: openedColor(tabColor, book.themeColors) }),
  };
}

function freeze({ rows = 0, columns = 0 }: FreezePane): NonNullable<OpenedSheet["freeze"]> {
  return {
    xSplit: columns,
    ySplit: rows,
    startRow: rows === 0 ? -1 : rows,
    startColumn: columns === 0 ? -1 : columns,
  };
}

/** The usual font of a file, by which it counts widths. */
export function bookFont(
  font: { readonly name?: string; readonly size?: number } | undefined,
): OpenedBook["font"] {
  return { name: font?.name ?? usualFont.name, size: font?.size ?? usualFont.size };
}

function columnData(
  columns: readonly ColumnDef[],
  digit: number,
  count: number,
): NonNullable<PlainSheet["columnData"]> {
  return Object.fromEntries(
    columns.slice(0, count).flatMap(({ width, hidden }, index) => {
      if (width === undefined && hidden !== true) return [];
      const pixels = width === undefined || width <= 0 ? {} : { w: Math.round(width * digit) };
      return [[index, { ...pixels, ...(hidden === true ? { hd: 1 as const } : {}) }] as const];
    }),
  );
}

function rowData(
  { rowDefs }: Sheet,
  heights: ReadonlyMap<number, number>,
  usual: number,
  count: number,
): Record<number, PlainRow> {
  const data: Record<number, PlainRow> = {};
  for (const [row, points] of heights) {
    const pixels = heightInPixels(points);
    if (row < count && pixels !== usual) data[row] = { h: pixels, ia: 0 };
  }
  for (const [row, { hidden }] of rowDefs ?? []) {
    if (hidden === true && row < count) data[row] = { ...data[row], hd: 1 };
  }
  return data;
}
