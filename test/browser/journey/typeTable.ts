import { expect } from "vitest";
import type { OpenWorkbench } from "../openWorkbench.js";

/** What a person keeps in three columns: most of it in order, much of it not. Numbers after a mark are texts. */
const messyTable: readonly (readonly [coin: string, quantity: string, inMargin: string])[] = [
  ["Coin", "Amount", "In margin"],
  ["btc", "'0.5", "0.1"],
  ["ETH", "50", ""],
  ["Sol", "'1,250.5", ""],
  ["", "", ""],
  ["PEPE", "900000000", ""],
  ["NEAR", "20000", ""],
  ["foo", "1000", "0.02"],
  ["'=cmd", "5", ""],
  ["XRP", "-100", ""],
  ["DOGE", "0", ""],
  ["eth", "5", ""],
  ["LINK", "0.01", ""],
  ["LTC", "ten", ""],
  ["ADA", "3000", "-5"],
  ["DOT/USDT", "2000", "300"],
];

/** Below what stands on the sheet "Try it": the middle of A17. */
const firstCell = { x: 40, y: 389 };
const firstRow = 17;

/** Types the table by keyboard, and selects it by keyboard too; the sheet "Try it" is in front then. */
export async function typeTable({ page, call, click }: OpenWorkbench): Promise<void> {
  // All of the table in sight: a key that comes while the grid scrolls to the next row is lost at times.
  await page.setViewportSize({ width: 1366, height: 1000 });
  await call("activate", "Try it");
  await click(firstCell);
  for (const [line, row] of messyTable.entries()) {
    for (const [column, text] of row.entries()) {
      if (text !== "") await page.keyboard.type(text);
      await page.keyboard.press(column < row.length - 1 ? "Tab" : "Enter");
      // No person is faster than the grid, which takes no key while it puts the last text into its cell.
      const address = `${"ABC".charAt(column)}${String(firstRow + line)}`;
      if (text !== "") await expect.poll(async () => call("read", address), { interval: 10 }).not.toBe("");
    }
  }
  // Enter after tabs goes back to the first column, below the table.
  await page.keyboard.press("ArrowUp");
  for (let row = 1; row < messyTable.length; row += 1) await page.keyboard.press("Shift+ArrowUp");
  for (let column = 1; column < 3; column += 1) await page.keyboard.press("Shift+ArrowRight");
  const selected = page.evaluate(async () => (await globalThis.HEDGE_SPREADSHEET?.readSelection())?.address);
  expect(await selected).toBe("A17:C32");
}
