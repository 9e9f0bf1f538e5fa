import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageIds } from "../../addin/taskpane/pane/pageIds.js";
import { texts } from "../../addin/taskpane/texts.js";
import { findChromium } from "../../scripts/lib/findChromium.js";
import { openPage } from "./openPage.js";
import { openTaskpane } from "./openTaskpane.js";

describe("the page of the task pane", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(process.env), args: ["--no-sandbox"] });
  });
  afterAll(async () => browser.close());

  it.each([
    ["missing", texts.officeMissing],
    ["browser", texts.officeOutside],
    ["real", texts.officeOutside],
  ] as const)("says so when Office.js is %s, without an error of its own", async (office, text) => {
    const { page, errors } = await openTaskpane(browser, { office });
    await page.getByRole("alert").filter({ hasText: text }).waitFor();
    await page.getByRole("button", { name: texts.build.selection }).click();
    await page.getByRole("alert").filter({ hasText: "There is no spreadsheet here." }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("says so when Excel does not answer", async () => {
    const { page } = await openTaskpane(browser, { office: "silent" });
    await page.getByText(texts.officeSilent).waitFor({ timeout: 10_000 });
    await page.close();
  });

  it("says so when the functions are not loaded", async () => {
    const { page } = await openTaskpane(browser, { office: "excel", functions: null });
    await page.getByRole("alert").filter({ hasText: texts.functionsMissing }).waitFor();
    await page.close();
  });

  it("loads nothing of the pane while nobody sees it, for the cells' sake", async () => {
    const hidden = await openTaskpane(browser, { office: "missing", isHidden: true });
    await hidden.page.waitForFunction("frames[0].HEDGE !== undefined");
    await hidden.page.waitForTimeout(500);
    expect(hidden.asked).toContain("/functions.js");
    expect(hidden.asked).not.toContain("/pane.js");
    await hidden.page.close();
  });

  it("says what became of a button of the ribbon, until another page is chosen", async () => {
    const { page } = await openTaskpane(browser, { office: "excel", sheet: {} });
    await page.evaluate(`
      Object.assign(document.documentElement.dataset, {
        hedgePage: "live", hedgeIntent: "error", hedgeNotice: "the functions are not loaded",
      });
      dispatchEvent(new Event("hedge-pane-page"));
    `);
    const notice = page.getByRole("alert").filter({ hasText: "The functions are not loaded." });
    await notice.waitFor();
    await openPage(page, "build");
    await notice.waitFor({ state: "detached" });
    await page.close();
  });

  it("never leaves its page, in which the functions run", async () => {
    const { page } = await openTaskpane(browser, { office: "excel", sheet: {} });
    for (const id of pageIds) {
      await openPage(page, id);
      for (const link of await page.locator("a:visible").all()) {
        expect(await link.getAttribute("target")).toBe("_blank");
      }
    }
    await page.close();
  });
});
