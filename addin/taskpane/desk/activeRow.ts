import { parseArea, type Area } from "../../host/area.js";
import type { SheetAddress } from "../../host/spreadsheet.js";

/** A row of one of the desk's tables, from 0. */
export type ActiveRow = { readonly table: "holdings" | "shorts"; readonly index: number };

type Tables = { readonly holdings: SheetAddress; readonly shorts: SheetAddress | null };
type Cell = Pick<Area, "row" | "column">;

function rowIn({ row }: Cell, area: Area): number | null {
  return row >= area.row && row < area.row + area.rows ? row - area.row : null;
}

function isInside({ column }: Cell, area: Area): boolean {
  return column >= area.column && column < area.column + area.columns;
}

/**
 * The row of the desk that the active cell is on; what a function answers stands beside the table, so that any column
 * counts. Where both tables share a sheet, the one that the cell is in comes first, then the holdings.
 */
export function activeRow({ holdings, shorts }: Tables, active: SheetAddress): ActiveRow | null {
  const cell = parseArea(active.address);
  const found = [
    { table: "holdings" as const, range: holdings },
    { table: "shorts" as const, range: shorts },
  ].flatMap(({ table, range }) => {
    if (range?.sheet !== active.sheet) return [];
    const area = parseArea(range.address);
    const index = rowIn(cell, area);
    return index === null ? [] : [{ table, index, isInside: isInside(cell, area) }];
  });
  const row = found.find((each) => each.isInside) ?? found[0];
  return row === undefined ? null : { table: row.table, index: row.index };
}
