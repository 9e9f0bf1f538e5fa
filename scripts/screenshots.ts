// Takes the pictures of docs/screenshots from the built workbench on simulated prices.
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { texts } from "../addin/taskpane/texts.js";
import { deskSheetNames } from "../shared/sheet/deskSheets.js";
import { openWorkbench, type OpenWorkbench } from "../test/browser/openWorkbench.js";
import { openPage } from "../test/taskpane/openPage.js";
import { projectRoot } from "./lib/projectRoot.js";
import { takeTutorial } from "./screenshots/tutorialPictures.js";

const folder = resolve(projectRoot, "docs/screenshots");
/** Long enough for live values and histories to arrive in the new sheets. */
const settledMs = 4_000;

async function takePane(page: Page, name: string): Promise<void> {
  await page.locator("#side").screenshot({ path: resolve(folder, `${name}.png`) });
}

async function showBuild(page: Page): Promise<void> {
  await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
  await page.getByRole("button", { name: texts.build.sample }).click();
  await page.waitForTimeout(settledMs);
  await takePane(page, "build");
}

/** The row of ETH, half hedged, as the pane records and explains it. */
async function showRow({ page, click }: OpenWorkbench): Promise<void> {
  await click({ x: 40, y: 225 + 34 });
  for (const id of ["record", "explain"] as const) {
    await openPage(page, id);
    await page.waitForTimeout(settledMs / 2);
    await takePane(page, id);
  }
}

/** The first sheet is made for the smallest of usual screens; the others have charts below their tables. */
const defaultView = { width: 1366, height: 768 };
const tallView = { width: 1366, height: 1100 };

/** Every sheet that was built, as it looks without the pane. */
async function showSheets({ page, call }: OpenWorkbench): Promise<void> {
  await page.getByRole("button", { name: "Close the pane" }).click();
  for (const [key, name] of Object.entries(deskSheetNames)) {
    await page.setViewportSize(key === "hedge" ? defaultView : tallView);
    await call("activate", name);
    await page.waitForTimeout(settledMs / 4);
    await page.screenshot({ path: resolve(folder, `sheet-${key}.png`) });
  }
  await page.setViewportSize(defaultView);
  await call("activate", deskSheetNames.hedge);
  await page.locator("#ribbon").getByRole("button", { name: "Hedge pane" }).click();
}

async function showFormula(page: Page): Promise<void> {
  await openPage(page, "formula");
  await takePane(page, "functions");
  await page.getByRole("button", { name: /^QTY/u }).click();
  await page.getByRole("button", { name: texts.formula.example }).click();
  await page.getByText("100", { exact: true }).waitFor();
  await takePane(page, "formula");
}

async function showVenues(page: Page): Promise<void> {
  await openPage(page, "venues");
  await page.getByRole("textbox", { name: texts.venues.coin }).fill("ETH");
  await page.keyboard.press("Enter");
  await page.getByRole("row").nth(1).waitFor();
  await takePane(page, "venues");
}

await mkdir(folder, { recursive: true });
const workbench = await openWorkbench();
const { page, close } = workbench;
try {
  await page.waitForTimeout(settledMs);
  await page.screenshot({ path: resolve(folder, "workbench.png") });
  await showBuild(page);
  await showSheets(workbench);
  await showRow(workbench);
  await showFormula(page);
  await showVenues(page);
  for (const id of ["live", "problems", "freeze", "settings", "help"] as const) {
    await openPage(page, id);
    await page.waitForTimeout(settledMs / 2);
    await takePane(page, id);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await openPage(page, "build");
  await page.waitForTimeout(settledMs / 4);
  await takePane(page, "build-dark");
} finally {
  await close();
}
const tutorial = await openWorkbench();
try {
  await takeTutorial(tutorial, folder);
} finally {
  await tutorial.close();
}
process.exit(0);
