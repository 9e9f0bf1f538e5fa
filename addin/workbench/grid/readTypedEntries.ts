import { CellValueType, getNumfmtParseValueFilter } from "@univerjs/presets";
import type { ICellData, Nullable, Workbook } from "@univerjs/presets";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/presets/preset-sheets-core";
import { readTyped } from "../host/typedEntry.js";
import { cellAddress } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";

// Before the grid reads a number or a date in the text.
const priority = 100;

/**
 * Reads what is typed into cells where the grid would read it otherwise than Excel: 1,5% became 15%, and 1.5.2026 a day in
 * January.
 * @param say takes the sentence about an entry, and "" before
 */
export function readTypedEntries(grid: Grid, say: (sentence: string) => void): void {
  grid.injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority,
    handler: (cell, { row, col, workbook, worksheet }, next) => {
      say("");
      const plain = toPlain(cell);
      if (typeof plain?.v !== "string" || plain.t === CellValueType.FORCE_STRING || plain.f)
        return next(plain);
      const { held, notice } = readTyped(plain.v, {
        isPercentCell: patternOf(workbook, worksheet.getCellRaw(row, col)).includes("%"),
        isDate: isDatePattern(getNumfmtParseValueFilter(plain.v)?.z),
      });
      if (notice !== "") say(`${cellAddress({ row, column: col })}: ${notice}`);
      if (held === undefined) return next(plain);
      if ("text" in held) return next({ ...plain, t: CellValueType.FORCE_STRING });
      return next({ ...plain, v: held.number, t: CellValueType.NUMBER });
    },
  });
}

/** A line pasted with its end into the editor is a text of two lines to the grid, and 99 no number. */
function toPlain(cell: Nullable<ICellData>): Nullable<ICellData> {
  const { dataStream = "", textRuns = [] } = cell?.p?.body ?? {};
  const text = dataStream.replace(/[\r\n]+$/, "");
  if (text === "" || textRuns.length > 0 || /[\r\n]/.test(text)) return cell;
  return { ...cell, p: null, v: text };
}

function patternOf(workbook: Workbook, cell: Nullable<ICellData>): string {
  return workbook.getStyles().getStyleByCell(cell)?.n?.pattern ?? "";
}

function isDatePattern(pattern: unknown): boolean {
  return typeof pattern === "string" && /[dmyh]/i.test(pattern);
}
