import { freeSheetName } from "./freeSheetName.js";

const longestSheetName = 31;
const ending = " values";

/** What the copy of a sheet that holds values only is called. */
export function frozenName(sheet: string, taken: readonly string[]): string {
  return freeSheetName(sheet.slice(0, longestSheetName - ending.length) + ending, taken);
}
