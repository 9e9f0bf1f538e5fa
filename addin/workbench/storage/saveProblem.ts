import { HedgeError } from "../../../shared/errors.js";

/** Why something could not be kept, as the end of a sentence. */
export function saveProblem(error: unknown): string {
  if (error instanceof HedgeError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (error.name === "QuotaExceededError") return "the browser's storage is full";
  return error.message === "" ? error.name : error.message;
}
