import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { cellIn, locale, openDocument } from "../../support/xlsx/openDocument.js";

const asOf = new Date("2026-11-30T13:45:00Z");

async function written(cell: object) {
  const saved = openDocument({ a: { name: "a", cellData: { 0: { 0: cell } } } });
  const { bytes, notes } = await writeWorkbook(saved, { isFrozen: false, asOf });
  expect(checkXlsx(bytes)).toEqual([]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const value = book.getWorksheet("a")?.getCell("A1").value;
  const again = await readWorkbook(bytes, "x", locale);
  return { value, notes, text: cellIn(again.document.snapshot.sheets["sheet-1"], 0, 0).v };
}

const usual = { name: "Arial", size: 11 };

test("another program reads the looks within a text over that of its cell", async () => {
  const { value, notes, text } = await written({
    s: { bl: 1, cl: { rgb: "#1a4fd0" } },
    p: {
      body: {
        dataStream: " Buy now\rat 5% \r\n",
        textRuns: [
          { st: 9, ed: 11, ts: { va: 3, ff: "Georgia", fs: 14 } },
          { st: 5, ed: 8, ts: { bl: 0, it: 1, ul: { s: 1 }, st: { s: 1 }, cl: { rgb: "#ff0000" } } },
        ],
      },
    },
  });
  const ofCell = { ...usual, bold: true, color: { argb: "FF1A4FD0" } };
  expect(value).toMatchObject({
    richText: [
      { text: " Buy ", font: ofCell },
      {
        text: "now",
        font: { ...usual, italic: true, underline: true, strike: true, color: { argb: "FFFF0000" } },
      },
      { text: "\n", font: ofCell },
      { text: "at", font: { ...ofCell, name: "Georgia", size: 14, vertAlign: "superscript" } },
      { text: " 5% ", font: ofCell },
    ],
  });
  expect((value as ExcelJS.CellRichTextValue).richText[1]?.font).not.toHaveProperty("bold");
  expect(text).toBe(" Buy now\nat 5% ");
  expect(notes).toEqual([]);
});

test.each([
  ["without looks", []],
  ["with an empty look", [{ st: 0, ed: 3, ts: {} }]],
])("a text of several lines %s is a plain text", async (_what, textRuns) => {
  const { value } = await written({ p: { body: { dataStream: "a\rb\r\n", textRuns } } });
  expect(value).toBe("a\nb");
});

test.each([
  ["looks past its end", "Buy", [{ st: 1, ed: 99, ts: { bl: 1 } }]],
  [
    "looks that overlap",
    "Buy now",
    [
      { st: 0, ed: 5, ts: { bl: 1 } },
      { st: 3, ed: 7, ts: { it: 1 } },
    ],
  ],
  ["the text of an error", "#N/A", [{ st: 0, ed: 1, ts: { bl: 1 } }]],
  ["what looks like an escape", "_x0041_ <&>", [{ st: 8, ed: 11, ts: { bl: 1 } }]],
])("a text with %s loses none of its letters", async (_what, shown, textRuns) => {
  const { text } = await written({ p: { body: { dataStream: `${shown}\r\n`, textRuns } } });
  expect(text).toBe(shown);
});

test("a text with looks is cut where a cell of Excel ends", async () => {
  const { text, notes } = await written({
    p: {
      body: {
        dataStream: `${"x".repeat(40_000)}\r\n`,
        textRuns: [{ st: 30_000, ed: 40_000, ts: { bl: 1 } }],
      },
    },
  });
  expect(text).toBe("x".repeat(32_767));
  expect(notes).toHaveLength(1);
});
