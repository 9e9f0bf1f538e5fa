import { formats } from "../../../shared/sheet/looks.js";
import type { PlanCell, SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import { areaAddress, parseArea } from "../area.js";
import type { Area } from "../area.js";
import type { CellValue } from "../spreadsheet.js";
import { cellInput } from "./cellInput.js";

const font = { name: "Arial", size: 10 };

/** Writes values, formulas and number formats of all cells, each at once: Excel's time goes by calls, not by cells. */
export function paintCells(sheet: Excel.Worksheet, cells: SheetPlan["cells"]): void {
  const placed = Object.entries(cells).map(([address, cell]) => ({ ...parseArea(address), cell }));
  if (placed.length === 0) return;
  const block = boundsOf(placed);
  // Null leaves a cell as it is: an empty text would stand in the way of what a formula spills.
  const inputs = matrixOf<CellValue | null>(block, null);
  const numberFormats = matrixOf<string | null>(block, null);
  for (const { row, column, cell } of placed) {
    const [inputRow, formatRow] = [inputs[row - block.row], numberFormats[row - block.row]];
    if (inputRow !== undefined) inputRow[column - block.column] = inputOf(cell);
    if (formatRow !== undefined && cell.format !== undefined)
      formatRow[column - block.column] = formats[cell.format];
  }
  const range = sheet.getRange(areaAddress(block));
  range.format.font.name = font.name;
  range.format.font.size = font.size;
  range.format.verticalAlignment = "Center";
  range.numberFormat = numberFormats;
  range.formulas = inputs;
}

function inputOf({ formula, value }: PlanCell): CellValue | null {
  return formula ?? (value === undefined ? null : cellInput(value));
}

function boundsOf(areas: readonly Area[]): Area {
  const [rows, columns] = [areas.map(({ row }) => row), areas.map(({ column }) => column)];
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
}

function matrixOf<Value>({ rows, columns }: Area, value: Value): Value[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
}
