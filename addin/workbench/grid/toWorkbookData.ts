import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  LocaleType,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/presets";
import type {
  IBorderData,
  ICellData,
  IObjectMatrixPrimitiveType,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
} from "@univerjs/presets";
import { deserializeRangeWithSheet } from "@univerjs/presets/preset-sheets-core";
import { formats, looks } from "../../../shared/sheet/looks.js";
import type { LookStyle } from "../../../shared/sheet/looks.js";
import type { PlanCell, SheetPlan } from "../../../shared/sheet/sheetPlan.js";

const fontSize = 10;
const fontFamily = "Arial";
const rowHeight = 22;
const cellPadding = 6;
/** A formula fills no row that is not there, and a month of hourly settlements are more than 700. */
const spareRows = 1000;
const spareColumns = 12;
const horizontal = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
} as const;

/** Turns sheets as data into the workbook that the grid opens. */
export function toWorkbookData(name: string, sheets: readonly SheetPlan[]): IWorkbookData {
  return {
    id: "workbench",
    name,
    appVersion: "",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: sheets.map(sheetId),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheetId(sheet), toWorksheetData(sheet)])),
  };
}

function sheetId({ name }: SheetPlan): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** Turns a sheet as data into one that the grid opens; what lies over the cells is not in it. */
export function toWorksheetData(sheet: SheetPlan): Partial<IWorksheetData> {
  return {
    id: sheetId(sheet),
    name: sheet.name,
    rowCount: lastUsed(sheet.cells, "endRow") + spareRows,
    // A column of the usual width need not be among the widths.
    columnCount: Math.max(sheet.columnWidths.length, lastUsed(sheet.cells, "endColumn")) + spareColumns,
    defaultRowHeight: rowHeight,
    defaultColumnWidth: 90,
    showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    columnData: Object.fromEntries(sheet.columnWidths.map((width, column) => [column, { w: width }])),
    rowData: Object.fromEntries(
      Object.entries(sheet.rowHeights).map(([row, height]) => [
        Number(row) - 1,
        { h: height, ia: BooleanNumber.FALSE },
      ]),
    ),
    mergeData: sheet.merges.map((range) => deserializeRangeWithSheet(range).range),
    freeze: {
      xSplit: sheet.frozenColumns,
      ySplit: sheet.frozenRows,
      startRow: sheet.frozenRows,
      startColumn: sheet.frozenColumns === 0 ? -1 : sheet.frozenColumns,
    },
    cellData: toCellMatrix(sheet.cells),
  };
}

/** How many rows or columns there are up to the last one with a cell. */
function lastUsed(cells: SheetPlan["cells"], end: "endRow" | "endColumn"): number {
  return Object.keys(cells).reduce(
    (last, address) => Math.max(last, deserializeRangeWithSheet(address).range[end] + 1),
    0,
  );
}

function toCellMatrix(cells: SheetPlan["cells"]): IObjectMatrixPrimitiveType<ICellData> {
  const matrix: IObjectMatrixPrimitiveType<ICellData> = {};
  for (const [address, cell] of Object.entries(cells)) {
    const { startRow, startColumn } = deserializeRangeWithSheet(address).range;
    matrix[startRow] = { ...matrix[startRow], [startColumn]: toCellData(cell) };
  }
  return matrix;
}

function toCellData({ value, formula, look, format }: PlanCell): ICellData {
  const style = toStyle(looks[look], format === undefined ? undefined : formats[format]);
  if (formula !== undefined) return { f: formula, s: style };
  if (value === undefined) return { s: style };
  return { v: value, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING, s: style };
}

function toStyle(look: LookStyle, pattern: string | undefined): IStyleData {
  return {
    ff: fontFamily,
    fs: look.size ?? fontSize,
    vt: look.top === true ? VerticalAlign.TOP : VerticalAlign.MIDDLE,
    pd: { l: cellPadding, r: cellPadding },
    bl: look.bold === true ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    ...toColors(look),
    ...(look.align === undefined ? {} : { ht: horizontal[look.align] }),
    ...(look.wrap === true ? { tb: WrapStrategy.WRAP } : {}),
    ...(look.lines === undefined ? {} : { bd: toBorder(look.lines, look.lineColor) }),
    ...(pattern === undefined ? {} : { n: { pattern } }),
  };
}

function toColors({ color, background }: LookStyle): IStyleData {
  return {
    ...(color === undefined ? {} : { cl: { rgb: color } }),
    ...(background === undefined ? {} : { bg: { rgb: background } }),
  };
}

function toBorder(lines: NonNullable<LookStyle["lines"]>, rgb = "#000000"): IBorderData {
  const line = { s: BorderStyleTypes.THIN, cl: { rgb } };
  switch (lines) {
    case "below":
      return { b: line };
    case "above":
      return { t: line };
    case "around":
      return { t: line, b: line, l: line, r: line };
  }
}
