import { Decimal } from "../../shared/decimal.js";
import type { DeskFigure, DeskTable } from "../../shared/desk/deskField.js";
import { attempt } from "../../shared/errors.js";
import type { LiveCell, LiveTable } from "./tableCells.js";
import { toCell, toDateTimeCell } from "./toCell.js";

/** What no cell can hold is an error in its own cell and spoils no other. */
function toLiveCell({ kind, value, note, field }: DeskFigure): LiveCell {
  if (!(value instanceof Decimal)) return value;
  return attempt(() => {
    const figure = {
      value: kind === "dateTime" ? toDateTimeCell(value.toNumber()) : toCell(value),
      asOf: null,
    };
    return note === undefined ? figure : { ...figure, origin: note, line: { name: field, text: () => note } };
  });
}

/** A table of the desk as a spill shows it; a row without cells would shift those below it. */
export function toLiveTable(table: DeskTable): LiveTable {
  return table.length === 0 ? [[""]] : table.map((row) => row.map(toLiveCell));
}
