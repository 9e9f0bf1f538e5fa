import { expect, test } from "vitest";
import { readCsv } from "../../../addin/workbench/files/csv/readCsv.js";
import { writeCsv } from "../../../addin/workbench/files/csv/writeCsv.js";
import { locale, openDocument } from "../../support/xlsx/openDocument.js";

const read = (text: string | Uint8Array) => {
  const { document, notes } = readCsv(
    typeof text === "string" ? new TextEncoder().encode(text) : text,
    "prices",
    locale,
  );
  return { cells: document.snapshot.sheets["sheet-1"]?.cellData ?? {}, notes };
};

test("a sheet is saved by RFC 4180, with all digits and nothing that another program would calculate", () => {
  const saved = openDocument(
    {
      a: {
        cellData: {
          0: {
            0: { v: "Coin", t: 1 },
            1: { v: 'say "hi", all', t: 1 },
            2: { v: 0.1 + 0.2, t: 2, s: { n: { pattern: "0.00" } } },
          },
          1: {
            0: { v: 46356.5, t: 2, s: { n: { pattern: "d mmm hh:mm" } } },
            1: { v: 1, t: 3 },
            2: { v: 1e-7, t: 2 },
          },
          2: {
            0: { v: "=1+1", t: 4 },
            1: { v: "-5", t: 4 },
            2: { v: "+49 30", t: 4 },
            3: { v: "@sum", t: 4 },
          },
          4: { 0: { f: "=HEDGE.PLAN(A1)", v: "a\nb", t: 1 }, 3: { v: "'=x", t: 4 } },
        },
      },
    },
    {},
    { spills: { a: [{ area: { row: 4, column: 0, rows: 1, columns: 3 }, values: [["a\nb", null, 1e21]] }] } },
  );
  const csv = writeCsv(saved, "a");
  expect(csv).toBe(
    "\uFEFF" +
      'Coin,"say ""hi"", all",0.30000000000000004,\r\n' +
      "2026-11-30 12:00:00,TRUE,0.0000001,\r\n" +
      "'=1+1,-5,'+49 30,'@sum\r\n" +
      ",,,\r\n" +
      "\"a\nb\",,1000000000000000000000,''=x\r\n",
  );
  const { cells } = read(csv);
  expect(cells[2]).toEqual({
    0: { v: "=1+1", t: 4 },
    1: { v: -5, t: 2 },
    2: { v: "+49 30", t: 4 },
    3: { v: "@sum", t: 4 },
  });
  expect(cells[4]?.[3]).toEqual({ v: "'=x", t: 4 });
  expect(cells[0]?.[2]).toMatchObject({ v: 0.30000000000000004 });
  expect(cells[1]?.[0]).toEqual({ v: 46356.5, t: 2, s: { n: { pattern: "yyyy-mm-dd hh:mm:ss" } } });
});

// 36.5 hours are 1.5208… days. Day 60 of spreadsheets is 29 February 1900, which no calendar has; day 61 is the next one.
test.each([
  [1.5208333333333333, "[h]:mm:ss", "1.5208333333333333"],
  [0.25, "[mm]:ss", "0.25"],
  [0.25, "[S]", "0.25"],
  [1.5, "h:mm", "1.5"],
  [1, "yyyy-mm-dd", "1"],
  [60, "yyyy-mm-dd", "60"],
  [60.9999999, "yyyy-mm-dd", "1900-03-01"],
  [61, "yyyy-mm-dd", "1900-03-01"],
  [2_958_465.5, "d mmm yyyy", "9999-12-31 12:00:00"],
  [2_958_466, "d mmm yyyy", "2958466"],
  [1e9, "yyyy-mm-dd", "1000000000"],
  [-5.5, "yyyy-mm-dd", "-5.5"],
  [0.75, "h:mm AM/PM", "18:00:00"],
  [0.9999999, "h:mm", "0.9999999"],
  [46356, '"[h]" yyyy-mm-dd', "2026-11-30"],
  [46356, "[$-409]d mmm;@", "2026-11-30"],
])("%d in the format %s is %s", (value, pattern, expected) => {
  const cell = { v: value, t: 2, s: { n: { pattern } } };
  const csv = writeCsv(openDocument({ a: { cellData: { 0: { 0: cell } } } }), "a");
  expect(csv).toBe(`\uFEFF${expected}\r\n`);
});

test("a sheet of more rows than a call takes arguments is opened and saved", () => {
  const lines = "x\r\n".repeat(150_000);
  const { document } = readCsv(new TextEncoder().encode(lines), "long", locale);
  expect(writeCsv({ ...openDocument({}), document }, "sheet-1") === `\uFEFF${lines}`).toBe(true);
});

test("what is not written as a number alone stays the text it is", () => {
  const ids = [
    "007",
    "1e5",
    "+49",
    "12345678901234567",
    "1,250",
    "0x1F",
    " 5",
    "5 USD",
    "2026-02-30",
    "1.2.3",
    ".5",
  ];
  const { cells } = read(ids.map((id) => `"${id}",x\n`).join(""));
  expect(ids.map((_id, row) => cells[row]?.[0]?.v)).toEqual(ids);
});

test("the zeros of 1.10 stay in sight", () => {
  expect(read("1.10,2\n").cells[0]?.[0]).toEqual({ v: 1.1, t: 2, s: { n: { pattern: "0.00" } } });
});

test.each([
  ["a;b\n1,5;2\n", 1.5, 2],
  ["a,b\n1.5,2\n", 1.5, 2],
  ["a\tb\n1.5\t2\n", 1.5, 2],
  ["sep=|\na|b\n1.5|2\n", 1.5, 2],
  ['a,b\r\n"1,5",2\r\n', 1.5, 2],
])("the delimiter and the decimal sign of %j are found", (text, first, second) => {
  const { cells } = read(text);
  expect([cells[1]?.[0]?.v, cells[1]?.[1]?.v]).toEqual([first, second]);
});

test("a number that can be read in two ways stays a text, and that is said", () => {
  const { cells, notes } = read("a;b\nBTC;1.250\n");
  expect(cells[1]?.[1]).toEqual({ v: "1.250", t: 4 });
  expect(notes).toEqual(['1 field such as "1.250" can be read as two different numbers and stayed text.']);
});

test("UTF-16 of Excel and Windows' own letters are read", () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from("Öl\t2\n", "utf16le")]);
  expect(read(utf16).cells[0]).toMatchObject({ 0: { v: "Öl" }, 1: { v: 2 } });
  expect(read(Uint8Array.from([0xd6, 0x6c, 0x2c, 0x32])).cells[0]).toMatchObject({
    0: { v: "Öl" },
    1: { v: 2 },
  });
});

test.each([
  [new Uint8Array([1, 0, 2]), /not an Excel file/],
  [new TextEncoder().encode('a,"b\nc'), /quote that does not close/],
  [new TextEncoder().encode(",,\n"), /is empty/],
  [new Uint8Array(50_000_001), /50 MB/],
])("a file that is no CSV is refused", (bytes, sentence) => {
  expect(() => read(bytes)).toThrow(sentence);
});
