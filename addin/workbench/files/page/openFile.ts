import { LocaleType } from "@univerjs/presets";
import { readCsv } from "../csv/readCsv.js";
import { readWorkbook } from "../read/readWorkbook.js";
import type { OpenedWorkbook } from "../read/readWorkbook.js";
import { refuseFile } from "../refuseFile.js";

const maxBytes = 50_000_000;
const textEnding = /\.(?:csv|tsv|txt)$/i;

/** Reads a file that a person chose. @throws HedgeError with a sentence where it is refused */
export async function openFile(file: File): Promise<OpenedWorkbook> {
  // Before it is read: a file of gigabytes would fill the memory first.
  if (file.size > maxBytes) refuseFile("This file is larger than 50 MB, which is the limit.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = file.name.replace(/\.[^.]*$/, "").trim();
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return textEnding.test(file.name) && !isZip
    ? readCsv(bytes, name === "" ? "Workbook" : name, LocaleType.EN_US)
    : readWorkbook(bytes, name === "" ? "Workbook" : name, LocaleType.EN_US);
}
