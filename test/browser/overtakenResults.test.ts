import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

/** Below the tables of the sample desk, whose sheets make a calculation long enough to type meanwhile. */
const rows = Array.from({ length: 60 }, (_, index) => 60 + index);
/** The grid waits 100 ms for more edits before it calculates. */
const pauseMs = 130;

let bench: OpenWorkbench;
beforeAll(async () => {
  bench = await openWorkbench();
  const { page } = bench;
  await bench.call("activate", "Hedge");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 3 });
});
afterAll(async () => bench.close());

test("a number typed over a live formula stays, and nothing that the formula spilled stays beside it", async () => {
  const contents = async () =>
    Promise.all(
      rows.map(async (row) =>
        Promise.all([bench.call("number", `B${String(row)}`), bench.call("read", `C${String(row)}`)]),
      ),
    );
  await bench.page.evaluate((places) => {
    const { workbench } = window as unknown as { workbench: WorkbenchApi };
    for (const row of places)
      void workbench.write(`B${String(row)}`, '=HEDGE.QUOTES("bybit:BTC","mark,index")');
  }, rows);
  await expect
    .poll(async () => (await contents()).every(([mark, index]) => Number(mark) > 0 && index !== ""))
    .toBe(true);

  await bench.page.evaluate(
    async ([places, pause]) => {
      const { workbench } = window as unknown as { workbench: WorkbenchApi };
      for (const row of places) {
        // Not waited for: a person types while the grid calculates.
        void workbench.write(`B${String(row)}`, row);
        await new Promise((resolve) => {
          setTimeout(resolve, pause);
        });
      }
    },
    [rows, pauseMs] as const,
  );
  await bench.call("write", "B59", "=1+1");
  await expect.poll(async () => bench.call("read", "B59")).toBe("2");
  expect(await contents()).toEqual(rows.map((row) => [row, ""]));
  expect(bench.problems).toEqual([]);
});
