import { resolve } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAddinServer, type AddinServer } from "../../scripts/lib/addinServer.js";
import { findChromium } from "../../scripts/lib/findChromium.js";
import { builtFolder } from "../../scripts/lib/projectRoot.js";
import { builtPageNames } from "./builtHelp.js";

let server: AddinServer;
let browser: Browser;

beforeAll(async () => {
  server = await startAddinServer({
    port: 0,
    addinFolder: resolve(builtFolder, "addin"),
    apiListener: (_, response) => {
      response.writeHead(404).end();
    },
  });
  browser = await chromium.launch({ executablePath: findChromium(process.env), args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe.each([320, 1200])("at a width of %i pixels", (width) => {
  it("no page is wider than the window or breaks its own content policy", async () => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const problems: string[] = [];
    page.on("console", (message) => problems.push(message.text()));
    for (const name of builtPageNames) {
      await page.goto(`${server.url}/help/${name}`);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) problems.push(`${name} is ${String(needed)} pixels wide`);
      const bodyFont = await page.evaluate(() => getComputedStyle(document.body).fontSize);
      if (bodyFont !== "16px") problems.push(`${name} has no style sheet`);
    }
    expect(problems).toEqual([]);
    await page.close();
  });
});
