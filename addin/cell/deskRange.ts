import { isEmptyCell, type DeskCell, type DeskRange } from "../../shared/desk/deskCell.js";
import { heldError, isEntity } from "./heldError.js";
import { rows } from "./fromRange.js";
import { isInvocation } from "./invocation.js";

/** One cell as the desk reads it: a cell with a data type stands for its basic value, a stock or the like for its name. */
export function deskCell(cell: unknown): DeskCell {
  const error = heldError(cell);
  if (error !== null) return { error };
  if (typeof cell === "object" && cell !== null && "basicValue" in cell)
    return deskCell(isEntity(cell) && "text" in cell ? cell.text : cell.basicValue);
  if (typeof cell === "number" || typeof cell === "string" || typeof cell === "boolean") return cell;
  return null;
}

/** A range as the desk reads it; one that is left out, also as a blank cell, is empty. */
export function deskRange(range: unknown): DeskRange {
  if (range === null || range === undefined || isInvocation(range)) return [];
  const cells = rows(range).map((row) => row.map(deskCell));
  const isOmitted = cells.length === 1 && cells[0]?.length === 1 && isEmptyCell(cells[0][0]);
  return isOmitted ? [] : cells;
}
