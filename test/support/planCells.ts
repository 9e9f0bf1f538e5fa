// Cells of a planned sheet by their place, so that tests find a figure by the heading above it.
import type { PlanCell, SheetPlan } from "../../shared/sheet/sheetPlan.js";

/** Counted from 1. */
export type Place = { readonly column: number; readonly row: number };

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function placeOf(address: string): Place {
  const [, letters = "", row = ""] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  if (letters === "") throw new Error(`${address} is no cell`);
  return { column: columnNumber(letters), row: Number(row) };
}

/** A range that a formula names, with its sheet; blank where the formula names none. */
export type NamedRange = { readonly sheet: string; readonly first: Place; readonly last: Place };

const range = /(?:'((?:[^']|'')+)'!)?(\$?[A-Z]{1,3}\$?\d+):(\$?[A-Z]{1,3}\$?\d+)/g;

/** The ranges of a formula in the order in which they stand; texts are passed over. */
export function rangesIn(formula: string, sheet: string): readonly NamedRange[] {
  const bare = formula.replaceAll(/"(?:[^"]|"")*"/g, '""');
  return [...bare.matchAll(range)].map(([, named, first = "", last = ""]) => ({
    sheet: named?.replaceAll("''", "'") ?? sheet,
    first: placeOf(first),
    last: placeOf(last),
  }));
}

/** Values by place; a sheet as it is seen. */
export class SeenSheet {
  readonly #values = new Map<string, unknown>();

  set({ column, row }: Place, value: unknown): void {
    this.#values.set(`${String(column)} ${String(row)}`, value);
  }

  at({ column, row }: Place): unknown {
    return this.#values.get(`${String(column)} ${String(row)}`) ?? "";
  }

  /** The cells of a range row by row; blank ones are null, as the functions get them. */
  block({ first, last }: Pick<NamedRange, "first" | "last">): (string | number | null)[][] {
    const cell = (column: number, row: number): string | number | null => {
      const value = this.at({ column, row });
      return value === "" || !(typeof value === "string" || typeof value === "number") ? null : value;
    };
    return Array.from({ length: last.row - first.row + 1 }, (_row, down) =>
      Array.from({ length: last.column - first.column + 1 }, (_column, right) =>
        cell(first.column + right, first.row + down),
      ),
    );
  }

  /** Where a heading stands; line breaks count as blanks. @throws Error where it stands nowhere or twice */
  heading(text: string, rows: { readonly from: number; readonly to: number }): Place {
    const found = [...this.#values].flatMap(([key, value]) => {
      const [column = 0, row = 0] = key.split(" ").map(Number);
      const isHere = typeof value === "string" && value.replaceAll("\n", " ") === text;
      return isHere && row >= rows.from && row <= rows.to ? [{ column, row }] : [];
    });
    const [place] = found;
    if (place === undefined || found.length > 1)
      throw new Error(`the heading "${text}" stands ${String(found.length)} times`);
    return place;
  }
}

/** What is typed on a planned sheet, its headings included; formulas are left out. */
export function typedOf({ cells }: SheetPlan): SeenSheet {
  const seen = new SeenSheet();
  for (const [address, { value }] of Object.entries(cells)) {
    if (value !== undefined) seen.set(placeOf(address), value);
  }
  return seen;
}

/** The formulas of a sheet with their places. */
export function formulasOf({
  cells,
}: SheetPlan): readonly { readonly place: Place; readonly cell: PlanCell; readonly formula: string }[] {
  return Object.entries(cells).flatMap(([address, cell]) =>
    cell.formula === undefined ? [] : [{ place: placeOf(address), cell, formula: cell.formula }],
  );
}
