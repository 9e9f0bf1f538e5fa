// What a newcomer meets: the banner before any script has run, dark colours, a phone.
import { readFileSync } from "node:fs";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

type Visit = {
  readonly page: Page;
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
};
type Api = { readonly ready: Promise<void>; readonly read: (address: string) => string };

let workbench: OpenWorkbench;
let url = "";

beforeAll(async () => {
  workbench = await openWorkbench();
  url = workbench.page.url();
  await workbench.page.close();
});
afterAll(async () => workbench.close());

/** Opens the page as somebody who was never there, and notes what goes wrong from its first byte on. */
async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const newPage = await workbench.openPage();
  const browser = newPage.context().browser();
  await newPage.close();
  if (browser === null) throw new Error("The browser is gone");
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${String(response.status())} ${response.url()}`);
  });
  await page.goto(url, { waitUntil: "commit" });
  // Before any script has run.
  await page.locator("#simulated").waitFor();
  await page.waitForLoadState();
  await page.evaluate(async () => (window as unknown as { workbench: Api }).workbench.ready);
  return { page, problems, close: async () => context.close() };
}

const read = async (page: Page, address: string): Promise<string> =>
  page.evaluate((cell) => (window as unknown as { workbench: Api }).workbench.read(cell), address);

async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run: (where: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await runner.run({
      include: ["body > header", "#bar", "#tour"].map((selector) => [selector]),
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

/** Of the grid's own background, from 0 to 255. */
async function lightness(page: Page): Promise<number> {
  const color = await page
    .locator("#grid > *")
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  return Math.max(...(color.match(/\d+/g) ?? []).slice(0, 3).map(Number));
}

test("dark pages have a dark grid, and texts that can be read", async () => {
  const { page, problems, close } = await visit({ colorScheme: "dark" });
  expect(await axeFaults(page)).toEqual([]);
  expect(await lightness(page)).toBeLessThan(64);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(async () => lightness(page)).toBeGreaterThan(192);
  expect(problems).toEqual([]);
  await close();
});

test("a phone scrolls the desk by touch, and changes a holding", async () => {
  const { page, problems, close } = await visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await page.getByRole("button", { name: "Close the tour" }).tap();
  const widths = async () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(await widths()).toEqual([390, 390]);
  const box = await page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox();
  if (box === null) throw new Error("The sheet is not shown");
  // ETH in row 9: below headings, the frozen rows, and the row of BTC.
  await page.touchscreen.tap(box.x + 46 + 120, box.y + 20 + 190 + 34 + 17);
  await expect.poll(async () => page.locator('[data-u-comp="defined-name"] input').inputValue()).toBe("B9");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("contenteditable"))).toBe("true");
  await page.keyboard.type("33", { delay: 60 });
  await page.keyboard.press("Enter");
  await expect.poll(async () => read(page, "B9")).toBe("33");

  const session = await page.context().newCDPSession(page);
  const swipe = { x: 300, y: 600, xDistance: -200, yDistance: 0, gestureSourceType: "touch" } as const;
  await session.send("Input.synthesizeScrollGesture", swipe);
  await page.touchscreen.tap(box.x + 46 + 250, box.y + 20 + 190 + 17);
  // 200 pixels to the right of what was under the finger before: F, the column of actions.
  await expect.poll(async () => page.locator('[data-u-comp="defined-name"] input').inputValue()).toBe("F8");
  expect(problems).toEqual([]);
  await close();
});
