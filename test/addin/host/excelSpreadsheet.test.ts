import { afterEach, describe, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { openSpreadsheet } from "../../../addin/host/openSpreadsheet.js";
import { parseArea } from "../../support/strictExcel/area.js";
import { addSheet, installExcel, put } from "./excelBench.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const spreadsheet = excelSpreadsheet;

describe("the selection", () => {
  it("is read as far as it is in use, with where it is", async () => {
    const { workbook } = installExcel();
    put(workbook.active, { B2: "eth", C2: 50, B4: "BTC", C4: "2", A9: "x" });
    workbook.selection = parseArea("B1:C1048576");
    expect(await spreadsheet.readSelection()).toEqual({
      sheet: "Sheet1",
      address: "B2:C4",
      values: [
        ["eth", 50],
        ["", ""],
        ["BTC", "2"],
      ],
      isCut: false,
    });
  });

  it("gives nothing of empty cells, and of too many the first 2,000 rows and 10 columns", async () => {
    const { workbook } = installExcel();
    workbook.selection = parseArea("E5:F6");
    expect(await spreadsheet.readSelection()).toMatchObject({ address: "E5:F6", values: [], isCut: false });
    put(workbook.active, { A1: "first", L3000: "last" });
    workbook.selection = parseArea("A1:L3000");
    const { values, isCut, address } = await spreadsheet.readSelection();
    expect([values.length, values[0]?.length, address, isCut]).toEqual([2000, 10, "A1:J2000", true]);
  });

  it("reports its changes until nobody listens any more", async () => {
    const { workbook } = installExcel();
    const listener = vi.fn();
    const stop = await spreadsheet.onSelectionChanged(listener);
    for (const notify of workbook.selectionListeners) notify();
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await vi.waitFor(() => {
      expect(workbook.selectionListeners.size).toBe(0);
    });
  });
});

describe("inserting", () => {
  it("writes a formula into an empty cell, and a text as a text", async () => {
    const { workbook } = installExcel();
    workbook.selection = parseArea("C3");
    expect(await spreadsheet.insertFormula("=HEDGE.QTY(1,2)", { replace: false })).toEqual({
      sheet: "Sheet1",
      address: "C3",
      warnings: [],
    });
    expect(workbook.active.cells.get("C3")).toMatchObject({ formula: "=HEDGE.QTY(1,2)" });
    workbook.selection = parseArea("C4");
    await spreadsheet.insertText("=1+1", { replace: false });
    expect(workbook.active.cells.get("C4")).toMatchObject({ value: "=1+1", formula: "" });
  });

  it("overwrites nothing unasked, and nothing that is protected", async () => {
    const { workbook } = installExcel();
    put(workbook.active, { A1: "mine" });
    await expect(spreadsheet.insertFormula("=1", { replace: false })).rejects.toMatchObject({
      code: "cell_not_empty",
      message: expect.stringContaining("A1") as string,
    });
    expect(workbook.active.cells.get("A1")).toMatchObject({ value: "mine" });
    workbook.active.isProtected = true;
    await expect(spreadsheet.insertFormula("=1", { replace: true })).rejects.toMatchObject({
      code: "sheet_protected",
    });
    workbook.active.isProtected = false;
    await spreadsheet.insertFormula("=1", { replace: true });
    expect(workbook.active.cells.get("A1")).toMatchObject({ formula: "=1" });
  });
});

describe("the workbook", () => {
  it("reports its sheets and how it calculates, and shows a sheet", async () => {
    const fake = installExcel();
    addSheet(fake, "Second", {});
    expect(await spreadsheet.sheetNames()).toEqual(["Sheet1", "Second"]);
    expect(await spreadsheet.calculationMode()).toBe("automatic");
    fake.workbook.calculationMode = "Manual";
    expect(await spreadsheet.calculationMode()).toBe("manual");
    await spreadsheet.activateSheet("Second");
    expect(fake.workbook.active.name).toBe("Second");
    await expect(spreadsheet.activateSheet("Gone")).rejects.toMatchObject({ code: "sheet_missing" });
  });

  it("is Excel's where Office.js says so, and nobody's outside", async () => {
    installExcel();
    expect(await openSpreadsheet()).toBe(excelSpreadsheet);
    vi.stubGlobal("Office", { ...Office, onReady: async () => Promise.resolve({ host: null }) });
    await expect(openSpreadsheet()).rejects.toMatchObject({ code: "host_unavailable" });
  });
});

it.each([
  ["InvalidOperationInCellEditMode", "cell_editing", /Press Enter or Esc/],
  ["AccessDenied", "sheet_protected", /protected or read-only/],
  ["InvalidSelection", "invalid_input", /Select a single block/],
  ["NonBlankCellOffSheet", "host_refused", /Clear the last rows/],
  ["ActivityLimitReached", "host_unavailable", /busy.*Try again/],
  ["GeneralException", "host_refused", /GeneralException.*the words of Excel\. Try again; .*Help page/],
])("turns Excel's %s into a sentence", async (code, expected, sentence) => {
  const refuse = async () => Promise.reject(Object.assign(new Error("the words of Excel"), { code }));
  vi.stubGlobal("Excel", { run: refuse });
  await expect(spreadsheet.sheetNames()).rejects.toMatchObject({
    name: "HedgeError",
    code: expected,
    message: expect.stringMatching(sentence) as string,
  });
});
