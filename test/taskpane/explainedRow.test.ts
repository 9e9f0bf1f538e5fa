// The explained row in a browser, bundled by itself.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { texts } from "../../addin/taskpane/texts.js";
import { findChromium } from "../../scripts/lib/findChromium.js";
import { defaultDeskWorld } from "../support/deskCases.js";
import { installFakeSpreadsheet, type FakeSheet, type PortCall } from "./fakeSpreadsheet.js";
import type { ShownRow } from "./mountExplained.js";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const address = "https://hedge.test/";
const width = 320;

let browser: Browser;
let script: string;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(process.env), args: ["--no-sandbox"] });
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("mountExplained.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  script = outputFiles[0]?.text ?? "";
});
afterAll(async () => {
  await browser.close();
});

type Shown = Partial<Pick<ShownRow, "index" | "isDark">> & {
  readonly sheet?: FakeSheet;
  readonly permissions?: string[];
};

async function open({ index = 0, isDark = false, sheet = {}, permissions = [] }: Shown = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: isDark ? "dark" : "light",
    permissions,
  });
  const page = await context.newPage();
  await page.addInitScript(installFakeSpreadsheet, sheet);
  await page.route("**/*", async (route) =>
    route.fulfill({ contentType: "text/html", body: '<html lang="en"><title>Explain</title></html>' }),
  );
  await page.goto(address);
  await page.addScriptTag({ content: script });
  const holdings = [
    ["ETH", 100, null, null, null],
    ["STETH", 5, null, null, null],
  ];
  const shown: ShownRow = { world: defaultDeskWorld, holdings, index, isDark };
  await page.evaluate((row) => {
    (globalThis as unknown as { showExplained: (row: ShownRow) => void }).showExplained(row);
  }, shown);
  return page;
}

describe("the explained row", () => {
  it("shows each figure with its formula, and each input without one", async () => {
    const page = await open();
    await page.getByText("Sell 42,000 ETHUSD on okx", { exact: false }).waitFor();
    const figure = (list: string, heading: string) =>
      page
        .getByRole("list", { name: list })
        .getByRole("listitem")
        .filter({ hasText: new RegExp(`^${heading}`, "u") });
    const contracts = figure(texts.explain.figures, "Contracts after the trade");
    // (100 + 5) ETH × 4,000 USD in contracts of 10 USD.
    await contracts.getByText('=HEDGE.CONTRACTS(420000,10,1,"down")', { exact: true }).waitFor();
    expect(await contracts.innerText()).toContain("42,000 contracts");
    const mark = figure(texts.explain.inputs, "Mark price");
    expect(await mark.innerText()).toBe("Mark price\n4,000 USD per ETH");
    await page.context().close();
  });

  it("copies a formula, and selects it where the clipboard is closed to it", async () => {
    const name = "Copy the formula for: Contracts after the trade";
    const formula = '=HEDGE.CONTRACTS(420000,10,1,"down")';
    const allowed = await open({ permissions: ["clipboard-read", "clipboard-write"] });
    await allowed.getByRole("button", { name }).click();
    await allowed.getByText(texts.help.copied).waitFor();
    expect(await allowed.evaluate(async () => navigator.clipboard.readText())).toBe(formula);
    await allowed.context().close();

    const closed = await open();
    await closed.evaluate(() => {
      navigator.clipboard.writeText = async () => Promise.reject(new Error("closed"));
    });
    await closed.getByRole("button", { name }).click();
    await closed.getByText(texts.help.selected).waitFor();
    expect(await closed.evaluate(() => getSelection()?.toString())).toBe(formula);
    await closed.context().close();
  });

  it("writes the row as formulas into a sheet of its own", async () => {
    const page = await open({ sheet: { names: ["Hedge", "Hedge row ETH"] } });
    await page.getByRole("button", { name: texts.explain.write }).click();
    await page.getByText('The sheet "Hedge row ETH 2" is ready.').waitFor();
    const calls = await page.evaluate(() => (globalThis as unknown as { portCalls: PortCall[] }).portCalls);
    const [plan] = calls.find(({ method }) => method === "paint")?.given ?? [];
    expect(plan).toMatchObject({
      sheets: [{ name: "Hedge row ETH", cells: { A1: { value: "ETH hedged with okx:ETH" } } }],
    });
    await page.context().close();
  });

  it("says what is wrong where the sheet cannot be written", async () => {
    const message = "the workbook is protected";
    const page = await open({ sheet: { refused: { method: "paint", message } } });
    await page.getByRole("button", { name: texts.explain.write }).click();
    await page.getByText("The workbook is protected.").waitFor();
    await page.context().close();
  });

  it("says of a row that another carries why it has no figures", async () => {
    const page = await open({ index: 1 });
    await page
      .getByText("Hedged together with holding 1 (ETH): one ETH short covers all its rows.")
      .waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    await page.context().close();
  });

  it.each([false, true])(
    "has no fault that axe knows and no sideways scrolling; dark: %s",
    async (isDark) => {
      const page = await open({ isDark });
      await page.getByRole("button", { name: texts.explain.write }).waitFor();
      const violations = await page.evaluate(`(async () => {
      ${axe}
      const rules = { region: { enabled: false }, "page-has-heading-one": { enabled: false } };
      const { violations } = await axe.run(document, { rules });
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
    })()`);
      expect(violations).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await page.context().close();
    },
  );
});
