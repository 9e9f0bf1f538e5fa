import { afterEach, describe, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { parseArea } from "../../support/strictExcel/area.js";
import { addSheet, installExcel, put, putUnknown } from "./excelBench.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const spreadsheet = excelSpreadsheet;

const shown: Readonly<Record<string, string | number>> = {
  "=HEDGE.QTY(1,2)": 5,
  "=SUM(HEDGE.QTY(1,2),1)": 6,
  '=HEDGE.MARK("eth")': "#BUSY!",
  '=HEDGE.MARK("nope")': "#N/A",
  "=HEDGE.COVERED(1,2)": 5,
  "=VLOOKUP(1,A1:A2,1)": "#N/A",
  '="HEDGE.QTY"': "HEDGE.QTY",
};
const calculate = (formula: string): string | number => shown[formula] ?? "#REF!";

describe("problems", () => {
  it("are the HEDGE formulas in error on all sheets, each with its kind", async () => {
    const fake = installExcel({ calculate });
    putUnknown(fake.workbook.active, { B2: "=HEDGE.QTY(1,2)" });
    put(fake.workbook.active, {
      B3: '=HEDGE.MARK("eth")',
      B4: "=HEDGE.COVERED(1,2)",
      B5: "=VLOOKUP(1,A1:A2,1)",
    });
    const second = addSheet(fake, "My sheet", { D8: '=HEDGE.MARK("nope")', D9: "#N/A" });
    putUnknown(second, { D7: "=SUM(_xldudf_HEDGE_QTY(1,2),1)" });
    addSheet(fake, "Empty", {});
    const problems = await spreadsheet.findProblems();
    expect(problems.map(({ sheet, address, kind, shown: text }) => [sheet, address, kind, text])).toEqual([
      ["Sheet1", "B2", "name", "#NAME?"],
      ["Sheet1", "B3", "busy", "#BUSY!"],
      ["My sheet", "D7", "xldudf", "#NAME?"],
      ["My sheet", "D8", "error", "#N/A"],
    ]);
  });

  it("are found in a sheet too large for one answer", async () => {
    const fake = installExcel({ calculate });
    put(fake.workbook.active, { A1: "top" });
    putUnknown(fake.workbook.active, { T30000: "=HEDGE.QTY(1,2)" });
    expect(await spreadsheet.findProblems()).toMatchObject([{ address: "T30000", kind: "name" }]);
  });

  it("are found beside texts that are too long for one answer", async () => {
    const fake = installExcel({ calculate, platform: "web" });
    const text = "x".repeat(3000);
    for (let row = 1; row <= 2000; row += 1) put(fake.workbook.active, { [`A${String(row)}`]: text });
    putUnknown(fake.workbook.active, { A2001: "=HEDGE.QTY(1,2)" });
    addSheet(fake, "Second", { B2: '=HEDGE.MARK("nope")' });
    expect(await spreadsheet.findProblems()).toMatchObject([
      { sheet: "Sheet1", address: "A2001", kind: "name" },
      { sheet: "Second", address: "B2", kind: "error" },
    ]);
  });
});

describe("repair", () => {
  it("enters exactly these formulas again, with their names restored", async () => {
    const fake = installExcel({ calculate });
    const sheet = addSheet(fake, "My sheet", { B4: 7, B5: '=HEDGE.MARK("eth")' });
    putUnknown(sheet, { B2: "=HEDGE.QTY(1,2)", B3: "=SUM(_xldudf_HEDGE_QTY(1,2),1)" });
    const untouched = sheet.cells.get("B4");
    const busy = sheet.cells.get("B5");
    const cells = ["B2", "B3", "B5"].map((address) => ({ sheet: "My sheet", address }));
    expect(await spreadsheet.repair(cells)).toEqual({ repaired: cells, left: [] });
    expect(sheet.cells.get("B3")?.formula).toBe("=SUM(HEDGE.QTY(1,2),1)");
    expect(sheet.cells.get("B4")).toBe(untouched);
    // Written anew, though it reads the same.
    expect(sheet.cells.get("B5")).not.toBe(busy);
    expect(sheet.cells.get("B5")).toEqual(busy);
    expect(fake.traffic).toMatchObject({ syncs: 4, undoSteps: 1 });
  });

  it("says of a cell what really is there, not that it is repaired", async () => {
    const fake = installExcel({ calculate: (formula) => (formula === "=HEDGE.QTY(1,2)" ? 5 : "#NAME?") });
    const { cells } = fake.workbook.active;
    putUnknown(fake.workbook.active, { A1: "=HEDGE.QTY(1,2)", A2: "=HEDGE.GONE(1)" });
    const ask = (address: string) => ({ sheet: "Sheet1", address });
    expect(await spreadsheet.repair([ask("A1"), ask("A2")])).toEqual({
      repaired: [ask("A1")],
      left: [
        { ...ask("A2"), reason: expect.stringContaining("still does not recognise the function") as string },
      ],
    });
    expect(cells.get("A2")?.formula).toBe("=HEDGE.GONE(1)");
  });

  it("repairs thousands of cells without a request that is too large for Excel on the web", async () => {
    const fake = installExcel({ calculate, platform: "web" });
    const addresses = Array.from({ length: 6000 }, (_cell, index) => `A${String(index + 1)}`);
    putUnknown(
      fake.workbook.active,
      Object.fromEntries(addresses.map((address) => [address, "=HEDGE.QTY(1,2)"])),
    );
    const { repaired } = await spreadsheet.repair(addresses.map((address) => ({ sheet: "Sheet1", address })));
    expect(repaired).toHaveLength(6000);
  });

  it("leaves protected sheets, spilled cells, foreign formulas and what is gone, each with a reason", async () => {
    const fake = installExcel({ calculate: () => 5 });
    const locked = addSheet(fake, "Locked", { A1: "=HEDGE.QTY(1,2)" });
    locked.isProtected = true;
    const open = addSheet(fake, "Open", { A1: "=HEDGE.QTY(1,2)", A2: "=HEDGE.QTY(1,2)", C1: "=SUM(1)" });
    open.spills.set("A1", parseArea("A1:A3"));
    const ask = (sheet: string, address: string) => ({ sheet, address });
    const { repaired, left } = await spreadsheet.repair([
      ask("Locked", "A1"),
      ask("Open", "A1"),
      ask("Open", "A2"),
      ask("Open", "C1"),
      ask("Gone", "A1"),
    ]);
    expect(repaired).toEqual([ask("Open", "A1")]);
    expect(left.map(({ sheet, address, reason }) => [sheet, address, reason])).toEqual([
      ["Locked", "A1", expect.stringMatching(/"Locked" is protected.*Unprotect Sheet/u)],
      ["Open", "A2", expect.stringContaining("another cell")],
      ["Open", "C1", expect.stringContaining("no longer contains a HEDGE formula")],
      ["Gone", "A1", expect.stringContaining('"Gone" no longer exists')],
    ]);
  });
});

describe("a frozen copy", () => {
  it("holds values where the sheet has HEDGE formulas, spilled ones too, under its as-of line", async () => {
    const fake = installExcel({
      calculate: (formula) =>
        ({
          "=HEDGE.QTY(1,2)": 100,
          '=HEDGE.QUOTES("eth")': "=coin",
          "=B2*2": 200,
          "='Hedge details'!D7": 3500,
          '=Hedge_venue&":!"': "okx:!",
          '=HEDGE.MARK("x")': "#N/A",
        })[formula] ?? 0,
    });
    const { workbook } = fake;
    const sheet = addSheet(fake, "Hedge", {
      A1: "Hedge",
      B2: "=HEDGE.QTY(1,2)",
      B3: "=B2*2",
      B4: '=HEDGE.MARK("x")',
      B5: "='Hedge details'!D7",
      B6: '=Hedge_venue&":!"',
      B7: '="wait!"&B3',
      D2: '=HEDGE.QUOTES("eth")',
      D3: "ETH",
      E2: "mark",
      E3: 4000,
    });
    sheet.spills.set("D2", parseArea("D2:E3"));
    sheet.frozen = { row: 0, column: 0, rows: 1, columns: 0 };
    const before = [...sheet.cells].map(([address, cell]) => [address, { ...cell }]);
    expect(await spreadsheet.freezeCopy("Hedge", "Values as of 1 May 2026 12:00 UTC")).toEqual({
      sheet: "Hedge values",
      frozenFormulas: 5,
    });
    expect([...sheet.cells]).toEqual(before);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Hedge", "Hedge values"]);
    const copy = workbook.active;
    expect(copy.name).toBe("Hedge values");
    const cells = Object.fromEntries(
      [...copy.cells].map(([address, { value, formula }]) => [address, formula === "" ? value : formula]),
    );
    expect(cells).toEqual({
      A1: "Values as of 1 May 2026 12:00 UTC",
      A2: "Hedge",
      B3: 100,
      B4: "=B2*2",
      B5: "#N/A",
      B6: 3500,
      B7: "okx:!",
      B8: '="wait!"&B3',
      D3: "=coin",
      D4: "ETH",
      E3: "mark",
      E4: 4000,
    });
    expect(copy.cells.get("D3")).toMatchObject({ value: "=coin", formula: "" });
    expect(copy.frozen).toMatchObject({ rows: 2, columns: 0 });
    expect((await spreadsheet.freezeCopy("Hedge", "later")).sheet).toBe("Hedge values 2");
  });

  it("is refused of a protected sheet and of none", async () => {
    const fake = installExcel();
    addSheet(fake, "Locked", { A1: 1 }).isProtected = true;
    await expect(spreadsheet.freezeCopy("Locked", "now")).rejects.toMatchObject({ code: "sheet_protected" });
    await expect(spreadsheet.freezeCopy("Gone", "now")).rejects.toMatchObject({ code: "sheet_missing" });
    expect(fake.workbook.sheets).toHaveLength(2);
  });
});
