import { invalidArgument, StrictExcelError } from "./strictError.js";
import { findNamed } from "./workbookModel.js";
import type { SheetModel } from "./workbookModel.js";

/** @throws StrictExcelError where Excel takes no sheet of that name, or has one */
export function checkedSheetName(name: unknown, others: readonly SheetModel[]): string {
  const isValid =
    typeof name === "string" &&
    name.length >= 1 &&
    name.length <= 31 &&
    !/[\\/?*[\]:]/.test(name) &&
    !/^'|'$/.test(name) &&
    name.toLowerCase() !== "history";
  if (!isValid) throw invalidArgument(`${JSON.stringify(name)} is no name of a sheet`);
  if (findNamed(others, name) !== undefined)
    throw new StrictExcelError("ItemAlreadyExists", `there is a sheet "${name}"`);
  return name;
}
