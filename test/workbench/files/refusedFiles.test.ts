import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { writeZip } from "../../../addin/workbench/files/zip/writeZip.js";
import { bookWith, plainBook } from "../../support/xlsx/bookWith.js";
import { locale } from "../../support/xlsx/openDocument.js";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A zip of one part that lies about its size. */
function lyingZip(real: number, said: number): Uint8Array {
  const [name, packed] = [Buffer.from("[Content_Types].xml"), deflateRawSync(Buffer.alloc(real))];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, name, packed, entry, name, end]));
}

const container = Buffer.from("d0cf11e0a1b11ae1", "hex");
const macroType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";

test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
  ["nothing", () => new Uint8Array(), /is empty/],
  ["a picture", () => Uint8Array.from(Buffer.from("89504e470d0a1a0a", "hex")), /not an Excel file/],
  ["51 MB", () => new Uint8Array(51_000_000), /larger than 50 MB/],
  [
    "a file of Excel 97",
    () => Uint8Array.from(Buffer.concat([container, Buffer.alloc(600)])),
    /Excel 97–2003/,
  ],
  [
    "a password",
    () => Uint8Array.from(Buffer.concat([container, Buffer.from("EncryptedPackage", "utf16le")])),
    /password/,
  ],
  ["half a file", () => plainBook().subarray(0, 3000), /damaged/],
  ["a changed byte", () => plainBook().map((byte, index) => (index === 400 ? byte ^ 0xff : byte)), /damaged/],
  ["a zip that unpacks to more than it says", () => lyingZip(300_000_000, 1000), /damaged/],
  ["a zip that says it is a gigabyte", () => lyingZip(1000, 1_000_000_000), /too large/],
  [
    "2,001 more parts",
    async () =>
      bookWith(
        Object.fromEntries(Array.from({ length: 2001 }, (_part, index) => [`a/${String(index)}.txt`, ""])),
      ),
    /2000 parts/,
  ],
  [
    "a text document",
    async () =>
      writeZip(
        new Map([
          ["[Content_Types].xml", bytesOf("<Types/>")],
          ["word/document.xml", bytesOf("<a/>")],
        ]),
      ),
    /not an Excel workbook/,
  ],
  ["a zip of photos", async () => writeZip(new Map([["photo.jpg", bytesOf("x")]])), /zip archive/],
  ["macros", async () => bookWith({ "xl/vbaProject.bin": "x" }), /macros/],
  [
    "the type of macros",
    async () =>
      bookWith({
        "[Content_Types].xml": (xml) => xml.replace(/application\/vnd[^"]*sheet\.main\+xml/, macroType),
      }),
    /macros/,
  ],
  [
    "links to other files",
    async () => bookWith({ "xl/externalLinks/externalLink1.xml": "<externalLink/>" }),
    /other files/,
  ],
  [
    "a billion laughs",
    async () =>
      bookWith({
        "xl/worksheets/sheet1.xml": (xml) => xml.replace("?>", '?><!DOCTYPE a [<!ENTITY b "ha">]>'),
      }),
    /document types/,
  ],
  [
    "an entity that fetches",
    async () => bookWith({ "xl/sharedStrings.xml": '<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><sst/>' }),
    /document types/,
  ],
  [
    "no sheets",
    async () => bookWith({ "xl/workbook.xml": (xml) => xml.replace(/<sheets>.*<\/sheets>/, "<sheets/>") }),
    /no sheet/,
  ],
  [
    "cells at both ends of a sheet",
    async () =>
      bookWith({
        "xl/worksheets/sheet1.xml": (xml) =>
          xml.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      }),
    /spread too far/,
  ],
  [
    "XML that ends in the middle",
    async () => bookWith({ "xl/workbook.xml": (xml) => xml.slice(0, -5) }),
    /damaged/,
  ],
])("a file with %s is refused in a sentence", async (_what, make, sentence) => {
  await expect(readWorkbook(await make(), "x", locale)).rejects.toMatchObject({
    name: "HedgeError",
    message: expect.stringMatching(sentence) as string,
  });
});

test("a colour at the far corner costs nothing", async () => {
  const bytes = await bookWith({
    "xl/worksheets/sheet1.xml": (xml) =>
      xml.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
  });
  const { document } = await readWorkbook(bytes, "x", locale);
  expect(document.snapshot.sheets["sheet-1"]).toMatchObject({
    rowCount: 1000,
    cellData: { 0: { 0: { v: 1 } } },
  });
});

test("what is left out is said in one sentence", async () => {
  const bytes = await bookWith({
    "xl/media/image1.png": "x",
    "xl/media/image2.png": "x",
    "xl/pivotTables/pivotTable1.xml": "<pivotTableDefinition/>",
  });
  const { notes } = await readWorkbook(bytes, "x", locale);
  expect(notes).toEqual(["2 pictures and a pivot table were left out."]);
});
