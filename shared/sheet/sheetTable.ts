import { cellAt, columnName } from "./formulaText.js";
import type { Format, Look } from "./looks.js";
import type { PlanCell } from "./sheetPlan.js";

/** A column of a sheet: everything that is said about it stands here and nowhere else. */
export type Column<Key extends string = string> = {
  readonly key: Key;
  readonly heading: string;
  /** Pixels. */
  readonly width: number;
  /** Of its cells; a typed column has the look of an input. */
  readonly look: Look;
  readonly format?: Format;
  readonly note?: string;
};

/** Where the table of a sheet stands. */
export type TablePlace = {
  readonly headingRow: number;
  /** Rows below the heading, blank ones included. */
  readonly rows: number;
  /** Of its first column, 0 is A; left out where it is that. */
  readonly firstColumn?: number;
};

type Cells = Record<string, PlanCell>;

const leftLooks: ReadonlySet<Look> = new Set(["inputText", "text", "coin", "advice"]);

/** Columns of a sheet side by side: letters are asked here by name, so that moving a column moves all that is its. */
export class SheetTable<Key extends string> {
  readonly #columns: readonly Column<Key>[];
  readonly #place: TablePlace;

  constructor(columns: readonly Column<Key>[], place: TablePlace) {
    this.#columns = columns;
    this.#place = place;
  }

  get firstRow(): number {
    return this.#place.headingRow + 1;
  }

  get lastRow(): number {
    return this.#place.headingRow + this.#place.rows;
  }

  get lastLetter(): string {
    return this.#letterAt(this.#columns.length - 1);
  }

  #letterAt(index: number): string {
    return columnName((this.#place.firstColumn ?? 0) + index);
  }

  /** @throws Error for a key that is no column */
  letter(key: Key): string {
    const index = this.#columns.findIndex((column) => column.key === key);
    if (index === -1) throw new Error(`there is no column ${key}`);
    return this.#letterAt(index);
  }

  /** The cell of a column in a row as written. */
  cell(key: Key, row: number): string {
    return cellAt(this.letter(key), row);
  }

  /** A column's cells: "B8:B47". */
  range(first: Key, last: Key = first): string {
    return `${this.cell(first, this.firstRow)}:${this.cell(last, this.lastRow)}`;
  }

  get widths(): readonly number[] {
    return this.#columns.map(({ width }) => width);
  }

  /** Headings and every row's look; what is typed or computed is laid over them. */
  cells(): Cells {
    const entries: [string, PlanCell][] = [];
    for (const { key, heading, look, format, note } of this.#columns) {
      const isLeft = leftLooks.has(look);
      entries.push([
        this.cell(key, this.#place.headingRow),
        {
          value: heading,
          look: isLeft ? "headerLeft" : "header",
          ...(note === undefined ? {} : { note }),
        },
      ]);
      for (let row = this.firstRow; row <= this.lastRow; row += 1) {
        entries.push([this.cell(key, row), { look, ...(format === undefined ? {} : { format }) }]);
      }
    }
    return Object.fromEntries(entries);
  }

  /** A cell with the look of its column. */
  filled(key: Key, content: Pick<PlanCell, "value" | "formula">): PlanCell {
    const column = this.#columns.find((each) => each.key === key);
    if (column === undefined) throw new Error(`there is no column ${key}`);
    const { look, format } = column;
    return { ...content, look, ...(format === undefined ? {} : { format }) };
  }
}

/** Texts below each other in one column, merged over the sheet's width. */
export function noteLines(
  lines: readonly string[],
  firstRow: number,
  lastLetter: string,
): { readonly cells: Cells; readonly merges: readonly string[] } {
  const place = lines.map((_line, index) => firstRow + index);
  return {
    cells: Object.fromEntries(
      lines.map((value, index) => [`A${String(place[index] ?? firstRow)}`, { value, look: "note" } as const]),
    ),
    merges: place.map((row) => `A${String(row)}:${lastLetter}${String(row)}`),
  };
}
