/** What Excel shows of an error that a version is too old to know. */
const unknownError = "#UNKNOWN!";

/** Whether a cell holds a stock, a currency or the like: what Excel gives for its number is "#VALUE!". */
export function isEntity(cell: object): boolean {
  return "basicType" in cell && cell.basicType === "Error";
}

/** What a data type stands for: its basic value; a stock or the like for itself; any other cell for itself too. */
export function dataTypeValue(cell: unknown): unknown {
  const hasValue = typeof cell === "object" && cell !== null && "basicValue" in cell && !isEntity(cell);
  return hasValue ? cell.basicValue : cell;
}

/**
 * The error that a cell holds, as Excel writes it; null where it holds none. It arrives as CustomFunctions.Error, and
 * where Excel has data types as one of these.
 */
export function heldError(cell: unknown): string | null {
  if (typeof cell !== "object" || cell === null) return null;
  if ("type" in cell && cell.type === "Error") {
    return "basicValue" in cell && typeof cell.basicValue === "string" ? cell.basicValue : unknownError;
  }
  return "code" in cell && typeof cell.code === "string" && cell.code.startsWith("#") ? cell.code : null;
}
