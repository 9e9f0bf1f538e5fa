import type { Area } from "./area.js";

type Cell = Pick<Area, "row" | "column">;

/** Joins cells into as few rectangles as is simple: runs within a row, then equal runs below each other. */
export function joinCells(cells: readonly Cell[]): readonly Area[] {
  const sorted = [...cells].sort((one, other) => one.row - other.row || one.column - other.column);
  const areas: Area[] = [];
  const lastByColumns = new Map<string, number>();
  for (const run of joinRows(sorted)) {
    const key = `${String(run.column)}+${String(run.columns)}`;
    const index = lastByColumns.get(key);
    const above = index === undefined ? undefined : areas[index];
    if (index !== undefined && above !== undefined && above.row + above.rows === run.row) {
      areas[index] = { ...above, rows: above.rows + 1 };
    } else {
      lastByColumns.set(key, areas.push(run) - 1);
    }
  }
  return areas;
}

function joinRows(sorted: readonly Cell[]): readonly Area[] {
  const runs: Area[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.row === row && last.column + last.columns === column) {
      runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    } else {
      runs.push({ row, column, rows: 1, columns: 1 });
    }
  }
  return runs;
}
