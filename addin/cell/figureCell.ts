import { supportsDataTypes } from "./dataTypes.js";
import type { CardEntry, Figure, TableFigure } from "./figure.js";

/** A card's "As of" may lag behind its number so far: setting a cell recalculates whatever depends on it. */
const cardLagMs = 60_000;

function cardLine(entry: CardEntry): Excel.StringCellValue | Excel.DoubleCellValue {
  if (typeof entry === "string") return { type: "String", basicType: "String", basicValue: entry };
  return { type: "Double", basicType: "Double", basicValue: entry.value, numberFormat: entry.numberFormat };
}

/** A figure as a host takes it: with its format and card where there are data types, else the plain number. */
export function toFigureCell(figure: Figure): number | Excel.DoubleCellValue {
  if (!supportsDataTypes()) return figure.value;
  const lines = Object.entries(figure.card()).map(([name, entry]) => [name, cardLine(entry)] as const);
  return {
    type: "Double",
    basicType: "Double",
    basicValue: figure.value,
    numberFormat: figure.numberFormat,
    ...(lines.length === 0 ? {} : { properties: Object.fromEntries(lines) }),
  };
}

/** Whether a cell that shows one figure need not be set for the next. */
export function isSameFigure(shown: TableFigure, next: TableFigure): boolean {
  if (shown.value !== next.value) return false;
  if (!supportsDataTypes()) return true;
  if (shown.origin !== next.origin) return false;
  return shown.asOf === null || next.asOf === null || Math.abs(next.asOf - shown.asOf) <= cardLagMs;
}
