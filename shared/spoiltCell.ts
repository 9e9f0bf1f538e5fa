import { HedgeError, type ErrorCode } from "./errors.js";

/** Says that there is no value, or none yet; every other error says that something in the sheet is wrong. */
const withoutAnswer: ReadonlySet<string> = new Set(["#N/A", "#BUSY!", "#GETTING_DATA", "#CONNECT!"]);

/**
 * What is said of a cell that should hold an input and holds an error.
 * @param name of the parameter, with the cell's place in it where it is a range
 * @param shown the error as Excel writes it: "#REF!"
 */
export function spoiltCell(name: string, shown: string): HedgeError {
  const code: ErrorCode = withoutAnswer.has(shown) ? "no_answer" : "invalid_input";
  return new HedgeError({
    code,
    message: `${name} holds the error ${shown}; fix that cell and this one updates`,
  });
}
