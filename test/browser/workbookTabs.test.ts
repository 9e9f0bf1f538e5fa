// One workbook in several tabs: one of them edits it, and none loses what another one wrote.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { choose, saved, state } from "./keptPage.js";
import { callOf, openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

let bench: OpenWorkbench;

beforeAll(async () => {
  bench = await openWorkbench();
  await bench.call("activate", "Hedge journal");
});
afterAll(async () => bench.close());

/** Opens that address as a page that came over plain HTTP from another machine: such pages have no locks. */
async function openUnlocked(search: string): Promise<Page> {
  const tab = await bench.page.context().newPage();
  await tab.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "locks"));
  await goTo(tab, search);
  return tab;
}

async function goTo(tab: Page, search: string): Promise<void> {
  await tab.goto(new URL(`/workbench.html${search}`, bench.url).href);
  await tab.evaluate(async () => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);
}

/** Opens a cell with that text, and leaves it open. */
async function beginEntry(tab: Page, text: string): Promise<void> {
  await tab.bringToFront();
  await tab.mouse.click(600, 600);
  await tab.keyboard.type(text);
}

async function texts(tab: Page): Promise<readonly string[]> {
  return Object.values(await callOf(tab)("cells", "Hedge journal")).map(({ text }) => text);
}

describe("a workbook in two tabs", () => {
  let page: Page;
  beforeAll(() => {
    page = bench.page;
  });

  test("is edited by one tab, which the others follow until one of them asks to edit", async () => {
    await callOf(page)("write", "A11", "kept");
    await saved(page);
    const other = await bench.openTab(new URL(page.url()).search);
    expect([await state(page), await state(other)]).toEqual(["Saved", "Read only"]);
    await callOf(page)("write", "A12", "first tab");
    await callOf(page)("write", "B12", "=2*HEDGE.QTY(400000,4000)");
    await expect.poll(async () => callOf(other)("read", "A12")).toBe("first tab");
    await expect.poll(async () => callOf(other)("number", "B12")).toBe(200);

    await beginEntry(other, "not here");
    await other.keyboard.press("Enter");
    const refused = await other.evaluate(async () =>
      globalThis.HEDGE_SPREADSHEET?.writeCells([]).catch((error: unknown) => String(error)),
    );
    expect(refused).toContain("Another tab edits this workbook");

    await callOf(page)("write", "A13", "last words");
    await beginEntry(page, "in the editor");
    await other.bringToFront();
    await other.getByRole("button", { name: "Edit here" }).click();
    await expect.poll(async () => state(other)).toBe("Saved");
    await expect.poll(async () => state(page)).toBe("Read only");
    expect(await callOf(other)("read", "A13")).toBe("last words");
    await callOf(other)("write", "A14", "second tab");
    await expect.poll(async () => callOf(page)("read", "A14")).toBe("second tab");
    const cells = await callOf(other)("cells", "Hedge journal");
    expect(await texts(other)).not.toContain("not here");
    expect(await texts(other)).toContain("in the editor");
    expect(await callOf(page)("cells", "Hedge journal")).toMatchObject({
      A13: cells["A13"],
      A14: cells["A14"],
    });
    await callOf(other)("write", "A17", "before it went");
    // What closes a tab says goodbye to its page, unlike a crash.
    await other.goto("about:blank");
    await page.bringToFront();
    await saved(page);
    expect(await callOf(page)("read", "A17")).toBe("before it went");
    await callOf(page)("write", "A18", "edited on");
    await saved(page);
    await other.close();
  });

  test("is edited elsewhere once its tab has hung for seconds, which then follows", async () => {
    const other = await bench.openTab(new URL(page.url()).search);
    const hung = page.evaluate(() => {
      // Its change would be saved 200 ms later, when the other tab edits already.
      const { workbench } = window as unknown as { workbench: WorkbenchApi };
      workbench.grid().getActiveWorkbook()?.getActiveSheet().getRange("A20").setValue("too late");
      const end = performance.now() + 12_000;
      while (performance.now() < end);
    });
    await other.bringToFront();
    await other.getByRole("button", { name: "Edit here" }).click();
    await hung.catch(() => undefined);
    await expect.poll(async () => state(page).catch(() => "")).toBe("Read only");
    await callOf(other)("write", "A19", "meanwhile");
    await saved(other);
    await expect.poll(async () => callOf(page)("read", "A19").catch(() => "")).toBe("meanwhile");
    await other.close({ runBeforeUnload: true });
    await page.bringToFront();
    await saved(page);
  }, 180_000);

  test("takes in what is still in the cell editor before another workbook is shown", async () => {
    const { search } = new URL(page.url());
    for (const entry of ["New…", "Open…", "Versions…"]) {
      await beginEntry(page, `before ${entry}`);
      await choose(page, entry);
      await page.getByRole("dialog").waitFor();
      expect([await state(page), await texts(page)]).toEqual([
        "Saved",
        expect.arrayContaining([`before ${entry}`]),
      ]);
      await page.keyboard.press("Escape");
    }
    await beginEntry(page, "before a file");
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["Coin,Amount\nETH,2\n"], "Coins.csv"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await expect.poll(async () => page.title().catch(() => "")).toMatch(/^Coins/);
    await goTo(page, search);
    expect(await texts(page)).toContain("before a file");
  });

  test("asks before what is in the cell editor is lost, and keeps a change made just before it is left", async () => {
    const { search } = new URL(page.url());
    await beginEntry(page, "half");
    const asked = page.waitForEvent("dialog");
    const left = page.reload().catch(() => undefined);
    const question = await asked;
    expect(question.type()).toBe("beforeunload");
    await question.accept();
    await left;
    await goTo(page, search);
    // The first change since the page was opened.
    await page.evaluate(() => {
      const { workbench } = window as unknown as { workbench: WorkbenchApi };
      workbench.grid().getActiveWorkbook()?.getActiveSheet().getRange("A21").setValue("at once");
      location.assign("about:blank");
    });
    await page.waitForURL("about:blank");
    await goTo(page, search);
    expect(await callOf(page)("read", "A21")).toBe("at once");
  });

  test("is gone from every tab once one of them has deleted it", async () => {
    const other = await bench.openTab(new URL(page.url()).search);
    await page.bringToFront();
    await choose(page, "Delete…");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect
      .poll(async () => (await other.getByRole("alert").allTextContents()).join())
      .toContain('"Sample desk" is deleted');
    await other.getByRole("button", { name: "Bring back" }).click();
    await expect.poll(async () => callOf(other)("read", "A21").catch(() => "")).toBe("at once");
    await page.close();
    page = other;
    await page.bringToFront();
    await saved(page);
  });

  test("is kept of one tab only, and the other says so, where the browser has no locks", async () => {
    const { search } = new URL(page.url());
    await page.goto("about:blank");
    const [one, other] = [await openUnlocked(search), await openUnlocked(search)];
    for (const tab of [one, other])
      await expect
        .poll(async () => tab.getByRole("alert").textContent())
        .toContain("Another tab edits this workbook too");
    await callOf(one)("write", "A20", "first");
    await saved(one);
    await callOf(other)("write", "A20", "second");
    await expect
      .poll(async () => other.getByRole("alert").allTextContents())
      .toContainEqual(expect.stringContaining("another tab has changed this workbook since"));
    await one.close();
    await other.close();
    page = await bench.openTab(search);
    expect(await callOf(page)("read", "A20")).toBe("first");
  });

  test("is brought back after it was deleted", async () => {
    const { search } = new URL(page.url());
    await page.goto(new URL("?new=blank&name=Beside", page.url()).href);
    await saved(page);
    await choose(page, "Open…");
    await page.getByRole("button", { name: "Delete Sample desk" }).click();
    await page.getByRole("button", { name: "Bring back" }).waitFor();
    const tab = await bench.openTab(search);
    expect(await tab.getByRole("alert").textContent()).toContain('"Sample desk" is deleted');
    await tab.getByRole("button", { name: "Bring back" }).click();
    await expect.poll(async () => callOf(tab)("read", "A20").catch(() => "")).toBe("first");
    await saved(tab);
    await page.close();
    page = tab;
  });
});
