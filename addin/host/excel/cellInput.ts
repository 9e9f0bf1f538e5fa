import type { CellValue } from "../spreadsheet.js";

// Excel makes numbers, dates and truth values of texts such as 1/2, 10%, MAR1 and TRUE.
const harmless = /^(?!true$|false$)\p{L}[^\d]*$/iu;

/** What to write so that a cell holds exactly this value: an apostrophe keeps a text from becoming anything else. */
export function cellInput(value: CellValue): CellValue {
  return typeof value !== "string" || value === "" || harmless.test(value) ? value : `'${value}`;
}
