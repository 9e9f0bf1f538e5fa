// A file as another program writes it, with parts changed by hand to what a third one would write.
import * as XLSX from "@e965/xlsx";
import { writeZip } from "../../../addin/workbench/files/zip/writeZip.js";
import { xlsxParts } from "./xlsxParts.js";

/** A workbook of one sheet, "Sheet1", by another maker than ours. */
export function plainBook(): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      [1, 2],
      ["x", "y"],
    ]),
    "Sheet1",
  );
  return new Uint8Array(XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
}

/** The plain workbook with parts changed or added. */
export async function bookWith(
  changes: Readonly<Record<string, string | ((xml: string) => string)>>,
): Promise<Uint8Array> {
  const parts = new Map([...xlsxParts(plainBook())].map(([name, text]) => [name, encode(text)]));
  const texts = xlsxParts(plainBook());
  for (const [name, change] of Object.entries(changes)) {
    parts.set(name, encode(typeof change === "string" ? change : change(texts.get(name) ?? "")));
  }
  return writeZip(parts);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
