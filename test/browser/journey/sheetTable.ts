import type { WorkbenchApi } from "../../../addin/workbench/page/workbenchApi.js";

export type SheetCells = ReturnType<WorkbenchApi["cells"]>;
export type SeenCell = { readonly text: string; readonly number: number | null };

const nothing: SeenCell = { text: "", number: null };

/** A range as a formula names it, without its sheet. */
export type Area = {
  readonly firstColumn: string;
  readonly firstRow: number;
  readonly lastColumn: string;
  readonly lastRow: number;
};

/** The ranges and cells that a formula refers to, in their order. */
export function areasIn(formula: string): readonly Area[] {
  const found = formula.replaceAll(/"[^"]*"/g, "").matchAll(/\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?/g);
  return [...found].map(([, firstColumn = "", first = "", lastColumn, last]) => ({
    firstColumn,
    firstRow: Number(first),
    lastColumn: lastColumn ?? firstColumn,
    lastRow: Number(last ?? first),
  }));
}

/** The formula of a sheet that calls a function of ours and spills; not the one that sums up in a sentence. */
export function spilling(cells: SheetCells, name: string): string {
  const found = Object.values(cells).filter(
    ({ formula }) => formula.startsWith(`=HEDGE.${name}(`) && !formula.includes('"summary"'),
  );
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${String(found.length)} formulas spill ${name}`);
  }
  return first.formula;
}

const splitAddress = (address: string): readonly [column: string, row: number] => {
  const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return [column, Number(row)];
};

/** A table of a sheet, read by the text of its headings wherever its columns stand. */
export type SheetTable = {
  readonly headingRow: number;
  readonly column: (heading: string) => string;
  readonly at: (heading: string, row: number) => SeenCell;
};

/** The table in whose heading row all of the headings stand. @throws Error where there is none, or one stands there twice */
export function tableWith(cells: SheetCells, headings: readonly string[]): SheetTable {
  const rows = new Map<number, Map<string, string>>();
  for (const [address, { text }] of Object.entries(cells)) {
    const heading = text.replaceAll(/\s+/g, " ").trim();
    if (!headings.includes(heading)) continue;
    const [column, row] = splitAddress(address);
    const inRow = rows.get(row) ?? new Map<string, string>();
    if (inRow.has(heading)) throw new Error(`two columns are headed ${heading}`);
    rows.set(row, inRow.set(heading, column));
  }
  const whole = [...rows].find(([, columns]) => columns.size === headings.length);
  if (whole === undefined) {
    const [, most] = [...rows].sort(([, one], [, other]) => other.size - one.size)[0] ?? [];
    throw new Error(`no column is headed ${headings.filter((each) => most?.has(each) !== true).join(", ")}`);
  }
  const [headingRow, columns] = whole;
  const column = (heading: string): string => {
    const found = columns.get(heading);
    if (found === undefined) throw new Error(`no column is headed ${heading}`);
    return found;
  };
  return {
    headingRow,
    column,
    at: (heading, row) => cells[`${column(heading)}${String(row)}`] ?? nothing,
  };
}
