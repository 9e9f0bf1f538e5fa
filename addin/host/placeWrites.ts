import { HedgeError } from "../../shared/errors.js";
import { areaAddress } from "./area.js";
import { addressedArea } from "./readableArea.js";
import type { CellValue, CellWrite } from "./spreadsheet.js";

/** A cell to write and where it is, counted from zero. */
export type PlacedWrite = CellWrite & { readonly row: number; readonly column: number };

/** Cells to write with their places. @throws HedgeError `invalid_input` where an address is no single cell */
export function placeWrites(cells: readonly CellWrite[]): readonly PlacedWrite[] {
  return cells.map((cell) => {
    const area = addressedArea(cell);
    if (area.rows > 1 || area.columns > 1)
      throw new HedgeError({
        code: "invalid_input",
        message: `${cell.address} on "${cell.sheet}" is more than one cell. Write each cell on its own.`,
      });
    return { ...cell, address: areaAddress(area), row: area.row, column: area.column };
  });
}

/** @throws HedgeError `cell_not_empty` where a cell holds something else than what whoever writes has seen in it */
export function refuseChanged({ sheet, address, expected }: PlacedWrite, held: CellValue): void {
  if (held === expected) return;
  throw new HedgeError({
    code: "cell_not_empty",
    message:
      expected === ""
        ? `${address} on "${sheet}" is no longer empty, so nothing was written. Refresh, then try again.`
        : `${address} on "${sheet}" has changed in the meantime, so nothing was written. Refresh, then try again.`,
  });
}
