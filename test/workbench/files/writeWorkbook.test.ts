import * as XLSX from "@e965/xlsx";
import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { cellIn, locale, openDocument, resourceOf } from "../../support/xlsx/openDocument.js";
import { xlsxParts } from "../../support/xlsx/xlsxParts.js";

const asOf = new Date("2026-11-30T13:45:00Z");
const blue = { cl: { rgb: "#1a4fd0" }, bg: { rgb: "rgb(255, 251, 224)" }, bl: 1, ff: "Arial", fs: 10 };
const boxed = { bd: { t: { s: 1, cl: { rgb: "#eadfa4" } }, b: { s: 8, cl: { rgb: "#000000" } } } };

/** A small desk with one of everything that a file is to hold. */
const desk = () => {
  const saved = openDocument(
    {
      desk: {
        name: "My desk",
        defaultRowHeight: 22,
        defaultColumnWidth: 90,
        showGridlines: 0,
        freeze: { xSplit: 1, ySplit: 2, startRow: 2, startColumn: 1 },
        mergeData: [{ startRow: 8, endRow: 9, startColumn: 0, endColumn: 2 }],
        columnData: { 0: { w: 120 }, 2: { hd: 1, w: 64 } },
        rowData: { 0: { h: 40, ia: 0 }, 3: { hd: 1 } },
        cellData: {
          0: {
            0: { v: "Coin", t: 1, s: blue },
            1: { v: 0.1234, t: 2, s: { n: { pattern: "0.00%" }, ...boxed, ht: 3, vt: 1, tb: 3 } },
            2: { v: 46356.5, t: 2, s: { n: { pattern: "yyyy-mm-dd hh:mm" } } },
          },
          1: {
            0: { f: '=HEDGE.MARK("eth")', v: 3120.5, t: 2 },
            1: { f: "=A2*2", v: 6241, t: 2 },
            2: { f: "=1/0", v: "#DIV/0!", t: 1 },
          },
          2: { 0: { v: "=1+1", t: 4 }, 1: { v: "007", t: 4 }, 2: { v: "'quoted", t: 1 }, 3: { v: 1, t: 3 } },
          3: { 0: { f: "=SEQUENCE(2,2)", v: 1, t: 2 }, 3: { f: '=IF(A1="","","")', v: "", t: 1 } },
          4: { 3: { v: "a_x0041_b \u0001 😀 <&>", t: 1 } },
          6: {
            0: { f: "=HEDGE.PLAN(A1:B2)", v: "BTC", t: 1 },
            3: { f: "=SUM(B5)", si: "s", v: 4, t: 2 },
            4: { si: "s", v: 0, t: 2 },
          },
          7: {
            0: { f: "=HEDGE.MARK(A1)", v: "#BUSY!", t: 1 },
            5: { f: "=COUNTA('My desk'!$A$7#)", v: 2, t: 2 },
          },
        },
      },
      other: { name: "Hidden", hidden: 1, cellData: { 0: { 0: { f: "='My desk'!A2", v: 3120.5, t: 2 } } } },
    },
    {
      notes: {
        desk: { 0: { 0: { id: "n", row: 0, col: 0, note: "Which coin\nyou hold", width: 260, height: 96 } } },
      },
      conditions: {
        desk: [
          {
            cfId: "a",
            stopIfTrue: true,
            ranges: [{ startRow: 1, endRow: 5, startColumn: 0, endColumn: 1 }],
            rule: {
              type: "highlightCell",
              subType: "text",
              operator: "beginsWith",
              value: "Add",
              style: { bg: { rgb: "#fdf1e7" }, cl: { rgb: "#8a4b08" } },
            },
          },
          {
            cfId: "b",
            stopIfTrue: false,
            ranges: [{ startRow: 1, endRow: 5, startColumn: 0, endColumn: 1 }],
            rule: {
              type: "highlightCell",
              subType: "number",
              operator: "greaterThan",
              value: 5,
              style: { bl: 1 },
            },
          },
        ],
      },
      validations: {
        desk: [
          {
            uid: "v",
            type: "list",
            formula1: '["binance","bybit"]',
            errorStyle: 2,
            ranges: [{ startRow: 4, endRow: 4, startColumn: 0, endColumn: 0 }],
          },
        ],
      },
      names: {
        x: {
          id: "x",
          name: "Hedge_ratio",
          formulaOrRefString: "='My desk'!$B$1",
          localSheetId: "AllDefaultWorkbook",
        },
        y: { id: "y", name: "A1", formulaOrRefString: "=1", localSheetId: "AllDefaultWorkbook" },
      },
    },
    {
      spills: {
        desk: [
          {
            area: { row: 3, column: 0, rows: 2, columns: 2 },
            values: [
              [1, 2],
              [3, 4],
            ],
          },
          { area: { row: 6, column: 0, rows: 1, columns: 2 }, values: [["BTC", 1.25]] },
        ],
      },
    },
  );
  const charts = {
    desk: [
      {
        title: "Price & cost",
        kind: "column" as const,
        categories: "A1:A3",
        series: [
          { name: "Price", range: "B1:B3" },
          { name: "Coins", range: "C1:C3", onRight: "value" as const },
        ] as const,
        place: { cell: "F2", width: 400, height: 240 },
      },
    ],
  };
  return { ...saved, document: { ...saved.document, charts } };
};

