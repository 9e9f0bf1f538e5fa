import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { texts } from "../../addin/taskpane/texts.js";
import { openWorkbench } from "../browser/openWorkbench.js";

const columns = ["A", "D", "E", "F", "G", "I", "L"];
const rows = [7, 8, 9, 10, 11];
const cells = columns.flatMap((column) => rows.map((row) => `${column}${String(row)}`));
const limitMs = 60_000;
const pollingMs = 20;

/**
 * Builds the sample's five-coin hedge sheet in a new workbench by three clicks.
 * @param days of the past that the portfolio methods look back
 * @returns ms from the first click until every figure of the five rows is shown and the pane says so
 */
export async function measureHedgeSheet(days: number): Promise<number> {
  const { page, close } = await openWorkbench();
  try {
    const pane = page.locator("#pane");
    const from = await page.evaluate(() => performance.now());
    await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: texts.build.sample }).click();
    if (days !== 90) {
      await page.getByText(texts.build.inputs).click();
      await page.getByRole("combobox", { name: texts.build.historyDays }).selectOption(String(days));
    }
    await pane.getByRole("button", { name: texts.build.button }).click();
    const filled = await page.waitForFunction(
      (wanted) => {
        if (!document.body.innerText.includes('The sheet "Hedge" is ready.')) return 0;
        const shown = (window as unknown as { workbench: WorkbenchApi }).workbench.cells("Hedge");
        return wanted.every((cell) => /^[^#]/u.test(shown[cell]?.text ?? "")) ? performance.now() : 0;
      },
      cells,
      { polling: pollingMs, timeout: limitMs },
    );
    return (await filled.jsonValue()) - from;
  } finally {
    await close();
  }
}
