// What is in the workbench is there again after its page was killed, in as many workbooks and tabs as there are.
import { ObjectMatrix } from "@univerjs/presets";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkbookDocument } from "../../addin/workbench/document/workbookDocument.js";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { cellsOnly, type SheetPlan } from "../../shared/sheet/sheetPlan.js";
import { callSpreadsheet } from "./callSpreadsheet.js";
import { choose, saved, state } from "./keptPage.js";
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

/** What the browser keeps of the workbook in a page; changed where a change is given. */
async function record(page: Page, change: Readonly<Record<string, unknown>> = {}): Promise<Stored> {
  return page.evaluate(async (changed) => {
    const id = new URLSearchParams(location.search).get("book");
    const settled = async <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error(String(request.error)));
        };
      });
    const database = await settled(indexedDB.open("hedge-workbench"));
    const books = database.transaction("books", "readwrite").objectStore("books");
    const found = { ...((await settled(books.get(id ?? ""))) as Stored), ...changed };
    await settled(books.put(found));
    database.close();
    return found;
  }, change);
}

type Stored = { readonly id: string; readonly sequence: number; readonly changedAt: number };

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
    expect(await state(page)).toBe("Autosave on");
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

    // Prices went on meanwhile, and none of them was a change to be written.
    const { sequence, changedAt } = await record(page);
    await page.waitForTimeout(3_000);
    expect(await record(page)).toMatchObject({ sequence, changedAt });
  });

  test("colours every action of a spilled desk when it comes back", async () => {
    const call = callOf(page);
    await call("activate", "Hedge");
    const colours = async () => {
      const cells = await call("cells", "Hedge");
      const isSell = (address: string) => (cells[address]?.text ?? "").startsWith("Sell ");
      const actions = Object.keys(cells).filter((address) => /^F\d/.test(address) && isSell(address));
      return Promise.all(actions.map(async (address) => call("background", address)));
    };
    // The orange of what is to be done, for each of the five coins of the sample.
    await expect.poll(colours).toEqual(Array<string>(5).fill("rgb(253,241,231)"));
    await call("activate", "Renamed desk");
  });

  test("goes back to a version, and from there to what it was", async () => {
    await callOf(page)("write", "A15", "before");
    await saved(page);
    // As if the ten minutes until the next version had passed.
    await record(page, { changedAt: Date.now() + 15 * 60_000 });
    await callOf(page)("write", "A15", "after");
    await saved(page);
    await choose(page, "Versions…");
    await page
      .getByRole("button", { name: /^Restore the version/ })
      .first()
      .click();
    await expect.poll(async () => callOf(page)("read", "A15").catch(() => "")).toBe("before");
    await choose(page, "Versions…");
    await page
      .getByRole("button", { name: /^Restore the version/ })
      .nth(1)
      .click();
    await expect.poll(async () => callOf(page)("read", "A15").catch(() => "")).toBe("after");
  });

  test("says that it is not kept while the browser has no room, and is kept once there is", async () => {
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    // The browser looks at the quota of a busy database only now and then.
    const write = async () => {
      await callOf(page)("write", "A16", "x".repeat(200_000 + Math.round(performance.now())));
      await page.waitForTimeout(1_000);
      return state(page);
    };
    const inTime = { timeout: 60_000, interval: 1_000 };
    await expect.poll(write, inTime).toMatch(/^Not saved: the browser's storage is full/);
    expect(await page.getByRole("alert").textContent()).toContain(
      "Delete workbooks for good under File, Open…",
    );

    // Room for a change, but not for a copy of the whole workbook, which is due as its next version.
    const leaveRoom = async () => {
      const quotaSize = await page.evaluate(
        async (room) => ((await navigator.storage.estimate()).usage ?? 0) + room,
        150_000,
      );
      await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
    };
    await leaveRoom();
    await callOf(page)("write", "A16", "small");
    await expect.poll(async () => state(page), inTime).toBe("Saved");
    await record(page, { changedAt: Date.now() + 40 * 60_000 });
    await leaveRoom();
    await callOf(page)("write", "A16", "without a version");
    await saved(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin });
  }, 180_000);

  test("is not kept where the browser blocks the storage of the site, and the page says so", async () => {
    const tab = await bench.openPage();
    await tab.addInitScript(() => {
      const block = (): never => {
        throw new DOMException("Blocked", "SecurityError");
      };
      IDBFactory.prototype.open = block;
      LockManager.prototype.request = async () =>
        Promise.reject(new DOMException("Blocked", "SecurityError"));
      for (const name of ["BroadcastChannel", "localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get: block });
    });
    const thrown: string[] = [];
    tab.on("pageerror", ({ message }) => thrown.push(message));
    await tab.goto(`${bench.url}/workbench.html`);
    await tab.evaluate(async () => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);
    expect(await tab.getByRole("alert").textContent()).toContain("Workbooks cannot be kept");
    await callOf(tab)("write", "A30", "=HEDGE.QTY(400000,4000)");
    expect(await callOf(tab)("read", "A30")).toBe("100");
    expect(thrown).toEqual([]);
    await tab.close();
  });

  test("of a newer HEDGE is left alone, and its data can be had", async () => {
    const { search } = new URL(page.url());
    await record(page, { schema: 99 });
    const tab = await bench.openTab(search);
    const notice = tab.getByRole("alert");
    // Another tab edits it, so that this one would follow if it could read it.
    expect(await notice.textContent()).toContain("was saved by a newer version of HEDGE");
    const download = tab.waitForEvent("download");
    await notice.getByRole("button", { name: "Download its data" }).click();
    expect((await download).suggestedFilename()).toMatch(/\.hedge\.json$/);
    await tab.close();
    await record(page, { schema: 1 });
  });

  test("goes with all others once a person has read what is lost", async () => {
    await choose(page, "Clear all workbooks…");
    const question = page.getByRole("dialog");
    expect(await question.textContent()).toMatch(/removes 1 workbook from this browser: "Sample desk"/);
    expect(await question.textContent()).toMatch(/\d+ versions will be lost/);
    await question.getByRole("button", { name: "Clear all workbooks" }).click();
    await expect.poll(async () => state(page).catch(() => "")).toBe("Autosave on");
    expect(await page.evaluate(async () => indexedDB.databases())).toHaveLength(1);
    expect(bench.problems).toEqual([]);
  });
});
