import { canonicalCoin } from "../../../shared/listing/aliases.js";
import { HedgeError } from "../../../shared/errors.js";
import type { HeldRow, TypedCell } from "../../../shared/sheet/deskBook.js";
import { texts } from "../../language/spoken.js";
import { fill } from "../../language/fill.js";
import type { DeskSheets, FormulaCell, SheetAddress } from "../../host/spreadsheet.js";
import { deskReferences } from "../desk/deskReferences.js";
import { isBlankRow, plannedWrite, sheetRow, withBlankRow, type TypedTable } from "../record/recordPlan.js";

/** The columns of the holdings, in the order of the function's range. */
const columns = ["coin", "coins", "instead", "beta", "price"] as const satisfies readonly (keyof HeldRow)[];

/** A desk that stands in the workbook: the range of what is held. */
export type StandingDesk = { readonly holdings: SheetAddress };

/** The desks of a workbook, each once, in the order of the sheets. */
export function standingDesks(cells: readonly FormulaCell[]): readonly StandingDesk[] {
  const found = new Map<string, StandingDesk>();
  for (const cell of cells) {
    try {
      const { holdings } = deskReferences(cell);
      if (holdings !== null) found.set(`${holdings.sheet} ${holdings.address}`, { holdings });
    } catch (error) {
      // A formula of constants, such as =HEDGE.PLAN({"ETH",5}), is no desk that rows could be added to.
      if (!(error instanceof HedgeError)) throw error;
    }
  }
  return [...found.values()];
}

function sameCoin(one: TypedCell | boolean, other: TypedCell | boolean): boolean {
  const plain = (cell: TypedCell | boolean): string => canonicalCoin(String(cell).trim().toUpperCase());
  return plain(one) === plain(other);
}

/** What was added to a desk, and the coins that were there already, with other amounts than the list says. */
export type DeskUpdate = { readonly added: readonly string[]; readonly differing: readonly string[] };

/** Left blank below what was added, for what comes next. */
const spareRows = 5;

/** The table with empty rows inserted within it where too few are left, so that the formulas' ranges grow with it. */
async function withRoom(sheets: DeskSheets, table: TypedTable, count: number): Promise<TypedTable> {
  const places = columns.map((_column, index) => index);
  const free = table.values.filter((_cells, row) => isBlankRow(table, row, places)).length;
  if (count <= free) return table;
  const missing = count - free + spareRows;
  const at = table.values.length - 1;
  if (at < 1) {
    throw new HedgeError({
      code: "invalid_input",
      message: fill(texts.deskProblems.oneRow, { sheet: table.range.sheet }),
    });
  }
  await sheets.insertRows(table.range.sheet, sheetRow(table, at), missing);
  return Array.from({ length: missing }).reduce<TypedTable>((grown) => withBlankRow(grown, at), table);
}

/** Adds the coins of a list that a desk does not hold yet; what is typed there stays as it is. */
export async function updateDesk(
  sheets: DeskSheets,
  { holdings }: StandingDesk,
  list: readonly HeldRow[],
): Promise<DeskUpdate> {
  const read: TypedTable = { range: holdings, ...(await sheets.readRange(holdings)) };
  const rowOf = (coin: TypedCell): number =>
    read.values.findIndex(([typed = ""]) => typed !== "" && sameCoin(typed, coin));
  const added = list.filter(({ coin }) => rowOf(coin) === -1);
  const differing = list.filter(({ coin, coins }) => {
    const row = rowOf(coin);
    return row !== -1 && read.values[row]?.[1] !== coins;
  });
  const table = await withRoom(sheets, read, added.length);
  const places = columns.map((_column, index) => index);
  const free = table.values.flatMap((_cells, row) => (isBlankRow(table, row, places) ? [row] : []));
  await sheets.writeCells(
    added.flatMap((held, index) => {
      const row = free[index];
      if (row === undefined) return [];
      return columns.flatMap((key, column) =>
        held[key] === "" ? [] : plannedWrite(table, { row, column }, held[key]).map(({ write }) => write),
      );
    }),
  );
  return {
    added: added.map(({ coin }) => String(coin)),
    differing: differing.map(({ coin }) => String(coin)),
  };
}
