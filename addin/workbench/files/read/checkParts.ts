import { damaged, refuseFile } from "../refuseFile.js";
import type { ZipParts } from "../zip/readZip.js";

const xml = /\.(?:xml|rels|vml)$/i;
/** Of the workbook itself: some programs list the types of macros in every file. */
const macroType = /<Override[^>]*\/workbook[^>]*macroEnabled/i;

/** Refuses workbooks that could do more than hold cells, and archives that are none. @throws HedgeError with a sentence */
export function checkParts(parts: ZipParts): void {
  const names = [...parts.keys()];
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const types = parts.get("[Content_Types].xml");
  if (types === undefined) refuseFile("This is a zip archive, not an Excel file.");
  if (has(/(?:^|\/)workbook\.bin$/i))
    refuseFile("This is a binary workbook (.xlsb). Save it in Excel as .xlsx.");
  if (has(/(?:^|\/)vbaProject\.bin$|(?:^|\/)macrosheets\//i) || macroType.test(text(types))) {
    refuseFile("This file holds macros (.xlsm). Save it in Excel as .xlsx without macros.");
  }
  if (has(/(?:^|\/)externalLinks\//i)) {
    refuseFile(
      "This file takes values from other files. Break the links in Excel (Data > Edit Links) and save it again.",
    );
  }
  if (!has(/^xl\/workbook\.xml$|(?:^|\/)workbook\d*\.xml$/i))
    refuseFile("This is not an Excel workbook (.xlsx).");
  for (const [name, part] of parts) {
    if (xml.test(name)) checkXml(part);
  }
}

/** A declaration of types lets a few letters grow into gigabytes, or fetch other files; no spreadsheet program writes one. */
function checkXml(part: Uint8Array): void {
  // In another coding than UTF-8 it would pass unseen.
  if ((part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)) refuseFile(damaged);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text(part))) {
    refuseFile("This file declares its own document types, which can harm. It was not opened.");
  }
}

function text(part: Uint8Array): string {
  return new TextDecoder().decode(part);
}
