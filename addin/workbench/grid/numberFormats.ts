import { CellValueType, InterceptorEffectEnum, isDefaultFormat } from "@univerjs/presets";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/presets/preset-sheets-core";
import type { CellNotes } from "./cellNotes.js";
import type { Grid } from "./createGrid.js";
import { formatText } from "./formatText.js";

// After the grid's own: those put the text through a number again, which would cost "100.00" its zeros.
const priority = 1;

/** Shows a number in the format it brings, in cells that have no number format of their own. */
export function showNumberFormats(grid: Grid, notes: CellNotes): void {
  grid.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Value,
    priority,
    handler: (cell, { unitId, subUnitId, row, col, workbook }, next) => {
      if (typeof cell?.v !== "number") return next(cell);
      const pattern = workbook.getStyles().getStyleByCell(cell)?.n?.pattern;
      if (pattern !== undefined && !isDefaultFormat(pattern)) return next(cell);
      const number = notes.number({ unitId, sheetId: subUnitId, row, column: col }, cell.v);
      if (number?.format === undefined) return next(cell);
      return next({ ...cell, v: formatText(number.value, number.format), t: CellValueType.NUMBER });
    },
  });
}
