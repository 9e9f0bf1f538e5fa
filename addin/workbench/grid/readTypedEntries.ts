import { CellValueType, getNumfmtParseValueFilter } from "@univerjs/presets";
import type { ICellData, Nullable, Workbook, Worksheet } from "@univerjs/presets";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/presets/preset-sheets-core";
import { watchChanges } from "../document/changeWatch.js";
import { readTyped } from "../host/typedEntry.js";
import { cellAddress } from "./cellPosition.js";
import type { Grid } from "./createGrid.js";

/** A cell whose entry is spoken of, and what it holds since. */
type Spoken = {
  readonly worksheet: Worksheet;
  readonly row: number;
  readonly col: number;
  held?: ICellData["v"];
};

// Before the grid reads a number or a date in the text.
const priority = 100;

/**
 * Reads what is typed into cells where the grid would read it otherwise than Excel: 1,5% became 15%, and 1.5.2026 a day in
 * January.
 * @param say takes the sentence about an entry, and "" before
 */
export function readTypedEntries(grid: Grid, say: (sentence: string) => void): void {
  let spoken: Spoken | undefined;
  // A cell that was cleared or taken back is not spoken of any longer.
  watchChanges(grid, {
    onChange: () => {
      if (spoken === undefined) return;
      const held = spoken.worksheet.getCellRaw(spoken.row, spoken.col)?.v ?? null;
      // The first change after the sentence is the entry itself.
      if (spoken.held === undefined) spoken.held = held;
      if (spoken.held === held) return;
      spoken = undefined;
      say("");
    },
    onView: () => undefined,
  });
  grid.injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority,
    handler: (cell, { row, col, workbook, worksheet }, next) => {
      spoken = undefined;
      say("");
      const plain = toPlain(cell);
      if (typeof plain?.v !== "string" || plain.t === CellValueType.FORCE_STRING || plain.f)
        return next(plain);
      const { held, notice } = readTyped(plain.v, {
        isPercentCell: patternOf(workbook, worksheet.getCellRaw(row, col)).includes("%"),
        isDate: isDatePattern(getNumfmtParseValueFilter(plain.v)?.z),
      });
      if (notice !== "") {
        spoken = { worksheet, row, col };
        say(`${cellAddress({ row, column: col })}: ${notice}`);
      }
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
