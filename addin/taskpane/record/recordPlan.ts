import { areaAddress, parseArea } from "../../host/area.js";
import type { CellBlock, CellValue, CellWrite, SheetAddress } from "../../host/spreadsheet.js";

/** A range that a person types into, as it was read. */
export type TypedTable = CellBlock & { readonly range: SheetAddress };

/** A cell to write, and what puts back what it held. */
export type PlannedWrite = { readonly write: CellWrite; readonly before: CellWrite["content"] };

/** Everything a record will do, to be shown before it does it. */
export type RecordPlan = {
  /** What is written where. */
  readonly sentences: readonly string[];
  /** What is left for the person to do or to know. */
  readonly notes: readonly string[];
  /** The row of the sheet, from 1, above which an empty one is inserted first. */
  readonly insert: { readonly sheet: string; readonly row: number } | null;
  readonly writes: readonly PlannedWrite[];
};

/** A place in a table, from 0. */
export type Place = { readonly row: number; readonly column: number };

/** Where a place of a table is on its sheet. */
export function cellAddress({ range }: Pick<TypedTable, "range">, { row, column }: Place): SheetAddress {
  const area = parseArea(range.address);
  const cell = { row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
  return { sheet: range.sheet, address: areaAddress(cell) };
}

/** The number of a table's row on its sheet, as people count. */
export function sheetRow({ range }: Pick<TypedTable, "range">, row: number): number {
  return parseArea(range.address).row + row + 1;
}

/** What puts a value back; TRUE can only be written as a formula. */
function contentOf(value: CellValue, formula: string | null): CellWrite["content"] {
  if (formula !== null) return { formula };
  return typeof value === "boolean" ? { formula: value ? "=TRUE" : "=FALSE" } : { value };
}

/** Plans to write a value; nothing where the table has no such column or the cell holds the value already. */
export function plannedWrite(
  table: TypedTable,
  place: Place,
  value: string | number,
): readonly PlannedWrite[] {
  const expected = table.values[place.row]?.[place.column];
  if (expected === undefined) return [];
  const formula = table.formulas[place.row]?.[place.column] ?? null;
  if (formula === null && expected === value) return [];
  return [
    {
      write: { ...cellAddress(table, place), content: { value }, expected },
      before: contentOf(expected, formula),
    },
  ];
}

/** Whether nothing stands in these columns of a row. */
export function isBlankRow(table: TypedTable, row: number, columns: readonly number[]): boolean {
  return columns.every(
    (column) => table.values[row]?.[column] === "" && (table.formulas[row]?.[column] ?? null) === null,
  );
}

/** The table with an empty row inserted. */
export function withBlankRow({ range, values, formulas }: TypedTable, at: number): TypedTable {
  const area = parseArea(range.address);
  const width = Array.from({ length: area.columns });
  return {
    range: { sheet: range.sheet, address: areaAddress({ ...area, rows: area.rows + 1 }) },
    values: [...values.slice(0, at), width.map(() => ""), ...values.slice(at)],
    formulas: [...formulas.slice(0, at), width.map(() => null), ...formulas.slice(at)],
  };
}

/** The cells as they were before a plan was carried out, unless somebody changed one since. */
export function undoWrites({ writes }: RecordPlan): readonly CellWrite[] {
  return writes.map(({ write: { sheet, address, content }, before }) => ({
    sheet,
    address,
    content: before,
    expected: "value" in content ? content.value : "",
  }));
}
