import { resolve } from "node:path";
import { texts } from "../../addin/taskpane/texts.js";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { deskSheetNames } from "../../shared/sheet/deskSheets.js";
import type { OpenWorkbench } from "../../test/browser/openWorkbench.js";
import { openPage } from "../../test/taskpane/openPage.js";

/** Long enough for the prices of three coins to arrive. */
const settledMs = 3_000;
/** The cell A8, the first holding, without the headings. */
const firstHolding = { x: 40, y: 190 + 17 };

/** The pictures of docs/tutorial/first-hedge.md, on a blank workbook as the reader has it. */
export async function takeTutorial({ page, call, click }: OpenWorkbench, folder: string): Promise<void> {
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(settledMs);
    await page.screenshot({ path: resolve(folder, `tutorial-${name}.png`) });
  };
  const takePane = async (name: string): Promise<void> => {
    await page.waitForTimeout(settledMs);
    await page.locator("#side").screenshot({ path: resolve(folder, `tutorial-${name}.png`) });
  };
  await page.getByRole("button", { name: "Close the tour" }).click();
  await page.goto(`${page.url().split("?")[0] ?? ""}?new=blank&name=Workbook`);
  await page.evaluate(async () => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);

  await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
  await page.getByRole("button", { name: texts.list.paste }).click();
  await page.getByRole("textbox", { name: texts.list.label }).fill("ETH 10\nSOL 250\nUSDT 5000");
  await page.getByRole("button", { name: texts.list.use }).click();
  await takePane("list");

  await page.locator("#side").getByRole("button", { name: texts.build.button }).click();
  await page.getByRole("button", { name: texts.build.wholeSheet }).click();
  await take("desk");

  await page.locator("#ribbon").getByRole("button", { name: "Hedge pane" }).click();
  await openPage(page, "record");
  await click(firstHolding);
  await takePane("record");

  await page.locator("#side").getByRole("button", { name: texts.record.button, exact: true }).click();
  await page.getByText(texts.record.done).waitFor();
  await page.getByRole("button", { name: "Close the pane" }).click();
  await call("activate", deskSheetNames.scenario);
  await take("scenario");
}
