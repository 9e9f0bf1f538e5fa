import { writeCsv } from "../csv/writeCsv.js";
import { writeWorkbook } from "../write/writeWorkbook.js";
import { downloadFile } from "../../page/downloadFile.js";
import { fileName, frozenEnding } from "./fileName.js";
import { readSaved } from "./readSaved.js";
import type { OpenGrid } from "./readSaved.js";

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves the open workbook as an Excel file; answers what the file does not hold, in sentences. */
export async function saveExcelFile(opened: OpenGrid, isFrozen: boolean): Promise<readonly string[]> {
  const saved = await readSaved(opened);
  const asOf = new Date();
  const { bytes, notes } = await writeWorkbook(saved, { isFrozen, asOf });
  const ending = isFrozen ? frozenEnding(asOf) : ".xlsx";
  downloadFile(
    new Blob([Uint8Array.from(bytes)], { type: excelType }),
    fileName(saved.document.name, ending),
  );
  return notes;
}

/** Saves the sheet in front as a CSV file. */
export async function saveCsvFile(opened: OpenGrid): Promise<void> {
  const saved = await readSaved(opened);
  const sheet = saved.document.snapshot.sheets[saved.frontSheetId]?.name ?? "";
  const csv = writeCsv(saved, saved.frontSheetId);
  downloadFile(new Blob([csv], { type: "text/csv" }), fileName(`${saved.document.name} - ${sheet}`, ".csv"));
}
