import { cellKey } from "./cellPosition.js";
import type { CellPosition } from "./cellPosition.js";

export type CellRun = Omit<CellPosition, "row"> & { readonly startRow: number; readonly endRow: number };

// Excel refreshes streams at most about twice a second; the engine itself waits 100 ms for more edits.
const minimumGapMs = 200;

/**
 * Collects cells with new values and has them recalculated together, one calculation at a time.
 * @param reportDefect receives the error of a calculation that failed; the next one takes its cells along
 */
export function createRecalculation(
  calculate: (runs: readonly CellRun[]) => Promise<void>,
  reportDefect: (error: unknown) => void,
): { readonly mark: (cell: CellPosition) => void } {
  const marked = new Map<string, CellPosition>();
  let isScheduled = false;

  const run = async () => {
    const cells = [...marked.values()];
    marked.clear();
    let failed: readonly CellPosition[] = [];
    try {
      await calculate(joinCells(cells));
    } catch (error) {
      failed = cells;
      reportDefect(error);
    }
    isScheduled = false;
    if (marked.size > 0) schedule();
    // Marked again, but for the next new value to take along: what failed once may fail every time.
    for (const cell of failed) marked.set(cellKey(cell), cell);
  };
  const schedule = () => {
    isScheduled = true;
    setTimeout(() => void run(), minimumGapMs);
  };

  return {
    mark(cell) {
      marked.set(cellKey(cell), cell);
      if (!isScheduled) schedule();
    },
  };
}

/** Joins cells below each other: the engine compares every pair of the ranges it is given. */
function joinCells(cells: readonly CellPosition[]): readonly CellRun[] {
  const sorted = [...cells].sort(
    (a, b) =>
      a.unitId.localeCompare(b.unitId) ||
      a.sheetId.localeCompare(b.sheetId) ||
      a.column - b.column ||
      a.row - b.row,
  );
  const runs: CellRun[] = [];
  for (const { row, ...place } of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && isSameColumn(last, place) && last.endRow === row - 1) {
      runs[runs.length - 1] = { ...last, endRow: row };
    } else {
      runs.push({ ...place, startRow: row, endRow: row });
    }
  }
  return runs;
}

function isSameColumn(run: Omit<CellPosition, "row">, place: Omit<CellPosition, "row">): boolean {
  return run.unitId === place.unitId && run.sheetId === place.sheetId && run.column === place.column;
}
