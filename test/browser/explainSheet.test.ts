// A row written as formulas into a sheet of the workbench calculates to what Explain shows.
import { afterAll, beforeAll, expect, it } from "vitest";
import { Decimal } from "../../shared/decimal.js";
import { explainRow } from "../../shared/desk/explain/explainRow.js";
import { explainSheet } from "../../shared/sheet/explainSheet.js";
import { memoryDesk } from "../support/memoryDesk.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

let workbench: OpenWorkbench;
beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(async () => {
  expect(workbench.problems).toEqual([]);
  await workbench.close();
});

/** Two lines of one short and one of another venue, to be bought back in part; a second coin hedged by beta. */
const desk = memoryDesk().open({
  holdings: [
    ["ETH", 40, null, null, null],
    ["NOWHERE", 1000, "bybit:ETH", 1.5, "0.001 ETH"],
  ],
  shorts: [
    ["bybit:ETH", 58_100, 4000, 10, null],
    ["bybit:ETH", 81_000, 3000, 12, null],
    ["okx:ETH-USDT", 200, 3500, 30_000, null],
  ],
  settings: { "hedge ratio": 0.9 },
});

it("calculates every cell of the sheet", async () => {
  const explained = explainRow(desk, 0).filter(({ field }) => field !== "action");
  expect(explained.map(({ field }) => field)).toEqual(
    expect.arrayContaining(["all bybit:ETH entry", "cover of row 2", "toBuyBack", "liquidation"]),
  );
  const plan = explainSheet(desk, 0);
  await workbench.page.evaluate(async (sheet) => {
    await globalThis.HEDGE_SPREADSHEET?.paint({ sheets: [sheet] });
  }, plan);
  for (const { field, heading, value } of explained) {
    const label = Object.entries(plan.cells).find(
      ([address, cell]) => address.startsWith("A") && cell.value === heading,
    );
    const cell = (label?.[0] ?? "").replace("A", "B");
    if (!(value instanceof Decimal)) {
      // This desk is open without a past: what needs one is no number, and nothing in its place that looks like one.
      expect(["apr7", "survival", "worstRise", "fundingStress"]).toContain(field);
      expect(await workbench.call("number", cell), heading).toBeNull();
      continue;
    }
    const expected = Number(value);
    await expect
      .poll(async () => workbench.call("number", cell), { message: `${heading} ${cell}` })
      .toBeCloseTo(expected, 9 - Math.ceil(Math.log10(Math.abs(expected) + 1)));
  }
});
