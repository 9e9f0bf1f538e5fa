import { HedgeError } from "../../../shared/errors.js";

/** Ends the opening of a file with one sentence for the person who chose it. */
export function refuseFile(sentence: string, cause?: unknown): never {
  throw new HedgeError({ code: "invalid_input", message: sentence, cause });
}

/** What is said of every file that no program could read. */
export const damaged = "This file is damaged. Open it in Excel, save it again as .xlsx, and try once more.";
