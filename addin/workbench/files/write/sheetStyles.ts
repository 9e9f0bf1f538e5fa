import type { PlainWorkbook } from "../plainGrid.js";
import type { PlainCell, PlainSheet, PlainStyle } from "../plainGrid.js";
import type { Nullable } from "@univerjs/presets";
import type { CellStyle } from "hucre";
import { toFileStyle } from "./toFileStyle.js";

type StyleOf = (cell: PlainCell, row: number, column: number, shownFormat?: string) => CellStyle | undefined;

/** Gives the styles of a sheet's cells as files hold them: a cell's own over that of its row, its column and the sheet. */
export function sheetStyles(snapshot: PlainWorkbook, sheet: PlainSheet): StyleOf {
  const known = new Map<string, CellStyle | undefined>();
  const resolve = (style: Nullable<PlainStyle | string>): PlainStyle =>
    (typeof style === "string" ? snapshot.styles[style] : style) ?? {};
  const usual = { ...resolve(snapshot.defaultStyle), ...resolve(sheet.defaultStyle) };

  return (cell, row, column, shownFormat) => {
    const style: PlainStyle = {
      ...(shownFormat === undefined ? {} : { n: { pattern: shownFormat } }),
      ...usual,
      ...resolve(sheet.columnData?.[column]?.s),
      ...resolve(sheet.rowData?.[row]?.s),
      ...resolve(cell.s),
    };
    const key = JSON.stringify(style);
    if (!known.has(key)) known.set(key, toFileStyle(style));
    return known.get(key);
  };
}
