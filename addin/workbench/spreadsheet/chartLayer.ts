import { ICommandService } from "@univerjs/presets";
import { FormulaCalculationSessionService } from "@univerjs/presets/preset-sheets-core";
import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";
import { parseArea } from "../../host/area.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell, readNumber } from "../grid/readCell.js";
import { createChartMoves } from "./chartMoves.js";
import { chartView } from "./chartView.js";
import { drawChart } from "./drawChart.js";
import { cellOf, gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";
import { isSheetMove, movedSheet } from "./moveCharts.js";

export type ChartLayer = {
  readonly add: (sheetId: string, charts: readonly PlanChart[]) => void;
  /** What a sheet's charts show now, to be put elsewhere, and the cell each lies over. */
  readonly copies: (sheetId: string) => readonly { readonly cell: string; readonly element: Node }[];
  /** By the id of their sheet, those of removed sheets included. */
  readonly all: () => Readonly<Record<string, readonly PlanChart[]>>;
};

type Placed = { readonly chart: PlanChart; readonly element: HTMLElement };

/**
 * Lays charts over the grid, which has none of its own: each keeps to its cell while one scrolls, and follows its
 * cells' values after every calculation.
 */
export function createChartLayer(layer: HTMLElement, grid: Grid): ChartLayer {
  const bySheet = new Map<string, readonly Placed[]>();
  let isDue = false;

  const show = () => {
    isDue = false;
    const sheet = gridWorkbook(grid).getActiveSheet();
    const placed = bySheet.get(sheet.getSheetId()) ?? [];
    layer.replaceChildren(...placed.map(({ element }) => element));
    if (placed.length === 0) return;
    const view = chartView(grid, layer, sheet);
    const { top, right, bottom, left } = view.clip;
    layer.style.clipPath = `inset(${[top, right, bottom, left].map(pixels).join(" ")})`;
    for (const { chart, element } of placed) {
      const { x, y } = view.placeOf(chart.place.cell);
      element.style.transform = `translate(${pixels(x)}, ${pixels(y)}) scale(${String(view.zoom)})`;
    }
  };
  const showSoon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(show);
  };
  const drawSheet = (sheetId: string) => {
    const sheet = gridWorkbook(grid).getSheetBySheetId(sheetId);
    if (sheet === null) return;
    for (const { chart, element } of bySheet.get(sheetId) ?? [])
      element.replaceChildren(drawChart(chart, readChart(grid, sheet, chart)));
  };
  const draw = () => {
    for (const sheetId of bySheet.keys()) drawSheet(sheetId);
  };
  const add = (sheetId: string, charts: readonly PlanChart[]) => {
    bySheet.set(
      sheetId,
      charts.map((chart) => ({ chart, element: figureOf(chart) })),
    );
    showSoon();
  };

  grid.injector.get(FormulaCalculationSessionService).resultApplied$.subscribe(draw);
  const { Event } = grid.api;
  grid.api.addEvent(Event.Scroll, showSoon);
  grid.api.addEvent(Event.SheetZoomChanged, showSoon);
  grid.api.addEvent(Event.ActiveSheetChanged, showSoon);
  grid.api.addEvent(Event.SheetSkeletonChanged, showSoon);
  new ResizeObserver(showSoon).observe(layer);
  const moved = createChartMoves();
  grid.injector.get(ICommandService).onCommandExecuted((command) => {
    if (!isSheetMove(command)) return;
    const sheetId = movedSheet(command) ?? "";
    const placed = bySheet.get(sheetId);
    if (placed === undefined) return;
    const charts = placed.map(({ chart }) => chart);
    add(sheetId, moved(sheetId, charts, command));
    drawSheet(sheetId);
  });

  return {
    add,
    copies: (sheetId) =>
      (bySheet.get(sheetId) ?? []).map(({ chart, element }) => {
        const copy = figureOf(chart);
        copy.append(...[...element.children].map((child) => child.cloneNode(true)));
        return { cell: chart.place.cell, element: copy };
      }),
    all: () =>
      Object.fromEntries(
        [...bySheet].map(([sheetId, placed]) => [sheetId, placed.map(({ chart }) => chart)]),
      ),
  };
}

function figureOf({ title, place }: PlanChart): HTMLElement {
  const element = document.createElement("figure");
  element.className = "chart";
  element.setAttribute("aria-label", title);
  element.style.width = pixels(place.width);
  element.style.height = pixels(place.height);
  return element;
}

function readChart(grid: Grid, sheet: GridSheet, { categories, series }: PlanChart) {
  const cellsOf = (range: string) => {
    const { row, column, rows, columns } = parseArea(range);
    return Array.from({ length: rows * columns }, (_cell, index) =>
      cellOf(grid, sheet, row + Math.floor(index / columns), column + (index % columns)),
    );
  };
  // As in Excel, the values' first cell gives the format of the axis.
  const formatOf = (range: string) => {
    const { row, column } = parseArea(range);
    return sheet.getRange(row, column).getNumberFormat();
  };
  return {
    categories: cellsOf(categories).map((cell) => readCell(grid, cell)),
    series: series.map(({ name, range, onRight }) => ({
      name,
      onRight,
      format: formatOf(range),
      values: cellsOf(range).map((cell) => readNumber(grid, cell)),
    })),
  };
}

function pixels(length: number): string {
  return `${String(length)}px`;
}
