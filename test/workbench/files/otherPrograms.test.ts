// Files as other programs write them: made here by their libraries, read by ours.
import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import writeExcelFile from "write-excel-file/node";
import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { cellIn, locale, openDocument, resourceOf } from "../../support/xlsx/openDocument.js";

const asOf = new Date("2026-11-30T13:45:00Z");

async function open(bytes: Uint8Array) {
  const { document, notes } = await readWorkbook(bytes, "x", locale);
  if (bytes.length < 100_000) {
    // Whatever came in can be saved without a fault.
    const saved = { ...openDocument({}), document, frontSheetId: "sheet-1" };
    expect(checkXlsx((await writeWorkbook(saved, { isFrozen: false, asOf })).bytes)).toEqual([]);
  }
  const sheet = document.snapshot.sheets["sheet-1"] ?? {};
  const resource = (kind: Parameters<typeof resourceOf>[1]) => resourceOf(document.snapshot, kind);
  const cell = (row: number, column: number) => cellIn(sheet, row, column);
  return { document, notes, sheet, cells: sheet.cellData ?? {}, cell, resource };
}

async function byExcelJs(fill: (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  fill(book, book.addWorksheet("Data"));
  return open(new Uint8Array(await book.xlsx.writeBuffer()));
}

async function bySheetJs(sheet: XLSX.WorkSheet, more: Partial<XLSX.WorkBook> = {}) {
  const book = { ...XLSX.utils.book_new(), ...more };
  XLSX.utils.book_append_sheet(book, sheet, "Data");
  return open(new Uint8Array(XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer));
}

test("values, errors and dates of ExcelJS", async () => {
  const { cells, cell } = await byExcelJs((_book, sheet) => {
    sheet.addRow(["text", 1.5, true, false, new Date("2026-11-30T12:00:00Z"), { error: "#N/A" }]);
    sheet.addRow(["007", "=1+1", 1e21, -0.000001, "", "a\nb"]);
  });
  expect(cells[0]).toMatchObject({
    0: { v: "text", t: 1 },
    1: { v: 1.5 },
    2: { v: 1, t: 3 },
    3: { v: 0, t: 3 },
    5: { v: "#N/A", t: 1 },
  });
  // 30 November 2026 is day 46356 of spreadsheets.
  expect(cell(0, 4)).toMatchObject({ v: 46356.5, t: 2 });
  expect(cells[1]).toMatchObject({
    0: { v: "007", t: 4 },
    1: { v: "=1+1", t: 4 },
    2: { v: 1e21 },
    3: { v: -0.000001 },
    5: { v: "a\nb" },
  });
});

test("formulas of ExcelJS, shared ones and those that fill several cells", async () => {
  const { cell } = await byExcelJs((_book, sheet) => {
    sheet.getCell("A1").value = 2;
    sheet.getCell("B1").value = { formula: "A1*$A$1", result: 4 };
    sheet.getCell("C1").value = Object.assign(
      { formula: "A1+1", result: 3 },
      { shareType: "shared", ref: "C1:C3" },
    );
    sheet.getCell("C2").value = { sharedFormula: "C1", result: 1 };
    sheet.getCell("C3").value = { sharedFormula: "C1", result: 1 };
    sheet.getCell("D1").value = { formula: "A1/0", result: { error: "#DIV/0!" } };
    sheet.getCell("E1").value = Object.assign(
      { formula: "A1*2", result: 4 },
      { shareType: "array", ref: "E1:E2" },
    );
    sheet.getCell("E2").value = 0;
    sheet.getCell("F1").value = { formula: "_xlfn.XLOOKUP(1,A:A,B:B)", result: "" };
  });
  expect(cell(0, 1)).toEqual({ f: "=A1*$A$1", v: 4, t: 2 });
  expect([cell(0, 2).f, cell(1, 2).f, cell(2, 2).f]).toEqual(["=A1+1", "=A2+1", "=A3+1"]);
  expect(cell(0, 3)).toEqual({ f: "=A1/0", v: "#DIV/0!", t: 1 });
  expect([cell(0, 4).f, cell(1, 4)]).toEqual(["=A1*2", {}]);
  expect(cell(0, 5).f).toBe("=XLOOKUP(1,A:A,B:B)");
});

test("looks of ExcelJS: fonts, fills, borders, formats, sizes, colours of the theme", async () => {
  const { sheet, cell } = await byExcelJs((_book, data) => {
    const cell = data.getCell("A1");
    cell.value = 0.5;
    cell.numFmt = "0.0%";
    cell.font = { name: "Georgia", size: 14, bold: true, italic: true, color: { argb: "FF1A4FD0" } };
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFBE0" } };
    cell.border = { bottom: { style: "double", color: { argb: "FF00FF00" } } };
    cell.alignment = { horizontal: "right", vertical: "top", wrapText: true, textRotation: 45 };
    // Theme colour 1 is the dark one of text, in Office's theme black; 0 is white.
    data.getCell("B1").value = "x";
    data.getCell("B1").fill = { type: "pattern", pattern: "solid", fgColor: { theme: 0 } };
    data.getColumn(2).width = 20;
    data.getColumn(3).hidden = true;
    data.getRow(1).height = 30;
    data.mergeCells("A3:B4");
    data.views = [{ state: "frozen", xSplit: 1, ySplit: 2, showGridLines: false }];
  });
  expect(cell(0, 0).s).toEqual({
    ff: "Georgia",
    fs: 14,
    bl: 1,
    it: 1,
    cl: { rgb: "#1a4fd0" },
    bg: { rgb: "#fffbe0" },
    bd: { b: { s: 7, cl: { rgb: "#00ff00" } } },
    ht: 3,
    vt: 1,
    tb: 3,
    tr: { a: -45 },
    n: { pattern: "0.0%" },
  });
  expect(cell(0, 1).s).toMatchObject({ bg: { rgb: "#ffffff" } });
  expect(sheet).toMatchObject({ showGridlines: 0, freeze: { xSplit: 1, ySplit: 2 } });
  expect(sheet.mergeData).toEqual([{ startRow: 2, startColumn: 0, endRow: 3, endColumn: 1 }]);
  expect(sheet.rowData?.[0]).toEqual({ h: 40, ia: 0 });
  // Twenty digits of Calibri 11, each seven pixels.
  expect(sheet.columnData?.[1]).toEqual({ w: 140 });
  expect(sheet.columnData?.[2]).toMatchObject({ hd: 1 });
});

test("notes, lists, conditions and names of ExcelJS", async () => {
  const { resource, notes } = await byExcelJs((book, sheet) => {
    sheet.getCell("A1").value = 5;
    sheet.getCell("A1").note = "Mind this";
    sheet.getCell("B1").dataValidation = { type: "list", formulae: ['"red,green"'], showErrorMessage: true };
    sheet.getCell("B2").dataValidation = { type: "list", formulae: ["$A$1:$A$3"] };
    sheet.getCell("B3").dataValidation = {
      type: "whole",
      operator: "between",
      formulae: [1, 10],
      allowBlank: true,
    };
    const style = {
      font: { bold: true },
      fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFF0000" } },
    } as const;
    sheet.addConditionalFormatting({
      ref: "A1:A9",
      rules: [{ type: "cellIs", operator: "greaterThan", formulae: [3], priority: 1, style }],
    });
    sheet.addConditionalFormatting({
      ref: "B1:B9",
      rules: [{ type: "expression", formulae: ["B1>$A$1"], priority: 2, style }],
    });
    sheet.addConditionalFormatting({
      ref: "C1:C9",
      rules: [{ type: "timePeriod", timePeriod: "today", priority: 3, style }],
    });
    book.definedNames.add("Data!$A$1", "Limit");
  });
  expect(resource("notes")).toMatchObject({ "sheet-1": { 0: { 0: { note: "Mind this" } } } });
  expect(resource("validations")).toMatchObject({
    "sheet-1": [
      { type: "list", formula1: '["red","green"]', errorStyle: 1 },
      { type: "list", formula1: "=$A$1:$A$3", errorStyle: 2 },
      { type: "whole", operator: "between", formula1: "1", formula2: "10", allowBlank: true },
    ],
  });
  expect(resource("conditions")).toMatchObject({
    "sheet-1": [
      {
        rule: {
          subType: "number",
          operator: "greaterThan",
          value: 3,
          style: { bl: 1, bg: { rgb: "#ff0000" } },
        },
      },
      { rule: { subType: "formula", value: "=B1>$A$1" } },
    ],
  });
  expect(notes).toEqual(["A conditional format was left out."]);
  expect(Object.values(resource("names") as object)).toMatchObject([
    { name: "Limit", formulaOrRefString: "=Data!$A$1" },
  ]);
});

test("several sheets, hidden ones, and a picture that is left out", async () => {
  const { document, notes } = await byExcelJs((book, sheet) => {
    sheet.getCell("A1").value = 1;
    book.addWorksheet("It's <2> & more", { state: "hidden" }).getCell("B2").value = {
      formula: "Data!A1",
      result: 1,
    };
    const pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    sheet.addImage(book.addImage({ base64: pixel, extension: "png" }), "C3:D4");
  });
  expect(document.snapshot.sheets["sheet-2"]).toMatchObject({
    name: "It's <2> & more",
    hidden: 1,
    cellData: { 1: { 1: { f: "=Data!A1" } } },
  });
  expect(notes).toEqual(["A picture was left out."]);
});

test("texts with several looks become plain texts", async () => {
  const { cell, notes } = await byExcelJs((_book, sheet) => {
    sheet.getCell("A1").value = { richText: [{ text: "Buy " }, { text: "now", font: { bold: true } }] };
  });
  expect(cell(0, 0)).toMatchObject({ v: "Buy now" });
  expect(notes).toEqual(["The formatting within a text was left out."]);
});

test("a workbook that counts days from 1904", async () => {
  const { cell, notes } = await byExcelJs((book, sheet) => {
    book.properties.date1904 = true;
    sheet.getCell("A1").value = new Date("2026-11-30T00:00:00Z");
    sheet.getCell("B1").value = 10;
  });
  expect([cell(0, 0).v, cell(0, 1).v]).toEqual([46356, 10]);
  expect(notes.join(" ")).toMatch(/1904/);
});

test("values of SheetJS, with inline texts, HEDGE's functions and a sheet of 30,000 rows", async () => {
  const sheet = XLSX.utils.aoa_to_sheet(
    Array.from({ length: 30_000 }, (_row, index) => [index, `row ${String(index)}`, index / 7]),
  );
  sheet["!ref"] = "A1:D30000";
  sheet["D1"] = { t: "n", v: 5, f: '_xldudf_HEDGE_MARK("eth")' };
  const { cells, cell, document } = await bySheetJs(sheet);
  expect(cells[29_999]).toEqual({
    0: { v: 29_999, t: 2 },
    1: { v: "row 29999", t: 1 },
    2: { v: 29_999 / 7, t: 2 },
  });
  expect(cell(0, 3)).toEqual({ f: '=HEDGE.MARK("eth")', v: 5, t: 2 });
  expect(document.snapshot.sheets["sheet-1"]?.rowCount).toBe(30_200);
});

test("a formula of SheetJS that spills, as Excel 365 keeps it", async () => {
  const sheet = XLSX.utils.aoa_to_sheet([[1, 2, null]]);
  XLSX.utils.sheet_set_array_formula(sheet, "C1:C2", "_xlfn._xlws.SORT(A1:B1)", true);
  const { cells, cell } = await bySheetJs(sheet);
  expect(cell(0, 2).f).toBe("=SORT(A1:B1)");
  expect(cells[1]).toBeUndefined();
});

test("a file of write-excel-file", async () => {
  const file = await writeExcelFile([
    [{ value: "Coin", fontWeight: "bold", backgroundColor: "#fffbe0" }, { value: "Since" }],
    [
      { value: 1.25, type: Number, format: "#,##0.00" },
      { value: new Date("2026-11-30T00:00:00Z"), type: Date, format: "yyyy-mm-dd" },
    ],
  ]).toBuffer();
  const { cells, cell } = await open(new Uint8Array(file));
  expect(cell(0, 0)).toMatchObject({ v: "Coin", s: { bl: 1, bg: { rgb: "#fffbe0" } } });
  expect(cells[1]).toMatchObject({
    0: { v: 1.25, s: { n: { pattern: "#,##0.00" } } },
    1: { v: 46356, s: { n: { pattern: "yyyy-mm-dd" } } },
  });
});
