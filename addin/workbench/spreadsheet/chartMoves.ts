import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";
import { isRemoval, moveChart } from "./moveCharts.js";
import type { SheetMove } from "./moveCharts.js";

type Charts = readonly PlanChart[];
type Removal = { readonly range: string; readonly before: Charts; readonly after: string };

const keptRemovals = 100;

/**
 * Moves the charts of sheets with their cells. What a removal of rows or columns cuts off a chart's ranges cannot be
 * inferred from the ranges that are left: until its undo puts the rows back, the charts from before are kept.
 */
export function createChartMoves(): (sheetId: string, charts: Charts, move: SheetMove) => Charts {
  const bySheet = new Map<string, Removal[]>();
  return (sheetId, charts, move) => {
    const removals = bySheet.get(sheetId) ?? [];
    bySheet.set(sheetId, removals);
    const range = rangeOf(move);
    const last = removals.at(-1);
    if (!isRemoval(move) && last?.range === range && last.after === JSON.stringify(charts)) {
      removals.pop();
      return last.before;
    }
    const moved = charts.flatMap((chart) => moveChart(chart, move) ?? []);
    if (isRemoval(move)) removals.push({ range, before: charts, after: JSON.stringify(moved) });
    if (removals.length > keptRemovals) removals.shift();
    return moved;
  };
}

function rangeOf({ id, params }: SheetMove): string {
  if (!("range" in params)) return "";
  const { startRow, endRow, startColumn, endColumn } = params.range;
  const isOfRows = id.includes("row");
  return isOfRows ? `rows ${String([startRow, endRow])}` : `columns ${String([startColumn, endColumn])}`;
}
