import { HedgeError } from "../../shared/errors.js";
import { toCellError } from "./cellError.js";
import { supportsDataTypes } from "./dataTypes.js";
import type { TableFigure } from "./figure.js";
import { isSameFigure } from "./figureCell.js";

/** What a cell of a live table may be; "" is an empty cell, because null would show as 0. */
export type LiveCell = TableFigure | string | HedgeError;
export type LiveTable = readonly (readonly LiveCell[])[];

function isSameCell(shown: LiveCell | undefined, next: LiveCell): boolean {
  if (shown === undefined || typeof shown === "string" || typeof next === "string") return shown === next;
  if (shown instanceof HedgeError || next instanceof HedgeError) return isSameError(shown, next);
  return isSameFigure(shown, next);
}

/** Whether two failures read alike: a cell need not be set for the second. */
export function isSameError(shown: unknown, next: unknown): boolean {
  if (!(shown instanceof HedgeError && next instanceof HedgeError)) return false;
  return shown.code === next.code && shown.message === next.message;
}

/** Whether a table that is shown need not be set for the next. */
export function isSameTable(shown: LiveTable, next: LiveTable): boolean {
  return (
    shown.length === next.length &&
    next.every((row, index) => row.every((cell, column) => isSameCell(shown[index]?.[column], cell)))
  );
}

function isFigure(cell: LiveCell): cell is TableFigure {
  return typeof cell !== "string" && !(cell instanceof HedgeError);
}

/** The card of a row: what several figures have in common stands once, under the names of all of them. */
function cardOf(row: readonly LiveCell[]): Excel.DoubleCellValue["properties"] {
  const texts = new Map<string, string>();
  for (const { line } of row.filter(isFigure)) {
    if (line !== undefined && !texts.has(line.name)) texts.set(line.name, line.text());
  }
  const names = new Map<string, string>();
  for (const [name, text] of texts) {
    const before = names.get(text);
    names.set(text, before === undefined ? name : `${before} and ${name}`);
  }
  // Without basicType, which Excel can do without: it would be a tenth of a row.
  const lines = [...names].map(([text, name]) => [name, { type: "String", basicValue: text }] as const);
  return lines.length === 0 ? undefined : Object.fromEntries(lines);
}

/** The first number of a row carries the card: one in every cell would weigh 7 kB a row. */
function toTableRow(row: readonly LiveCell[]): unknown[] {
  const properties = supportsDataTypes() ? cardOf(row) : undefined;
  const carrier = properties === undefined ? undefined : row.find(isFigure);
  return row.map((cell) => {
    if (typeof cell === "string") return cell;
    if (cell instanceof HedgeError) return toCellError(cell);
    return cell === carrier ? { type: "Double", basicValue: cell.value, properties } : cell.value;
  });
}

/** A table as a host takes it; an error stands in its own cell and spoils no other. */
export function toTableCells(table: LiveTable): unknown[][] {
  return table.map(toTableRow);
}
