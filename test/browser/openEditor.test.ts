// A result that lands on the address of the cell that is being edited, on another sheet or the same, leaves what is
// typed alone.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

let bench: OpenWorkbench;

beforeAll(async () => {
  bench = await openWorkbench();
  await bench.page.mouse.click(35, 768 - 18);
  await bench.page.getByText("Sheet1", { exact: true }).waitFor();
});
afterAll(async () => bench.close());

const rowHeight = 24;
const columnWidth = 88;

test.each([0, 1, 2])(
  "what is typed into a cell stays while the desk beside it streams (%i)",
  async (column) => {
    const { page, click, call } = bench;
    const text = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (let row = 8; row <= 12; row += 1) {
      await click({ x: (column * 4 + 2.5) * columnWidth, y: (row - 0.5) * rowHeight });
      // Three seconds a cell: every price of the other sheets comes anew meanwhile.
      await page.keyboard.type(text, { delay: 60 });
      await page.keyboard.press("Enter");
      const letter = String.fromCharCode(65 + column * 4 + 2);
      expect(await call("read", `${letter}${String(row)}`)).toBe(text);
    }
  },
);
