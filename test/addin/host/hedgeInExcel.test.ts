import { afterEach, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { venues } from "../../../functions/venues/registry.js";
import { blankHeld } from "../../../shared/sheet/deskBook.js";
import { deskWorkbook } from "../../../shared/sheet/deskWorkbook.js";
import type { WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { installExcel } from "./excelBench.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

function deskOf(coins: readonly string[]): WorkbookPlan {
  const holdings = coins.map((coin, index) => ({ ...blankHeld, coin, coins: index + 1 }));
  return deskWorkbook(
    { holdings, shorts: [], settings: {}, closed: [] },
    venues.map(({ id }) => id),
  );
}

it("paints the desk of 200 holdings within five syncs, each formula as planned", async () => {
  const { workbook, traffic } = installExcel();
  const plan = deskOf(Array.from({ length: 200 }, (_coin, index) => `C${String(index)}X`));
  expect(await excelSpreadsheet.paint(plan)).toMatchObject({ warnings: [] });
  expect(traffic.syncs).toBeLessThanOrEqual(5);
  expect(traffic.requestBytes).toBeLessThan(5 * 1024 * 1024);
  for (const { name, cells } of plan.sheets) {
    const painted = workbook.sheets.find((sheet) => sheet.name === name);
    const differing = Object.entries(cells).filter(
      ([address, { formula = "" }]) => (painted?.cells.get(address)?.formula ?? "") !== formula,
    );
    expect(differing).toEqual([]);
  }
});

it("keeps what a person typed for a coin a text", async () => {
  const { workbook } = installExcel();
  const typed = ["=cmd|'/c calc'!A0", "+ETH", "@BTC", "-1"];
  await excelSpreadsheet.paint(deskOf(["BTC", ...typed]));
  const cells = workbook.sheets.flatMap((sheet) => [...sheet.cells.values()]);
  for (const text of typed) {
    expect(cells.some(({ formula }) => formula === text)).toBe(false);
    expect(cells.some(({ value }) => value === text)).toBe(true);
  }
});
