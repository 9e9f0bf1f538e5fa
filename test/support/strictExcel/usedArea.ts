import { isWithin, parseArea, wholeSheet } from "./area.js";
import type { Area } from "./area.js";
import type { SheetModel } from "./workbookModel.js";

/** The smallest rectangle around all cells of the sheet that hold something, within the bounds. */
export function usedArea({ cells }: SheetModel, bounds: Area = wholeSheet): Area | undefined {
  const areas = [...cells.keys()].map(parseArea).filter((area) => isWithin(area, bounds));
  if (areas.length === 0) return undefined;
  const [row, column] = [areas.map((area) => area.row), areas.map((area) => area.column)].map((list) =>
    list.reduce((least, each) => Math.min(least, each)),
  ) as [number, number];
  return {
    row,
    column,
    rows: areas.reduce((most, area) => Math.max(most, area.row), 0) - row + 1,
    columns: areas.reduce((most, area) => Math.max(most, area.column), 0) - column + 1,
  };
}
