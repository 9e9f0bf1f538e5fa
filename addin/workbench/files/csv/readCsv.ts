import type { OpenedCell } from "../plainGrid.js";
import type { IWorkbookData } from "@univerjs/presets";
import Papa from "papaparse";
import type { OpenedWorkbook } from "../read/readWorkbook.js";
import { isGridSheet } from "../gridSheet.js";
import { openedSnapshot } from "../openedSnapshot.js";
import type { OpenedSheet } from "../plainGrid.js";
import { refuseFile } from "../refuseFile.js";
import { cellType, textCell } from "../typedText.js";
import { csvNumbers } from "./csvNumbers.js";
import type { CsvNumbers } from "./csvNumbers.js";
import { decodeText } from "./decodeText.js";
import { fromIsoText } from "./isoDate.js";

const maxBytes = 50_000_000;
const maxCells = 1_000_000;
const spare = { rows: 1000, columns: 12 };
const longestSheetName = 31;
/** What {@link writeCsv} puts before a text that a program would calculate. */
const kept = /^'(?='*[=@+\-\t\r])/;

/** Reads a CSV file into a workbook of one sheet. @throws HedgeError with a sentence where it is none */
export function readCsv(bytes: Uint8Array, name: string, locale: IWorkbookData["locale"]): OpenedWorkbook {
  if (bytes.length > maxBytes) refuseFile("This file is larger than 50 MB, which is the limit.");
  const { rows, delimiter } = parse(decodeText(bytes).replace(/^\uFEFF/, ""));
  const columns = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (rows.length * columns > maxCells)
    refuseFile("This file has more than 1,000,000 cells, which is the limit.");
  const fields = rows.flat();
  if (fields.every((field) => field === "")) refuseFile("This file is empty.");
  const numbers = csvNumbers(fields, delimiter);
  const doubtful = fields.filter((field) => numbers.isDoubtful(field));
  const sheet = name
    .replaceAll(/[[\]:*?/\\']/g, "_")
    .slice(0, longestSheetName)
    .trim();
  const id = "sheet-1";
  const opened = {
    id,
    name: sheet === "" ? "Sheet1" : sheet,
    mergeData: [],
    cellData: cellsOf(rows, numbers),
  };
  const sized: OpenedSheet = {
    ...opened,
    rowCount: rows.length + spare.rows,
    columnCount: columns + spare.columns,
  };
  const snapshot = openedSnapshot({
    name,
    locale,
    sheetOrder: [id],
    sheets: isGridSheet(sized) ? { [id]: sized } : {},
    resources: [],
  });
  return { document: { name, snapshot, charts: {} }, notes: doubtfulNote(doubtful) };
}

function parse(text: string): { readonly rows: readonly (readonly string[])[]; readonly delimiter: string } {
  const [, named] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  // A line break at the end begins no row, and would mislead the search for the delimiter.
  const body = (named === undefined ? text : text.slice(text.indexOf("\n") + 1))
    .replaceAll(/\r\n?/g, "\n")
    .replace(/\n$/, "");
  const { data, errors, meta } = Papa.parse(body, { delimiter: named ?? "", newline: "\n" });
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken !== undefined) {
    refuseFile(`Row ${String((broken.row ?? 0) + 1)} of this CSV file has a quote that does not close.`);
  }
  return { rows: data, delimiter: meta.delimiter };
}

function cellsOf(
  rows: readonly (readonly string[])[],
  numbers: CsvNumbers,
): Record<number, Record<number, OpenedCell>> {
  const cells: Record<number, Record<number, OpenedCell>> = {};
  rows.forEach((fields, row) => {
    fields.forEach((field, column) => {
      if (field !== "") (cells[row] ??= {})[column] = cellOf(field, numbers);
    });
  });
  return cells;
}

function cellOf(field: string, numbers: CsvNumbers): OpenedCell {
  const number = numbers.read(field);
  if (number !== null) return numberCell(number.value, number.format);
  const date = fromIsoText(field);
  if (date !== null) return numberCell(date.days, date.format);
  if (field === "TRUE" || field === "FALSE") return { v: field === "TRUE" ? 1 : 0, t: cellType.boolean };
  return textCell(field.replace(kept, ""));
}

function numberCell(value: number, format: string | undefined): OpenedCell {
  return { v: value, t: cellType.number, ...(format === undefined ? {} : { s: { n: { pattern: format } } }) };
}

function doubtfulNote(fields: readonly string[]): readonly string[] {
  const [first] = fields;
  if (first === undefined) return [];
  const count = fields.length === 1 ? "1 field" : `${String(fields.length)} fields`;
  return [`${count} such as "${first}" can be read as two different numbers and stayed text.`];
}
