import { basicValue, isBlank, text } from "./fromCell.js";
import { rows } from "./fromRange.js";

/** A blank cell of a range; some platforms send it as 0, and where texts are declared as "0". */
export function isEmpty(name: string, cell: unknown): boolean {
  const value = basicValue(name, cell);
  return isBlank(value) || value === 0 || (typeof value === "string" && ["", "0"].includes(value.trim()));
}

/**
 * Names of fields: in cells of a range, or behind one another in one text.
 * @returns none where the parameter is left out
 * @throws HedgeError invalid_input for a cell that is no text
 */
export function fieldNames(fields: unknown): readonly string[] {
  return rows(fields)
    .flat()
    .filter((cell) => !isEmpty("fields", cell))
    .flatMap((cell) => text("fields", cell).split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
