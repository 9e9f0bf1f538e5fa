import type { PlainCell, PlainCells } from "../plainGrid.js";
import type { Nullable } from "@univerjs/presets";
import { movedFormula } from "../formula/movedFormula.js";

type Master = { readonly formula: string; readonly row: number; readonly column: number };

/** Gives the formula of a cell, also of one that shares that of another; undefined for a cell without. */
export function cellFormulas(
  cells: PlainCells,
): (cell: PlainCell, row: number, column: number) => string | undefined {
  const masters = new Map<string, Master>();
  eachCell(cells, (cell, row, column) => {
    if (isText(cell.f) && isText(cell.si)) masters.set(cell.si, { formula: cell.f, row, column });
  });
  return ({ f, si }, row, column) => {
    if (isText(f)) return f;
    const master = isText(si) ? masters.get(si) : undefined;
    return master && movedFormula(master.formula, row - master.row, column - master.column);
  };
}

/** Calls for every cell of a sheet, row by row from the upper left. */
export function eachCell(
  cells: PlainCells,
  look: (cell: PlainCell, row: number, column: number) => void,
): void {
  for (const row of sortedIndexes(cells)) {
    const inRow = cells[row] ?? {};
    for (const column of sortedIndexes(inRow)) {
      const cell = inRow[column];
      if (cell !== undefined) look(cell, row, column);
    }
  }
}

function sortedIndexes(object: object): readonly number[] {
  return Object.keys(object)
    .map(Number)
    .sort((one, other) => one - other);
}

function isText(value: Nullable<string>): value is string {
  return typeof value === "string" && value !== "";
}
