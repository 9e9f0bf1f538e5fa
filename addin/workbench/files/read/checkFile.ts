import { refuseFile } from "../refuseFile.js";

const maxBytes = 50_000_000;
/** The container of Excel's files before 2007, in which files with a password still come. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b, 0x03, 0x04];

/** Refuses what is no .xlsx file by its first bytes and its size. @throws HedgeError with a sentence */
export function checkFile(bytes: Uint8Array): void {
  if (bytes.length === 0) refuseFile("This file is empty.");
  if (bytes.length > maxBytes) refuseFile("This file is larger than 50 MB, which is the limit.");
  if (startsWith(bytes, oldContainer)) {
    refuseFile(
      holdsText(bytes, "EncryptedPackage")
        ? "This file is protected by a password. Remove the password in Excel and save it again."
        : "This is a file of Excel 97–2003 (.xls). Open it in Excel and save it as .xlsx.",
    );
  }
  if (!startsWith(bytes, zip)) refuseFile("This is not an Excel file (.xlsx) or a CSV file.");
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The names of that container's parts are texts of two bytes a letter. */
function holdsText(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("utf-16le")
    .decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .includes(text);
}