const read = (bytes: Uint8Array) => XLSX.read(bytes, { cellStyles: true, cellNF: true, cellFormula: true });

const noteOf = ({ c = [] }: XLSX.CellObject) => c.map(({ t }) => t).join();

function deskIn(book: XLSX.WorkBook) {
  const sheet = book.Sheets["My desk"] ?? {};
  return { sheet, cell: (address: string) => sheet[address] as XLSX.CellObject };
}

test("another program reads values, formulas, formats, names and notes as they were", async () => {
  const { bytes, notes } = await writeWorkbook(desk(), { isFrozen: false, asOf });
  expect(checkXlsx(bytes)).toEqual([]);
  expect(notes).toEqual(['The name "A1" was left out.']);
  const book = read(bytes);
  expect(book.SheetNames).toEqual(["My desk", "Hidden"]);
  expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 1]);
  const { sheet, cell } = deskIn(book);
  expect([cell("A1").v, noteOf(cell("A1"))]).toEqual(["Coin", "Which coin\nyou hold"]);
  expect([cell("B1").v, cell("B1").z, cell("C1").v, cell("C1").z]).toEqual([
    0.1234,
    "0.00%",
    46356.5,
    "yyyy-mm-dd hh:mm",
  ]);
  expect([cell("A2").v, cell("A2").F, cell("A2").D]).toEqual([3120.5, "A2", true]);
  expect(cell("A2").f).toBe('_xldudf_HEDGE_MARK("eth")');
  expect([cell("B2").f, cell("B2").v, cell("C2").t]).toEqual(["A2*2", 6241, "e"]);
  expect([cell("A3").t, cell("A3").v, cell("B3").v, cell("C3").v, cell("D3").v]).toEqual([
    "s",
    "=1+1",
    "007",
    "'quoted",
    true,
  ]);
  expect([cell("A4").F, cell("B4").v, cell("A5").v, cell("B5").v, cell("D4").v]).toEqual([
    "A4:B5",
    2,
    3,
    4,
    "",
  ]);
  expect(cell("D5").v).toBe("a_x0041_b \u0001 😀 <&>");
  expect([cell("A7").F, cell("A7").v, cell("B7").v, cell("E7").f]).toEqual(["A7:B7", "BTC", 1.25, "SUM(C5)"]);
  expect([cell("A8").t, cell("A8").w]).toEqual(["e", "#N/A"]);
  expect(sheet["!merges"]).toEqual([{ s: { r: 8, c: 0 }, e: { r: 9, c: 2 } }]);
  // 120 pixels of digits that are 8 wide in Arial 11.
  expect(sheet).toMatchObject({ "!cols": { 0: { width: 15 } }, "!rows": { 0: { hpt: 30 } } });
  const parts = xlsxParts(bytes);
  // Opening it, Excel must not calculate what only the add-in can.
  expect(parts.get("xl/workbook.xml")).toContain('<calcPr calcId="191029"/>');
  expect(parts.get("xl/charts/chart1.xml")?.match(/<c:(?:barChart|lineChart|valAx|catAx)>/g)).toHaveLength(6);
});

