import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { locale, openDocument } from "../../support/xlsx/openDocument.js";

const asOf = new Date("2026-11-30T13:45:00Z");

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "=1+1",
    "007",
    "'",
    "#N/A",
    "_x000D_",
    "a\r\nb",
    " lead",
    "<&>\"'",
    "😀",
    "\uD800",
    "x".repeat(40_000),
  ),
);
const formula = fc.constantFrom(
  "=A1+B2",
  "=HEDGE.QTY(1,2)",
  '=IF(A1:A3>2,"<&>",HEDGE.MARK("eth"))',
  "=XLOOKUP(A1,B:B,C:C)",
  "=LET(x,1,x+1)",
  "=SUM('It''s [a] sheet'!A1)",
  "=A1+",
  "=SUM(",
  '="open',
  "=SUM()",
  `="${"x".repeat(9000)}"`,
);
const color = fc.constantFrom("#fff", "#1a4fd0", "rgb(1, 2, 300)", "red", "");
const style = fc.record(
  {
    ff: fc.constantFrom("Arial", "Times & <New>", ""),
    fs: fc.integer({ min: 1, max: 40 }),
    bl: fc.constantFrom(0, 1),
    cl: fc.record({ rgb: color }),
    bg: fc.record({ rgb: color }),
    ht: fc.integer({ min: 0, max: 6 }),
    tr: fc.record({ a: fc.integer({ min: -90, max: 90 }) }),
    n: fc.record({ pattern: fc.constantFrom("0.00%", '#,##0 "a & b"', "yyyy-mm-dd", "General", "") }),
    bd: fc.record({ l: fc.record({ s: fc.integer({ min: 0, max: 13 }), cl: fc.record({ rgb: color }) }) }),
  },
  { requiredKeys: [] },
);
const value = fc.oneof(
  text.map((v) => ({ v, t: 1 })),
  text.map((v) => ({ v, t: 4 })),
  fc.double().map((v) => ({ v, t: 2 })),
  fc.boolean().map((v) => ({ v: v ? 1 : 0, t: 3 })),
  fc
    .record({
      dataStream: text,
      textRuns: fc.array(fc.record({ st: fc.nat(50), ed: fc.nat(50), ts: style }), { maxLength: 3 }),
    })
    .map((body) => ({ p: { body } })),
  fc.record({ f: formula, v: fc.oneof(fc.double(), text, fc.constantFrom("#N/A", "#SPILL!", "#BUSY!")) }),
);
const cell = fc
  .record({ content: value, s: fc.option(style, { nil: undefined }) })
  .map(({ content, s }) => ({ ...content, s }));
const range = fc
  .tuple(fc.nat(20), fc.nat(8), fc.nat(5), fc.nat(5))
  .map(([startRow, startColumn, rows, columns]) => ({
    startRow,
    startColumn,
    endRow: startRow + rows,
    endColumn: startColumn + columns,
  }));
const sheet = fc.record({
  name: fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom("It's [a] sheet", "History", "'", "", "Same", "same"),
  ),
  cellData: fc.dictionary(fc.nat(20).map(String), fc.dictionary(fc.nat(8).map(String), cell)),
  mergeData: fc.array(range, { maxLength: 3 }),
  rowData: fc.dictionary(
    fc.nat(30).map(String),
    fc.record({ h: fc.integer({ min: 1, max: 900 }), ia: fc.constant(0), hd: fc.constantFrom(0, 1) }),
  ),
  columnData: fc.dictionary(
    fc.nat(30).map(String),
    fc.record({ w: fc.integer({ min: 1, max: 1000 }), hd: fc.constantFrom(0, 1) }),
  ),
  hidden: fc.constantFrom(0, 1),
});
const condition = fc.oneof(
  fc.record({
    filters: fc.record(
      { blank: fc.constant(true), filters: fc.array(text, { maxLength: 3 }) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    customFilters: fc.record({
      and: fc.constantFrom(0, 1),
      customFilters: fc.array(
        fc.record({
          val: fc.oneof(text, fc.double({ noNaN: true })),
          operator: fc.constantFrom("equal", "notEqual", "lessThan"),
        }),
        { maxLength: 3 },
      ),
    }),
  }),
  fc.record({ colorFilters: fc.record({ cellFillColors: fc.array(color) }) }),
);
const rules = fc.record({
  validations: fc.array(
    fc.record({
      type: fc.constantFrom("list", "whole", "checkbox"),
      formula1: fc.oneof(text, fc.constant('["a","b"]')),
      errorStyle: fc.nat(2),
      error: text,
      ranges: fc.array(range, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  conditions: fc.array(
    fc.record({
      ranges: fc.array(range, { maxLength: 2 }),
      rule: fc.record({
        type: fc.constant("highlightCell"),
        subType: fc.constantFrom("text", "number", "formula", "rank"),
        operator: fc.constantFrom("beginsWith", "containsText", "equal", "greaterThan"),
        value: fc.oneof(fc.string(), fc.double()),
        style,
      }),
    }),
    { maxLength: 3 },
  ),
  filters: fc.option(
    range.chain((ref) =>
      fc.record({
        ref: fc.constant(ref),
        filterColumns: fc
          .uniqueArray(fc.integer({ min: ref.startColumn, max: ref.endColumn }), { maxLength: 3 })
          .chain((columns) =>
            fc.tuple(
              ...columns
                .sort((one, other) => one - other)
                .map((colId) => condition.map((each) => ({ colId, ...each }))),
            ),
          ),
        cachedFilteredOut: fc.array(fc.nat(30), { maxLength: 5 }),
      }),
    ),
    { nil: undefined },
  ),
  names: fc.dictionary(
    fc.string({ maxLength: 5 }),
    fc.record({
      name: fc.oneof(fc.string({ maxLength: 12 }), fc.constant("Ratio")),
      formulaOrRefString: fc.constant("=1+1"),
      localSheetId: fc.constantFrom("AllDefaultWorkbook", "a", "gone"),
    }),
    { maxKeys: 3 },
  ),
});

test("whatever a workbook holds, Excel finds no fault with its file and others read its values", async () => {
  await fc.assert(
    fc.asyncProperty(sheet, sheet, rules, fc.boolean(), async (first, second, given, isFrozen) => {
      const saved = openDocument(
        { a: { ...first, hidden: 0 }, b: second },
        {
          validations: { a: given.validations },
          conditions: { a: given.conditions },
          names: given.names,
          ...(given.filters === undefined ? {} : { filters: { a: given.filters } }),
        },
      );
      const { bytes } = await writeWorkbook(saved, { isFrozen, asOf });
      expect(checkXlsx(bytes)).toEqual([]);
      expect(XLSX.read(bytes).SheetNames).toHaveLength(2);
      // What was read back and saved once more is the same file: nothing grows or fades on the way.
      const again = await readWorkbook(bytes, "Desk", locale);
      const once = await writeWorkbook(
        { ...saved, document: again.document, frontSheetId: "sheet-1" },
        { isFrozen, asOf },
      );
      expect(checkXlsx(once.bytes)).toEqual([]);
      const twice = await readWorkbook(once.bytes, "Desk", locale);
      expect(twice.document.snapshot.sheets).toEqual(again.document.snapshot.sheets);
    }),
    { numRuns: 30 },
  );
});
