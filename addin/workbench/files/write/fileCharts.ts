import type { PlainSheet } from "../plainGrid.js";
import type { SheetChart } from "hucre";
import type { PlanChart } from "../../../../shared/sheet/sheetPlan.js";
import { absoluteAddress, parseArea } from "../../../host/area.js";

/** The charts over a sheet as files hold them; a scale on the right is added to their parts afterwards. */
export function fileCharts(charts: readonly PlanChart[], sheet: PlainSheet, sheetName: string): SheetChart[] {
  return charts.map(({ kind, title, categories, series, place }) => {
    const { row, column } = parseArea(place.cell);
    return {
      type: kind,
      title,
      series: series.map(({ name, range }) => ({
        name,
        values: absoluteAddress(sheetName, range),
        categories: absoluteAddress(sheetName, categories),
        ...(kind === "line" ? { marker: { symbol: "none" as const } } : {}),
      })),
      legend: series.length > 1 ? "bottom" : false,
      anchor: {
        from: { row, col: column },
        to: {
          row: endIndex(row, place.height, (index) => rowHeight(sheet, index)),
          col: endIndex(column, place.width, (index) => columnWidth(sheet, index)),
        },
      },
    };
  });
}

export function rowHeight({ rowData, defaultRowHeight = 24 }: PlainSheet, row: number): number {
  const { h, ah, ia, hd } = rowData?.[row] ?? {};
  if (hd === 1) return 0;
  // A height that the grid fitted to the text stands beside the one that was set.
  return (ia === 0 ? h : (ah ?? h)) ?? defaultRowHeight;
}

export function columnWidth({ columnData, defaultColumnWidth = 88 }: PlainSheet, column: number): number {
  const { w, hd } = columnData?.[column] ?? {};
  return hd === 1 ? 0 : (w ?? defaultColumnWidth);
}

/** The row or column where so many pixels end. */
function endIndex(start: number, pixels: number, sizeOf: (index: number) => number): number {
  let [index, left] = [start, pixels];
  const most = start + 500;
  while (left > 0 && index < most) {
    left -= sizeOf(index);
    index += 1;
  }
  return Math.max(index, start + 1);
}
