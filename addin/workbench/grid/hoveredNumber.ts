import { HoverManagerService } from "@univerjs/presets/preset-sheets-core";
import type { DataTypeNumber } from "../../runtime/dataTypeNumber.js";
import type { CellNotes } from "./cellNotes.js";
import type { Grid } from "./createGrid.js";
import { readNumber } from "./readCell.js";

/** Reports the number with properties under the pointer, and undefined where there is none. */
export function onHoveredNumber(
  grid: Grid,
  notes: CellNotes,
  listener: (number: DataTypeNumber | undefined) => void,
): void {
  grid.injector.get(HoverManagerService).currentCell$.subscribe((hovered) => {
    if (!hovered) {
      listener(undefined);
      return;
    }
    const { unitId, subUnitId, row, col } = hovered.location;
    const cell = { unitId, sheetId: subUnitId, row, column: col };
    const value = readNumber(grid, cell);
    const number = value === undefined ? undefined : notes.number(cell, value);
    listener(number !== undefined && number.properties.length > 0 ? number : undefined);
  });
}
