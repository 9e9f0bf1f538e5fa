import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { openDocument } from "../../support/xlsx/openDocument.js";
import { attribute, children, elements, parsePart, xlsxParts } from "../../support/xlsx/xlsxParts.js";

const asOf = new Date("2026-11-30T13:45:00Z");
// B2:D9, the headings in row 2. The grid counts rows and columns of the sheet from 0, a file columns of the filter.
const ref = { startRow: 1, endRow: 8, startColumn: 1, endColumn: 3 };

async function filtered(filter: object) {
  const saved = openDocument(
    {
      a: {
        name: "a",
        cellData: Object.fromEntries(
          Array.from({ length: 12 }, (_row, row) => [row, { 1: { v: `coin ${String(row)}`, t: 1 } }]),
        ),
        rowData: { 7: { hd: 1, h: 30 } },
      },
    },
    { filters: { a: { ref, ...filter } } },
  );
  const { bytes, notes } = await writeWorkbook(saved, { isFrozen: false, asOf });
  expect(checkXlsx(bytes)).toEqual([]);
  const part = parsePart(xlsxParts(bytes), "xl/worksheets/sheet1.xml");
  const hidden = elements(part, "row").flatMap((row) =>
    attribute(row, "hidden") === "1" ? [Number(attribute(row, "r"))] : [],
  );
  const columns = elements(part, "filterColumn").map((column) => {
    const [kind] = children(column);
    const tests = kind === undefined ? [] : children(kind);
    return [
      attribute(column, "colId"),
      kind?.tagName,
      attribute(kind, "blank") + attribute(kind, "and"),
      tests.map((each) => `${attribute(each, "operator")} ${attribute(each, "val")}`.trimStart()),
    ];
  });
  return { bytes, notes, hidden, columns };
}

test("another program reads the range of a filter", async () => {
  const { bytes, notes, hidden, columns } = await filtered({});
  expect(XLSX.read(bytes).Sheets["a"]?.["!autofilter"]).toEqual({ ref: "B2:D9" });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  expect(book.getWorksheet("a")?.autoFilter).toBe("B2:D9");
  expect({ notes, hidden, columns }).toEqual({ notes: [], hidden: [8], columns: [] });
});

test("values, blanks and comparisons of a filter are written, with the rows they hide", async () => {
  const { notes, hidden, columns } = await filtered({
    filterColumns: [
      { colId: 1, filters: { blank: true, filters: ["ETH", 'a<b>&"c"', "1,250.00", "x\ny"] } },
      {
        colId: 2,
        customFilters: {
          and: 1,
          customFilters: [
            { val: 5, operator: "greaterThan" },
            { val: "9.5", operator: "lessThanOrEqual" },
          ],
        },
      },
      { colId: 3, customFilters: { customFilters: [{ val: "*coin*" }, { val: "", operator: "notEqual" }] } },
    ],
    cachedFilteredOut: [10, 3, 5, 0, 1],
  });
  expect(columns).toEqual([
    ["0", "filters", "1", ["ETH", 'a<b>&"c"', "1,250.00", "x\ny"]],
    ["1", "customFilters", "1", ["greaterThan 5", "lessThanOrEqual 9.5"]],
    ["2", "customFilters", "", ["equal *coin*", "notEqual  "]],
  ]);
  // The headings, and rows outside of the range, are no filter's; row 8 is one that a person hid.
  expect(hidden).toEqual([4, 6, 8]);
  expect(notes).toEqual([]);
});

test("a filter by colour keeps its range and shows all rows, and that is said", async () => {
  const { notes, hidden, columns } = await filtered({
    filterColumns: [
      { colId: 1, filters: { filters: ["ETH"] } },
      { colId: 2, colorFilters: { cellFillColors: ["rgb(255,0,0)"] } },
    ],
    cachedFilteredOut: [3, 5],
  });
  expect({ hidden, columns }).toEqual({ hidden: [8], columns: [] });
  expect(notes).toEqual(["The conditions of a filter by colour were left out: the file shows all its rows."]);
});
