import type { Chart, ChartAnchor, ChartSeriesInfo } from "hucre";
import type { PlanChart } from "../../../../shared/sheet/sheetPlan.js";
import { areaAddress } from "../../../host/area.js";
import type { PlainSheet } from "../plainGrid.js";

/** A chart as the workbench draws it; undefined for kinds that it does not know, or whose figures are elsewhere. */
export function openedChart(chart: Chart, sheet: PlainSheet, isOurs: boolean): PlanChart | undefined {
  const kind = chartKind(chart);
  const categories = ownRange(chart.series?.[0]?.categoriesRef, sheet.name);
  const series = openedSeries(chart.series ?? [], sheet.name, isOurs);
  if (kind === undefined || series === undefined || categories === undefined || chart.anchor === undefined) {
    return undefined;
  }
  return { title: chart.title ?? "", kind, categories, series, place: placeOf(chart.anchor, sheet) };
}

/** Undefined where one of them has its figures elsewhere. */
function openedSeries(
  all: readonly ChartSeriesInfo[],
  sheetName: string | undefined,
  isOurs: boolean,
): PlanChart["series"] | undefined {
  const [first, ...others] = all.map((each, index) => {
    const isSecondPlot = index > 0 && all.slice(1, index + 1).some((later) => later.index === 0);
    const range = ownRange(each.valuesRef, sheetName);
    // Of other programs' charts of two plots it cannot be seen whether they share one scale.
    if (range === undefined || (isSecondPlot && !isOurs)) return undefined;
    return { name: each.name ?? "", range, ...(isSecondPlot ? { onRight: "value" as const } : {}) };
  });
  const series = others.flatMap((each) => each ?? []);
  return first === undefined || series.length < others.length ? undefined : [first, ...series];
}

function placeOf({ from, to }: ChartAnchor, sheet: PlainSheet): PlanChart["place"] {
  return {
    cell: areaAddress({ row: from.row, column: from.col, rows: 1, columns: 1 }),
    width: sum(
      from.col,
      to?.col ?? from.col + 6,
      (column) => sheet.columnData?.[column]?.w ?? sheet.defaultColumnWidth,
    ),
    height: sum(
      from.row,
      to?.row ?? from.row + 15,
      (row) => sheet.rowData?.[row]?.h ?? sheet.defaultRowHeight,
    ),
  };
}

function chartKind({ kinds }: Chart): PlanChart["kind"] | undefined {
  const [first, ...more] = kinds;
  if (more.some((kind) => kind !== "line")) return undefined;
  if (first === "line") return "line";
  return first === "bar" ? "column" : undefined;
}

function ownRange(reference: string | undefined, sheetName: string | undefined): string | undefined {
  const [, quoted, bare, range] =
    /^(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/.exec(reference ?? "") ??
    [];
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  return sheet === sheetName ? range?.replaceAll("$", "") : undefined;
}

function sum(start: number, end: number, sizeOf: (index: number) => number | undefined): number {
  let pixels = 0;
  for (let index = start; index < Math.min(end, start + 500); index += 1) pixels += sizeOf(index) ?? 0;
  return Math.max(100, pixels);
}