test("a frozen copy holds the last values and no function of HEDGE", async () => {
  const { bytes } = await writeWorkbook(desk(), { isFrozen: true, asOf });
  expect(checkXlsx(bytes)).toEqual([]);
  const parts = [...xlsxParts(bytes).values()].join("\n");
  expect(parts).not.toMatch(/_xldudf_|HEDGE[._](?:MARK|PLAN)/);
  expect(parts).toContain("values as of 2026-11-30 13:45 UTC");
  const { cell } = deskIn(read(bytes));
  expect([cell("A2").v, cell("A2").f, cell("B2").f]).toEqual([3120.5, undefined, "A2*2"]);
  expect([cell("A7").v, cell("A7").f, cell("B7").v]).toEqual(["BTC", undefined, 1.25]);
  // Of a value there is no A7#: the formula names the cells that the function had filled.
  expect(cell("F8").f).toBe("COUNTA('My desk'!A7:B7)");
});

test("our own reader gives back the workbook that was saved", async () => {
  const saved = desk();
  const { bytes } = await writeWorkbook(saved, { isFrozen: false, asOf });
  const { document, notes } = await readWorkbook(bytes, "Desk", locale);
  expect(notes).toEqual([]);
  const before = saved.document.snapshot.sheets["desk"];
  const after = document.snapshot.sheets["sheet-1"];
  const row = (index: number) => after?.cellData?.[index];
  expect(after).toMatchObject({
    name: "My desk",
    showGridlines: 0,
    defaultRowHeight: 22,
    defaultColumnWidth: 90,
    freeze: { xSplit: 1, ySplit: 2, startRow: 2, startColumn: 1 },
    mergeData: before?.mergeData,
    columnData: before?.columnData,
  });
  expect(after?.rowData).toEqual({ 0: { h: 40, ia: 0 }, 3: { hd: 1 } });
  expect(document.snapshot.sheets["sheet-2"]?.hidden).toBe(1);
  // What a formula spilled it spills again, and what two formulas shared each has on its own.
  expect(cellIn(after, 3, 1)).toEqual({});
  expect(cellIn(after, 6, 4)).toEqual({ f: "=SUM(C5)", v: 0, t: 2 });
  expect(row(1)).toEqual({
    0: { f: '=HEDGE.MARK("eth")', v: 3120.5, t: 2 },
    1: { f: "=A2*2", v: 6241, t: 2 },
    2: { f: "=1/0", v: "#DIV/0!", t: 1 },
  });
  expect(row(2)).toEqual({
    0: { v: "=1+1", t: 4 },
    1: { v: "007", t: 4 },
    2: { v: "'quoted", t: 4 },
    3: { v: 1, t: 3 },
  });
  expect(cellIn(after, 0, 0).s).toEqual({
    cl: { rgb: "#1a4fd0" },
    bg: { rgb: "#fffbe0" },
    bl: 1,
    fs: 10,
  });
  expect(cellIn(after, 0, 1).s).toEqual({ n: { pattern: "0.00%" }, ...boxed, ht: 3, vt: 1, tb: 3 });
  expect(resourceOf(document.snapshot, "notes")).toMatchObject({
    "sheet-1": { 0: { 0: { note: "Which coin\nyou hold" } } },
  });
  const rules = resourceOf(saved.document.snapshot, "conditions") as {
    desk: { rule: unknown; ranges: unknown }[];
  };
  expect(resourceOf(document.snapshot, "conditions")).toMatchObject({
    "sheet-1": rules.desk.map(({ rule, ranges }) => ({ rule, ranges })),
  });
  expect(resourceOf(document.snapshot, "validations")).toMatchObject({
    "sheet-1": [{ type: "list", formula1: '["binance","bybit"]', errorStyle: 2 }],
  });
  expect(Object.values(resourceOf(document.snapshot, "names") as object)).toMatchObject([
    { name: "Hedge_ratio", formulaOrRefString: "='My desk'!$B$1", localSheetId: "AllDefaultWorkbook" },
  ]);
  const [chart] = document.charts["sheet-1"] ?? [];
  expect(chart).toMatchObject({ ...saved.document.charts.desk[0], place: { cell: "F2" } });
});
