import { HedgeError } from "../../shared/errors.js";
import { toCellError } from "./cellError.js";
import type { Figure } from "./figure.js";
import { isSameFigure, toFigureCell } from "./figureCell.js";

/** What a cell of a live table may be; "" is an empty cell, because null would show as 0. */
export type LiveCell = Figure | string | HedgeError;
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

function toTableCell(cell: LiveCell): unknown {
  if (typeof cell === "string") return cell;
  return cell instanceof HedgeError ? toCellError(cell) : toFigureCell(cell);
}

/** A table as a host takes it; an error stands in its own cell and spoils no other. */
export function toTableCells(table: LiveTable): unknown[][] {
  return table.map((row) => row.map(toTableCell));
}
