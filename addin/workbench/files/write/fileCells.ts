import type { PlainCell, PlainSheet } from "../plainGrid.js";
import type { Cell, CellStyle } from "hucre";
import { areaAddress } from "../../../host/area.js";
import { isHedgeFormula } from "../../../host/hedgeFormula.js";
import type { CellValue } from "../../../host/spreadsheet.js";
import { needsArray } from "../formula/needsArray.js";
import { cellType } from "../typedText.js";
import { cellFormulas, eachCell } from "./cellFormulas.js";
import { fileRuns } from "./fileRuns.js";
import { errorMark, fileError, fileText, maxCellText } from "./fileText.js";
import type { Spill } from "./savedWorkbook.js";

/** What is said once of a whole workbook that was saved. */
export type SaveNotes = { readonly add: (sentence: string) => void };

/** A formula as files hold it; undefined for one that Excel cannot read. */
export type ToStored = (formula: string) => string | undefined;

type FileCell = Partial<Cell>;

export type CellSource = {
  readonly sheet: PlainSheet;
  readonly spills: readonly Spill[];
  readonly isFrozen: boolean;
  readonly styleOf: (cell: PlainCell, row: number, column: number) => CellStyle | undefined;
  readonly toStored: ToStored;
  readonly isSingleName: (name: string) => boolean;
  readonly notes: SaveNotes;
};

const cutNote = `A text was cut at ${String(maxCellText)} characters, which is all that a cell of Excel holds.`;

/** The cells of a sheet as files hold them, by "row,column". */
export function fileCells(source: CellSource): Map<string, FileCell> {
  const { sheet, spills, isFrozen, styleOf, notes } = source;
  const cells = new Map<string, FileCell>();
  const matrix = sheet.cellData ?? {};
  const formulaOf = cellFormulas(matrix);
  const spillAt = new Map(spills.map((spill) => [key(spill.area.row, spill.area.column), spill]));
  eachCell(matrix, (cell, row, column) => {
    const formula = formulaOf(cell, row, column);
    const style = styleOf(cell, row, column);
    const spill = spillAt.get(key(row, column));
    if (String(cellValue(cell)).length > maxCellText) notes.add(cutNote);
    const isLive = formula !== undefined && !(isFrozen && isHedgeFormula(formula));
    const stored = isLive ? source.toStored(formula) : undefined;
    if (isLive && stored === undefined) {
      const address = areaAddress(areaOf(row, column));
      notes.add(`Excel cannot read the formula of ${address} on ${String(sheet.name)}: its value was saved.`);
    }
    const content =
      stored === undefined || formula === undefined
        ? constant(cell, style, formula !== undefined)
        : { ...formulaCell(stored, cellValue(cell)), ...arrayPart(source, formula, row, column, spill) };
    cells.set(key(row, column), { ...content, ...(style === undefined ? {} : { style }) });
  });
  for (const spill of spills) addSpilled(cells, spill);
  return cells;
}

function formulaCell(formula: string, value: CellValue | null): FileCell {
  if (typeof value !== "string") return { formula, formulaResult: value };
  const error = fileError(value);
  return { formula, formulaResult: error === undefined ? fileText(value) : errorMark + error };
}

/** Of a formula that may fill several cells: which it fills now. Without it Excel would write an @ into the formula. */
function arrayPart(
  { isSingleName }: CellSource,
  formula: string,
  row: number,
  column: number,
  spill: Spill | undefined,
): FileCell {
  const isArray = spill !== undefined || isHedgeFormula(formula) || needsArray(formula, isSingleName);
  if (!isArray) return {};
  return {
    formulaType: "array",
    formulaDynamic: true,
    formulaRef: areaAddress(spill?.area ?? areaOf(row, column)),
  };
}

/** Cells without a formula, and what a formula left behind. */
function constant(cell: PlainCell, style: CellStyle | undefined, isResult: boolean): FileCell {
  const value = cellValue(cell);
  if (typeof value !== "string") return { value };
  if (value === "") return { value: null };
  const richText = isResult ? undefined : fileRuns(cell, value, style);
  if (richText !== undefined) return { value, richText };
  const error = fileError(value);
  if (error === undefined) return { value: fileText(value) };
  // A text that only reads like an error: the library would write the error.
  return cell.t === cellType.forcedText && !isResult
    ? { value, richText: [{ text: value }] }
    : { value: error };
}

function addSpilled(cells: Map<string, FileCell>, { area, values }: Spill): void {
  values.forEach((line, rowOffset) => {
    line.forEach((value, columnOffset) => {
      if (rowOffset === 0 && columnOffset === 0) return;
      const at = key(area.row + rowOffset, area.column + columnOffset);
      const text = typeof value === "string" ? (fileError(value) ?? fileText(value)) : value;
      cells.set(at, { ...cells.get(at), value: text });
    });
  });
}

/** What a cell holds, or its formula gave last; null for a blank one. */
export function cellValue({ v, t, p }: PlainCell): CellValue | null {
  const rich = p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, "").replaceAll("\r", "\n");
  return v === null || v === undefined ? null : typedValue(v, t);
}

function typedValue(value: CellValue, type: PlainCell["t"]): CellValue {
  if (type === cellType.boolean) return /^(?:1|true)$/i.test(String(value));
  if (type === cellType.number && value !== "" && Number.isFinite(Number(value))) return Number(value);
  return typeof value === "number" && !Number.isFinite(value) ? "#NUM!" : value;
}

function areaOf(row: number, column: number) {
  return { row, column, rows: 1, columns: 1 };
}

function key(row: number, column: number): string {
  return `${String(row)},${String(column)}`;
}
