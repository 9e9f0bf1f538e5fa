import { HedgeError } from "../errors.js";

/** Ends a calculation that has no finite, meaningful answer; the cell shows #N/A and the sentence. */
export function noAnswer(message: string): never {
  throw new HedgeError({ code: "no_answer", message });
}
