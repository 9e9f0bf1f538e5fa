import { heldError } from "./heldError.js";

/**
 * Whether an argument is no cell but the invocation that Excel hands every function behind its arguments. Excel keeps
 * functions.json for a day: with one that lacks the newest parameter, the invocation stands in that parameter's place.
 */
export function isInvocation<Cell = unknown[][]>(
  argument: unknown,
): argument is CustomFunctions.StreamingInvocation<Cell> {
  if (typeof argument !== "object" || argument === null || Array.isArray(argument)) return false;
  // Cells that are objects, those with data types, all name their type; errors have a code.
  return !("type" in argument) && heldError(argument) === null;
}
