import { expect, test } from "vitest";
import { openWorkbench } from "./openWorkbench.js";

// The engine keeps what it made of a formula whose function it did not know: #NAME?, and no cell it depends on.
test("functions that are long on their way leave no #NAME? in the sample workbook", async () => {
  const bench = await openWorkbench({ functionsDelayMs: 3000 });
  try {
    await bench.call("activate", "One coin");
    await expect.poll(async () => bench.call("read", "B8")).toBe("100.00");
    await bench.call("activate", "Try it");
    const price = async () => bench.call("number", "D6");
    await expect.poll(price).toBeGreaterThan(0);
    const first = await price();
    await expect.poll(price).not.toBe(first);
    expect(bench.problems).toEqual([]);
  } finally {
    await bench.close();
  }
});
