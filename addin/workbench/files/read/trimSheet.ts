import { parseArea } from "../../../host/area.js";
import { refuseFile } from "../refuseFile.js";
import { cellElement } from "./sheetXml.js";

/** Cells of the rectangle in use; a workbook of a person has far fewer, and the page stands still with many more. */
const maxCells = 2_000_000;
/** So many cells with nothing but a border or a colour are laid out as they are. */
const fewCells = 500_000;
/** Where there are more, only those this near to the cells in use are kept. */
const margin = { rows: 50, columns: 10 };

const reference = /\sr="([A-Z]{1,3}[1-9]\d{0,6})"/;

/**
 * A sheet's part without empty cells far from those in use: one that somebody coloured at XFD1048576 would make readers
 * lay out seventeen billion cells.
 * @throws HedgeError where the cells in use are spread too far
 */
export function trimSheet(xml: string, sheetName: string): string {
  const used = { rows: 0, columns: 0 };
  const all = { rows: 0, columns: 0 };
  for (const [, attributes = "", content = ""] of xml.matchAll(cellElement)) {
    const address = reference.exec(attributes)?.[1];
    if (address === undefined) continue;
    const { row, column } = parseArea(address);
    grow(all, row, column);
    if (content.trim() !== "") grow(used, row, column);
  }
  if (used.rows * used.columns > maxCells) {
    refuseFile(`The cells in use on the sheet "${sheetName}" are spread too far to be opened here.`);
  }
  if (all.rows * all.columns <= fewCells) return xml;
  const kept = { rows: used.rows + margin.rows, columns: used.columns + margin.columns };
  return xml.replaceAll(cellElement, (whole, attributes: string) => {
    const address = reference.exec(attributes)?.[1];
    if (address === undefined) return whole;
    const { row, column } = parseArea(address);
    return row < kept.rows && column < kept.columns ? whole : "";
  });
}

function grow(size: { rows: number; columns: number }, row: number, column: number): void {
  size.rows = Math.max(size.rows, row + 1);
  size.columns = Math.max(size.columns, column + 1);
}
