// Sheets in memory as the pane reads and writes them: values only, rows can be inserted.
import type { CellValue, DeskSheets, SheetAddress } from "../../addin/host/spreadsheet.js";
import { areaAddress, parseArea } from "../../addin/host/area.js";
import { HedgeError } from "../../shared/errors.js";

type Rows = CellValue[][];

export type MemorySheets = DeskSheets & {
  readonly sheetNames: () => Promise<readonly string[]>;
  /** What a range holds now. */
  readonly held: (sheet: string, address: string) => readonly (readonly CellValue[])[];
};

/** @param given rows from A1 on, by sheet */
export function memorySheets(
  given: Readonly<Record<string, readonly (readonly CellValue[])[]>>,
): MemorySheets {
  const sheets = new Map<string, Rows>(
    Object.entries(given).map(([name, rows]) => [name, rows.map((row) => [...row])]),
  );
  const rowsOf = (sheet: string): Rows => {
    const rows = sheets.get(sheet);
    if (rows === undefined) throw new HedgeError({ code: "sheet_missing", message: `There is no ${sheet}.` });
    return rows;
  };
  const held = (sheet: string, address: string): CellValue[][] => {
    const { row, column, rows, columns } = parseArea(address);
    return Array.from({ length: rows }, (_row, down) =>
      Array.from({ length: columns }, (_column, right) => rowsOf(sheet)[row + down]?.[column + right] ?? ""),
    );
  };
  const put = ({ sheet, address }: SheetAddress, value: CellValue): void => {
    const { row, column } = parseArea(address);
    const rows = rowsOf(sheet);
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length <= column) cells.push("");
    cells[column] = value;
  };
  return {
    held,
    sheetNames: async () => Promise.resolve([...sheets.keys()]),
    activeCell: async () => Promise.resolve({ sheet: [...sheets.keys()][0] ?? "", address: "A1" }),
    findFormulas: async () => Promise.resolve([]),
    readRange: async ({ sheet, address }) => {
      const values = held(sheet, address);
      return Promise.resolve({ values, formulas: values.map((row) => row.map(() => null)) });
    },
    writeCells: async (cells) => {
      for (const { sheet, address, expected } of cells) {
        const [[now] = []] = held(sheet, areaAddress(parseArea(address)));
        if (now !== expected)
          throw new HedgeError({ code: "cell_not_empty", message: `${address} holds something else.` });
      }
      for (const cell of cells)
        put(cell, "value" in cell.content ? cell.content.value : cell.content.formula);
      return Promise.resolve();
    },
    insertRows: async (sheet, row, count) => {
      rowsOf(sheet).splice(row - 1, 0, ...Array.from({ length: count }, (): CellValue[] => []));
      return Promise.resolve();
    },
  };
}
