// What is in the workbench is there again after its page was killed, in as many workbooks and tabs as there are.
import { ObjectMatrix } from "@univerjs/presets";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkbookDocument } from "../../addin/workbench/document/workbookDocument.js";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { cellsOnly, type SheetPlan } from "../../shared/sheet/sheetPlan.js";
import { callSpreadsheet } from "./callSpreadsheet.js";
import { callOf, openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

/** A sheet with one of everything that a plan can hold. */
const everything: SheetPlan = {
  ...cellsOnly,
  name: "Everything",
  columnWidths: [120, 80, 200],
  rowHeights: { 2: 44 },
  frozenRows: 1,
  frozenColumns: 1,
  showGridlines: false,
  merges: ["A8:B8"],
  cells: {
    A1: { value: "Coin", look: "headerLeft", note: "What is held <b>now</b>" },
    A2: { value: "ETH", look: "input" },
    B2: { value: 2.5, look: "input", format: "coins" },
    C2: { formula: '=HEDGE.MARK("ETH")', look: "plainNumber", format: "usdCents" },
    A8: { value: "Merged", look: "section" },
    B4: { value: 1, look: "plainNumber" },
    B5: { value: 2, look: "plainNumber" },
    C4: { value: 3, look: "plainNumber" },
    C5: { value: 5, look: "plainNumber" },
  },
  conditionalFormats: [{ range: "B4:B5", cases: [{ when: { above: 1 }, look: "wrong" }] }],
  listValidations: [{ range: "A2", words: ["ETH", "BTC"] }],
  charts: [
    {
      title: "Two points",
      kind: "column",
      categories: "B4:B5",
      series: [{ name: "Own", range: "C4:C5" }],
      place: { cell: "E2", width: 320, height: 180 },
    },
  ],
};

let bench: OpenWorkbench;

beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(async () => bench.close());

async function saved(page: Page): Promise<void> {
  await expect.poll(async () => page.locator("#book-state").textContent()).toBe("Saved");
}

/** Resolves the styles and leaves out what formulas show, so that documents of two moments can be compared. */
function comparable({ snapshot, ...others }: WorkbookDocument): unknown {
  const sheets = snapshot.sheetOrder.map((id) => {
    const { cellData = {}, ...sheet } = snapshot.sheets[id] ?? {};
    const cells: Record<string, unknown> = {};
    new ObjectMatrix(cellData).forValue((row, column, cell) => {
      const { s: look, v: value, t: type, ...content } = cell;
      const style = typeof look === "string" ? snapshot.styles[look] : look;
      const isFormula = Boolean(content.f ?? content.si);
      cells[`${String(row)}/${String(column)}`] = {
        ...content,
        style,
        ...(isFormula ? {} : { value, type }),
      };
    });
    return { ...sheet, cells };
  });
  const resources = (snapshot.resources ?? []).map(({ name, data }) => ({
    name,
    data: data === "" ? {} : (JSON.parse(data) as unknown),
  }));
  return JSON.parse(JSON.stringify({ ...others, sheets, resources }));
}

type Facade = ReturnType<WorkbenchApi["grid"]>;

/** What the mouse and the menus of the grid do, by the grid's own interface. */
async function edit(page: Page, change: (grid: Facade) => void): Promise<void> {
  await page.evaluate(`(${change.toString()})(window.workbench.grid())`);
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await crashed;
}

/** Opens the address of the bench, or another, in a new tab. */
async function reopen(search = ""): Promise<Page> {
  return bench.openTab(search);
}

describe("a workbook of the browser", () => {
  let page: Page;
  let before: WorkbookDocument;

  test("is kept only once it is changed", async () => {
    page = bench.page;
    await page.waitForTimeout(3_000);
    expect(await page.locator("#book-state").textContent()).toBe("Changes are saved in this browser");
    expect(page.url()).not.toContain("book=");
  });

  test("comes back whole after its page was killed in the middle of an edit", async () => {
    await callSpreadsheet(bench, "paint", { sheets: [everything] });
    await bench.call("write", "A3", "a text");
    await bench.call("write", "B3", true);
    await bench.call("write", "C3", "=HEDGE.QTY(400000,4000)+SUM(B4:B5)");
    await edit(page, (grid) => {
      const workbook = grid.getActiveWorkbook();
      const sheet = workbook?.getActiveSheet();
      sheet?.setName("Renamed desk");
      sheet?.getRange("A3").setFontWeight("bold").setBackgroundColor("#ffeecc");
      sheet?.setColumnWidth(3, 177);
      workbook?.insertDefinedName("OWNPRICE", "'Renamed desk'!$C$2");
      sheet?.getRange("C6").setFormula("=OWNPRICE*2");
      if (sheet) workbook?.moveSheet(sheet, 0);
    });
    await saved(page);
    await expect.poll(async () => bench.call("number", "C6")).toBeGreaterThan(0);
    before = await bench.call("document");
    await page.keyboard.type("unfinished");
    await crash(page);

    page = await reopen();
    const after = await callOf(page)("document");
    expect(after.snapshot.sheetOrder[0]).toBe(before.activeSheet);
    expect(comparable(after)).toEqual(comparable(before));
    expect(await callOf(page)("number", "C3")).toBe(103);
    // The formulas are live: the price comes anew and the name follows it.
    await expect.poll(async () => callOf(page)("number", "C6")).toBeGreaterThan(0);
    await page.locator('#charts figure[aria-label="Two points"] svg').waitFor();
    expect(await callOf(page)("background", "B5")).not.toBe(await callOf(page)("background", "B4"));
  });
});
