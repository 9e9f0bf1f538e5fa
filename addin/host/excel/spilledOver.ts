import { areaAddress } from "../area.js";
import type { Area } from "../area.js";
import { supports } from "./supports.js";
import { withoutSheet } from "./withoutSheet.js";

type AskedCell = Pick<Area, "row" | "column"> & { readonly sheet: Excel.Worksheet };

/**
 * Which of these cells hold nothing of their own and only show what the formula of another cell spills into them: an
 * Excel may give that formula for each of them. Needs a sync where there are any.
 */
export async function spilledOver<Cell extends AskedCell>(
  context: Excel.RequestContext,
  cells: readonly Cell[],
): Promise<ReadonlySet<Cell>> {
  if (cells.length === 0 || !supports("1.12")) return new Set();
  const asked = cells.map((cell) => {
    const address = areaAddress({ row: cell.row, column: cell.column, rows: 1, columns: 1 });
    return { cell, address, parent: cell.sheet.getRange(address).getSpillParentOrNullObject() };
  });
  for (const { parent } of asked) parent.load("address");
  await context.sync();
  return new Set(
    asked
      .filter(({ address, parent }) => !parent.isNullObject && withoutSheet(parent.address) !== address)
      .map(({ cell }) => cell),
  );
}
