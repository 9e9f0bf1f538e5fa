import { StrictExcelError } from "./strictError.js";

/** Which Excel the fake plays. */
export type ExcelKind = {
  readonly platform: "web" | "desktop";
  /** The newest version of Excel's interface that it has: "1.18". */
  readonly excelApi: string;
  /** The language of its error values and of formulas as people type them. */
  readonly language: "en" | "de" | "fr" | "tr";
};

/** The newest Excel for Windows, in English. */
export const newestExcel: ExcelKind = { platform: "desktop", excelApi: "1.20", language: "en" };

// By @types/office-js, "[Api set: ExcelApi ...]"; what is not here came with 1.7 or before.
const since: Readonly<Record<string, string>> = {
  "Application.suspendScreenUpdatingUntilNextSync": "1.9",
  "NoteCollection.add": "1.18",
  "Range.copyFrom": "1.9",
  "Range.dataValidation": "1.8",
  "Range.getSpillParentOrNullObject": "1.12",
  "Range.getSpillingToRangeOrNullObject": "1.12",
  "Range.valuesAsJson": "1.16",
  "RunOptions.mergeUndoGroup": "1.20",
  "Workbook.notes": "1.18",
};

/** @throws StrictExcelError where this Excel is older than the call */
export function refuseNewerCall({ excelApi }: ExcelKind, call: string): void {
  const needed = since[call];
  if (needed !== undefined && minorOf(needed) > minorOf(excelApi))
    throw new StrictExcelError("ApiNotFound", `${call} needs ExcelApi ${needed}, this Excel has ${excelApi}`);
}

/** 18 of "1.18". */
export function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? "0");
}
