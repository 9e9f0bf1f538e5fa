import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { englishTexts } from "../../addin/language/english/englishTexts.js";
import { functionsFile, helpFolder, translations } from "../../addin/language/languages.js";
import { pageIds } from "../../addin/taskpane/pane/pageIds.js";
import { readCatalogue } from "../../scripts/languages/catalogue.js";
import { findChromium } from "../../scripts/lib/findChromium.js";
import { openTaskpane } from "../taskpane/openTaskpane.js";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(process.env), args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser.close();
});

const languageFiles = (asked: readonly string[]) => asked.filter((path) => path.startsWith("/languages/"));

/** How many pixels of the page lie beyond the pane's edge. */
const overhang = async (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

describe.each(translations)("the pane in $name", (language) => {
  const catalogue = readCatalogue(language.id);
  const said = (english: string): string => catalogue.get(english) ?? english;

  it("speaks it on every page, fits into a narrow pane, and leads to its help", async () => {
    const { page, asked, errors } = await openTaskpane(browser, {
      office: "browser",
      language: language.id,
      width: 360,
    });
    await page.getByRole("tablist", { name: said(englishTexts.pages) }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language.tag);
    for (const id of pageIds) {
      const tab = page.getByRole("tab", { name: said(englishTexts.tabs[id]), exact: true });
      if (await tab.isVisible()) await tab.click();
      else {
        await page.getByRole("button", { name: said(englishTexts.morePages) }).click();
        await page.getByRole("menuitem", { name: said(englishTexts.tabs[id]), exact: true }).click();
      }
      await page.getByRole("heading", { name: said(englishTexts.titles[id]), exact: true }).waitFor();
      expect(await overhang(page), id).toBe(0);
    }
    const link = page.getByRole("link", { name: said(englishTexts.help.errorPages) });
    expect(await link.getAttribute("href")).toBe(`${helpFolder(language)}errors.html`);
    expect(languageFiles(asked)).toEqual([`/languages/${language.id}.json`]);
    expect(asked).toContain(`/${functionsFile(language)}`);
    expect(asked).not.toContain("/functions.json");
    expect(errors).toEqual([]);
    await page.close();
  });
});

describe("the pane", () => {
  it("speaks the language that Excel is shown in", async () => {
    const { page } = await openTaskpane(browser, { office: "germanExcel" });
    await page.locator("[role=tablist]").waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
    await page.close();
  });

  it("asks for no texts where they are English", async () => {
    const { page, asked } = await openTaskpane(browser, { office: "excel" });
    await page.getByRole("tablist", { name: englishTexts.pages }).waitFor();
    expect(languageFiles(asked)).toEqual([]);
    await page.close();
  });
});
