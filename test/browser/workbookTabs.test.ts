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
  await tab.goto(new URL(`/workbench.html${search}`, bench.url).href);
  await tab.evaluate(async () => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);
  return tab;
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

    await other.bringToFront();
    await other.mouse.click(600, 600);
    await other.keyboard.type("not here");
    await other.keyboard.press("Enter");
    const refused = await other.evaluate(async () =>
      globalThis.HEDGE_SPREADSHEET?.writeCells([]).catch((error: unknown) => String(error)),
    );
    expect(refused).toContain("Another tab edits this workbook");

    await callOf(page)("write", "A13", "last words");
    await other.getByRole("button", { name: "Edit here" }).click();
    await expect.poll(async () => state(other)).toBe("Saved");
    await expect.poll(async () => state(page)).toBe("Read only");
    expect(await callOf(other)("read", "A13")).toBe("last words");
    await callOf(other)("write", "A14", "second tab");
    await expect.poll(async () => callOf(page)("read", "A14")).toBe("second tab");
    const cells = await callOf(other)("cells", "Hedge journal");
    expect(Object.values(cells).map(({ text }) => text)).not.toContain("not here");
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
      const end = performance.now() + 12_000;
      while (performance.now() < end);
    });
    await other.bringToFront();
    await other.getByRole("button", { name: "Edit here" }).click();
    await saved(other);
    await callOf(other)("write", "A19", "meanwhile");
    await saved(other);
    await hung.catch(() => undefined);
    await expect.poll(async () => state(page).catch(() => "")).toBe("Read only");
    await expect.poll(async () => callOf(page)("read", "A19").catch(() => "")).toBe("meanwhile");
    await other.close({ runBeforeUnload: true });
    await page.bringToFront();
    await saved(page);
  }, 180_000);

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
