import * as XLSX from "@e965/xlsx";
import { expect, test } from "vitest";
import { writeCsv } from "../../../addin/workbench/files/csv/writeCsv.js";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { openDocument } from "../../support/xlsx/openDocument.js";

const asOf = new Date("2026-11-30T13:45:00Z");
const look = { s: { bl: 1 } };

/** A formula of A1 that had filled A1:A3 with 1, 2 and 3 when the grid calculated last, and what A2 holds since. */
const spilledOver = (formula: string, typed: unknown) =>
  openDocument(
    {
      a: {
        name: "a",
        cellData: {
          0: { 0: { f: formula, v: 1, t: 2 }, 2: { f: "=SUM(A1#)", v: 6, t: 2 } },
          1: { 0: typed, 1: { v: "beside", t: 1 } },
        },
      },
    },
    {},
    { spills: { a: [{ area: { row: 0, column: 0, rows: 3, columns: 1 }, values: [[1], [2], [3]] }] } },
  );

const cellsOf = (bytes: Uint8Array) =>
  XLSX.read(bytes).Sheets["a"] as Readonly<Record<string, XLSX.CellObject | undefined>>;

test.each([
  ["a number", { v: 777, t: 2 }, 777],
  ["zero", { v: 0, t: 2 }, 0],
  ["FALSE", { v: 0, t: 3, ...look }, false],
  ["a text", { v: "x", t: 1 }, "x"],
  ["a text of two looks", { p: { body: { dataStream: "x\r\n" } } }, "x"],
  ["a formula", { f: "=7*111", v: 777, t: 2 }, 777],
])("%s typed over a spilled cell is what the files hold", async (_what, typed, expected) => {
  const saved = spilledOver("=SEQUENCE(3)", typed);
  const { bytes } = await writeWorkbook(saved, { isFrozen: false, asOf });
  expect(checkXlsx(bytes)).toEqual([]);
  const cells = cellsOf(bytes);
  // Excel calculates the spill anew, as #SPILL!: what it had filled would stand in its way as typed values.
  expect([cells["A1"]?.F, cells["A1"]?.v, cells["A2"]?.v, cells["A3"]?.v]).toEqual([
    "A1",
    1,
    expected,
    undefined,
  ]);
  const [, ...lines] = writeCsv(saved, "a").slice(1).split("\r\n");
  expect(lines).toEqual([`${String(expected).replace("false", "FALSE")},beside,`, ""]);
});

test.each([
  ["nothing", {}],
  ["a colour alone", look],
  ["an emptied cell", { v: "", t: 1 }],
])("%s leaves a spill open", async (_what, own) => {
  const saved = spilledOver("=SEQUENCE(3)", own);
  const cells = cellsOf((await writeWorkbook(saved, { isFrozen: false, asOf })).bytes);
  expect([cells["A1"]?.F, cells["A2"]?.v, cells["A3"]?.v]).toEqual(["A1:A3", 2, 3]);
  expect(writeCsv(saved, "a")).toContain("2,beside,\r\n3,,\r\n");
});

test("a frozen copy names the cells that a blocked function of HEDGE still fills", async () => {
  const saved = spilledOver("=HEDGE.PLAN(E1:G2)", { v: 777, t: 2 });
  const cells = cellsOf((await writeWorkbook(saved, { isFrozen: true, asOf })).bytes);
  expect([cells["A1"]?.v, cells["A2"]?.v, cells["A3"]?.v, cells["C1"]?.f]).toEqual([
    1,
    777,
    undefined,
    "SUM(A1)",
  ]);
});
