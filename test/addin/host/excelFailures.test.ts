// Failures of real Excel as they were reported to Microsoft: numbers are issues of OfficeDev/office-js.
import { afterEach, describe, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { cellsOnly } from "../../../shared/sheet/sheetPlan.js";
import type { PlanCell, SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import { parseArea } from "../../support/strictExcel/area.js";
import { addSheet, installExcel, put, putUnknown } from "./excelBench.js";
import { smallPlan } from "./smallPlan.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const spreadsheet = excelSpreadsheet;

function sheetOf(name: string, cells: Readonly<Record<string, PlanCell>>): SheetPlan {
  const sizes = { columnWidths: [], rowHeights: {}, frozenRows: 0, frozenColumns: 0, merges: [] };
  return { ...cellsOnly, ...sizes, showGridlines: true, name, cells };
}

describe.each(["web", "desktop"] as const)("on the %s", (platform) => {
  it("#6711: builds, inserts, writes, inserts rows and repairs, each one step of Undo", async () => {
    const fake = installExcel({ platform, calculate: () => 5 });
    const { workbook, traffic } = fake;
    const steps = async (work: () => Promise<unknown>): Promise<number> => {
      const before = traffic.undoSteps;
      await work();
      return traffic.undoSteps - before;
    };
    putUnknown(addSheet(fake, "Old", {}), { A1: "=HEDGE.QTY(1,2)", C3: "=HEDGE.QTY(3,4)" });
    const old = (address: string) => ({ sheet: "Old", address });
    workbook.selection = parseArea("C3");
    const write = { ...old("B2"), content: { value: 7 }, expected: "" };
    expect([
      await steps(async () => spreadsheet.paint(smallPlan)),
      await steps(async () => spreadsheet.insertFormula("=HEDGE.QTY(1,2)", { replace: true })),
      await steps(async () => spreadsheet.writeCells([write, { ...write, address: "D9" }])),
      await steps(async () => spreadsheet.insertRows("Old", 5, 2)),
      await steps(async () => spreadsheet.repair([old("A1"), old("C3")])),
    ]).toEqual([1, 1, 1, 1, 1]);
  });

  it("Worksheet.copy cannot be undone: makes a frozen copy all the same", async () => {
    const fake = installExcel({ platform, calculate: () => 5 });
    addSheet(fake, "Hedge", { A1: "=HEDGE.QTY(1,2)" });
    expect(await spreadsheet.freezeCopy("Hedge", "now")).toEqual({
      sheet: "Hedge values",
      frozenFormulas: 1,
    });
    expect(fake.workbook.active.cells.get("A2")).toMatchObject({ value: 5, formula: "" });
  });

  it("#6491: builds a sheet with a block of 40 by 40 formulas", async () => {
    const { workbook } = installExcel({ platform });
    const cells = Object.fromEntries(
      Array.from({ length: 1600 }, (_cell, index): [string, PlanCell] => [
        `${String.fromCharCode(65 + (index % 25))}${String(Math.floor(index / 25) + 1)}`,
        { formula: "=RAND()", look: "number" },
      ]),
    );
    await spreadsheet.paint({ sheets: [sheetOf("Block", cells)] });
    expect(workbook.sheets.at(-1)?.cells.size).toBe(1600);
  });
});

describe("#6614: a Turkish Excel", () => {
  it("knows a formula that was inserted, written or built, at the second try", async () => {
    const { workbook } = installExcel({ language: "tr", calculate: () => 5 });
    const shown = async (address: string) =>
      (await spreadsheet.readRange({ sheet: "Sheet1", address })).values[0]?.[0];
    expect((await spreadsheet.insertFormula('=HEDGE.QTY(1,"a,b")', { replace: false })).warnings).toEqual([]);
    const write = { sheet: "Sheet1", address: "B2", content: { formula: "=HEDGE.QTY(1,2)" }, expected: "" };
    await spreadsheet.writeCells([write]);
    expect([await shown("A1"), await shown("B2")]).toEqual([5, 5]);
    expect(workbook.active.cells.get("A1")?.formula).toBe('=HEDGE.QTY(1,"a,b")');
    expect(await spreadsheet.paint(smallPlan)).toMatchObject({ warnings: [] });
    expect(await spreadsheet.findProblems()).toEqual([]);
  });

  it("gives a warning where the second attempt does not help either", async () => {
    installExcel({ language: "tr", calculate: () => "#NAME?" });
    const { warnings } = await spreadsheet.insertFormula("=HEDGE.QTY(1,2)", { replace: false });
    expect(warnings).toEqual([expect.stringMatching(/1 formula shows #NAME\?.*F2, then Enter/u)]);
    const painted = await spreadsheet.paint(smallPlan);
    expect(painted.warnings).toEqual([expect.stringContaining("1 formula shows #NAME?")]);
  });

  it("has its stuck and unknown cells found and repaired, whatever it calls their errors", async () => {
    const results: Readonly<Record<string, string>> = {
      '=HEDGE.MARK("eth")': "#BUSY!",
      '=HEDGE.MARK("nope")': "#N/A",
    };
    const fake = installExcel({ language: "tr", calculate: (formula) => results[formula] ?? 5 });
    put(fake.workbook.active, { A1: '=HEDGE.MARK("eth")', A2: '=HEDGE.MARK("nope")', A4: "=HEDGE.TEXT()" });
    putUnknown(fake.workbook.active, { A3: "=HEDGE.QTY(1,2)" });
    const found = await spreadsheet.findProblems();
    expect(found.map(({ address, kind, shown }) => [address, kind, shown])).toEqual([
      ["A1", "busy", "#MEŞGUL!"],
      ["A2", "error", "#YOK"],
      ["A3", "name", "#AD?"],
    ]);
    expect((await spreadsheet.repair(found)).left).toEqual([]);
    expect((await spreadsheet.findProblems()).map(({ address }) => address)).toEqual(["A1", "A2"]);
  });
});

it("takes a text that looks like an error for a text, and an error in German for an error", async () => {
  const fake = installExcel({ language: "de", calculate: () => "#N/A" });
  put(fake.workbook.active, { A1: "=HEDGE.QTY(1,2)" });
  const { cells } = fake.workbook.active;
  cells.set("A2", { value: "#NAME?", formula: "", numberFormat: "@" });
  expect((await spreadsheet.findProblems()).map(({ address, shown }) => [address, shown])).toEqual([
    ["A1", "#NV"],
  ]);
  expect((await spreadsheet.readRange({ sheet: "Sheet1", address: "A1" })).values).toEqual([["#N/A"]]);
});

it("freezes an error as the error that it is, in German too", async () => {
  const fake = installExcel({ language: "de", calculate: () => "#N/A" });
  addSheet(fake, "Hedge", { A1: "=HEDGE.QTY(1,2)" });
  await spreadsheet.freezeCopy("Hedge", "now");
  expect(fake.workbook.active.cells.get("A2")).toMatchObject({ value: "#N/A", isError: true, formula: "" });
});

describe("a command that Excel refuses halfway", () => {
  const tooLong = `=${"1+".repeat(5000)}1`;

  it("leaves no unfinished sheet behind, and says so", async () => {
    const fake = installExcel();
    addSheet(fake, "Mine", {});
    const bad = sheetOf("Bad", { A1: { formula: tooLong, look: "number" } });
    await expect(spreadsheet.paint({ sheets: [...smallPlan.sheets, bad] })).rejects.toMatchObject({
      code: "host_refused",
      message: expect.stringMatching(/8,192.*The workbook is as it was before\.$/u) as string,
    });
    expect(fake.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Mine"]);
    expect((await spreadsheet.paint(smallPlan)).sheets.map(({ name }) => name)).toEqual([
      "Hedge",
      "Hedge details",
    ]);
  });

  it("leaves no unfinished copy behind, and the sheet itself as it was", async () => {
    const fake = installExcel({ calculate: () => 5 });
    addSheet(fake, "Hedge", { A1: "=HEDGE.QTY(1,2)" });
    addSheet(fake, "Next", {});
    await expect(spreadsheet.freezeCopy("Hedge", "x".repeat(40_000))).rejects.toMatchObject({
      message: expect.stringContaining("The workbook is as it was before.") as string,
    });
    expect(fake.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Hedge", "Next"]);
  });
});
