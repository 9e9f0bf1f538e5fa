import { isCellError, isCellMatrix } from "../../runtime/cellResult.js";
import type { CellError, CellResult } from "../../runtime/customFunctionsHost.js";
import { isDataTypeNumber } from "../../runtime/dataTypeNumber.js";
import type { DataTypeNumber } from "../../runtime/dataTypeNumber.js";
import { cellKey } from "./cellPosition.js";
import type { CellPosition } from "./cellPosition.js";

export type CellNotes = {
  /** Notes what one function result of a cell that is being calculated says beyond its plain value. */
  note(cell: CellPosition, result: CellResult): void;
  /** Replaces the notes of recalculated cells by those made since; to be called after every calculation. */
  afterCalculation(isRecalculated: (cell: CellPosition) => boolean): void;
  /** The error sentence behind a cell, where the cell shows that error; else "". */
  message(cell: CellPosition, shown: string): string;
  /** The format and properties of a cell's number, while the cell holds it: computing with it loses them, as in Excel. */
  number(cell: CellPosition, value: number): DataTypeNumber | undefined;
};

type Note = {
  readonly origin: CellPosition;
  readonly at: string;
  readonly value: CellError | DataTypeNumber;
};

/** Remembers the sentences of errors and the looks of numbers, which a cell itself cannot hold. */
export function createCellNotes(): CellNotes {
  const shownNotes = new Map<string, Note>();
  let newNotes: Note[] = [];

  return {
    note(origin, result) {
      const rows = isCellMatrix(result) ? result : [[result]];
      rows.forEach((cells, rowOffset) => {
        cells.forEach((value, columnOffset) => {
          if (!isDataTypeNumber(value) && (!isCellError(value) || value.message === "")) return;
          const at = { ...origin, row: origin.row + rowOffset, column: origin.column + columnOffset };
          newNotes.push({ origin, at: cellKey(at), value });
        });
      });
    },
    afterCalculation(isRecalculated) {
      for (const [at, { origin }] of [...shownNotes]) if (isRecalculated(origin)) shownNotes.delete(at);
      for (const note of newNotes) shownNotes.set(note.at, note);
      newNotes = [];
    },
    message(cell, shown) {
      const note = shownNotes.get(cellKey(cell))?.value;
      return isCellError(note) && note.code === shown ? note.message : "";
    },
    number(cell, value) {
      const note = shownNotes.get(cellKey(cell))?.value;
      return isDataTypeNumber(note) && isShownAlike(note.value, value) ? note : undefined;
    },
  };
}

/** The grid keeps 12 digits of what a formula spills, and shows 15 of others. */
const sameDigits = 1e-11;

function isShownAlike(one: number, other: number): boolean {
  return Math.abs(one - other) <= sameDigits * Math.abs(one);
}
