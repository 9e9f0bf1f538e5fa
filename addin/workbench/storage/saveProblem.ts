import { HedgeError } from "../../../shared/errors.js";

export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && error.name === "QuotaExceededError";
}

/** Why something could not be kept, as the end of a sentence. */
export function saveProblem(error: unknown): string {
  if (error instanceof HedgeError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (isStorageFull(error))
    return "the browser's storage is full. Delete workbooks for good under File, Open… to make room";
  return error.message === "" ? error.name : error.message;
}
