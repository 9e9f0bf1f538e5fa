import { hedgeSheetNames } from "../../../shared/sheet/hedgeRequest.js";

/** The planned names that a workbook has already; case does not matter to Excel. */
export function takenNames(existing: readonly string[]): readonly string[] {
  const lower = new Set(existing.map((name) => name.toLowerCase()));
  return Object.values(hedgeSheetNames).filter((name) => lower.has(name.toLowerCase()));
}
