import "./printSheet.css";
import type { Grid } from "../grid/createGrid.js";
import type { ChartLayer } from "../spreadsheet/chartLayer.js";
import { gridWorkbook } from "../spreadsheet/gridWorkbook.js";
import { printedSheet } from "../spreadsheet/printedSheet.js";

/** What fits between the margins of the narrower of A4 and Letter, in pixels. */
const printable = { portrait: 700, landscape: 960 };
/** Smaller than this nobody reads it: the rest of the columns goes to pages of its own. */
const leastZoom = 0.4;

/** Prints the sheet in front, or saves it as a PDF in the browser's own dialog. */
export function printSheet(grid: Grid, charts: ChartLayer): void {
  const workbook = gridWorkbook(grid);
  const { element, width } = printedSheet(grid, charts);
  const orientation = width > printable.portrait ? "landscape" : "portrait";
  const page = document.createElement("section");
  page.id = "print";
  page.style.setProperty("zoom", String(Math.max(leastZoom, Math.min(1, printable[orientation] / width))));
  const orient = document.createElement("style");
  orient.textContent = `@page { size: ${orientation}; margin: 12mm; }`;
  const line = document.createElement("p");
  const time = new Date().toISOString().slice(0, 16).replace("T", " ");
  line.textContent = `${workbook.getName()} – ${workbook.getActiveSheet().getSheetName()} – ${time} UTC`;
  page.append(orient, line, element);
  document.querySelector("#print")?.remove();
  document.body.append(page);
  addEventListener(
    "afterprint",
    () => {
      page.remove();
    },
    { once: true },
  );
  print();
}
