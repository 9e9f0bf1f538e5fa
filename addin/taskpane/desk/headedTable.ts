import type { CellValue } from "../../host/spreadsheet.js";

/** Where a table's headings stand, counted from zero in what was searched. */
export type HeadedTable = {
  readonly row: number;
  /** By heading, as it was asked for; optional ones only where they are there. */
  readonly columns: ReadonlyMap<string, number>;
};

function normal(text: string): string {
  return text.trim().replaceAll(/\s+/gu, " ").toLowerCase();
}

/**
 * Finds the first row that holds all of the headings, in any order and among others.
 * @param optional headings that may be missing
 * @returns null where no row holds them all
 */
export function findTable(
  values: readonly (readonly CellValue[])[],
  headings: readonly string[],
  optional: readonly string[] = [],
): HeadedTable | null {
  for (const [row, cells] of values.entries()) {
    const words = cells.map((cell) => (typeof cell === "string" ? normal(cell) : null));
    const places = [...headings, ...optional].map(
      (heading) => [heading, words.indexOf(normal(heading))] as const,
    );
    const columns = new Map(places.filter(([, column]) => column !== -1));
    if (headings.every((heading) => columns.has(heading))) return { row, columns };
  }
  return null;
}
