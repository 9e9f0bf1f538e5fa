import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "../grid/createGrid.js";
import { gridWorkbook } from "./gridWorkbook.js";
import type { GridSheet } from "./gridWorkbook.js";

const headings = { width: 46, height: 20 };

type ChartView = {
  readonly zoom: number;
  /** What of the layer shows no cells that scroll: the place of headings, frozen cells and the sheets' tabs. */
  readonly clip: Readonly<Record<"top" | "right" | "bottom" | "left", number>>;
  /** Where a cell is in the layer. */
  readonly placeOf: (address: string) => { readonly x: number; readonly y: number };
};

/** How a layer over the grid shows a sheet now; the grid reports where its cells are before scroll and zoom. */
export function chartView(grid: Grid, layer: HTMLElement, sheet: GridSheet): ChartView {
  const render = grid.injector.get(IRenderManagerService).getRenderById(gridWorkbook(grid).getId());
  const viewport = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  const scrolled = { x: viewport?.viewportScrollX ?? 0, y: viewport?.viewportScrollY ?? 0 };
  const from = layer.getBoundingClientRect();
  const canvas = render?.engine.getCanvasElement().getBoundingClientRect() ?? from;
  const [left, top] = [canvas.x - from.x, canvas.y - from.y];
  const zoom = sheet.getZoom();
  const frozen = frozenEnd(sheet);
  return {
    zoom,
    clip: {
      left: left + zoom * frozen.x,
      top: top + zoom * frozen.y,
      right: Math.max(0, from.right - canvas.right),
      bottom: Math.max(0, from.bottom - canvas.bottom),
    },
    placeOf: (address) => {
      const { x, y } = sheet.getRange(address).getCellRect();
      return { x: left + zoom * (x - scrolled.x), y: top + zoom * (y - scrolled.y) };
    },
  };
}

function frozenEnd(sheet: GridSheet): { readonly x: number; readonly y: number } {
  const [rows, columns] = [sheet.getFrozenRows(), sheet.getFrozenColumns()];
  const last = sheet.getRange(Math.max(0, rows - 1), Math.max(0, columns - 1)).getCellRect();
  return { x: columns > 0 ? last.right : headings.width, y: rows > 0 ? last.bottom : headings.height };
}
