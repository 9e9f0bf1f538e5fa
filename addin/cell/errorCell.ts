import { HedgeError, type ErrorCode } from "../../shared/errors.js";

/** Says that there is no value, or none yet; every other error says that something in the sheet is wrong. */
const withoutAnswer: ReadonlySet<string> = new Set(["#N/A", "#BUSY!", "#GETTING_DATA", "#CONNECT!"]);

/** What Excel shows of an error that a version is too old to know. */
const unknownError = "#UNKNOWN!";

/**
 * What a function says of a cell given to it that holds an error.
 * @param name of the parameter, with the cell's place in it where it is a range
 * @param shown the error as Excel writes it: "#REF!"
 */
export function errorCell(name: string, shown: string): HedgeError {
  const code: ErrorCode = withoutAnswer.has(shown) ? "no_answer" : "invalid_input";
  return new HedgeError({
    code,
    message: `${name} holds the error ${shown}; mend that cell, and this one follows by itself`,
  });
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
