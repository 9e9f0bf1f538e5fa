import { afterEach, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { venues } from "../../../functions/venues/registry.js";
import { chooseHedges, chooseProxy } from "../../../shared/sheet/chooseHedge.js";
import type { HedgeChoice, HedgeRefusal } from "../../../shared/sheet/chooseHedge.js";
import { buildHedgeWorkbook } from "../../../shared/sheet/hedgeWorkbook.js";
import type { WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { markets, perpetual } from "../../shared/sheet/markets.js";
import { installExcel } from "./excelBench.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const settled = (decision: unknown) => decision as HedgeChoice | HedgeRefusal;

function hedgeOf(coins: readonly string[]): WorkbookPlan {
  const listed = coins.filter((coin) => /^\w+$/.test(coin));
  const known = markets({ inverse: ["BTC", "ETH", ...listed].map((coin) => perpetual(coin)) });
  return buildHedgeWorkbook({
    holdings: coins.map((coin, index) => ({ coin, quantity: index + 1, marginCoins: "" })),
    choices: chooseHedges(coins, "BTC", known).map(settled),
    proxies: { BTC: settled(chooseProxy(known, "BTC")), ETH: settled(chooseProxy(known, "ETH")) },
    inputs: {
      venue: "home",
      hedgeRatio: 1,
      leverage: 3,
      horizonDays: 30,
      feeRate: 0.0005,
      rebalanceBand: 0.05,
      maximumCostPerYear: 0.1,
      proxyCoin: "BTC",
      maintenanceRate: 0.005,
    },
    venues: venues.map(({ id }) => id),
    historyDays: 90,
  });
}

it("paints the hedge of 200 holdings within five syncs, each formula as planned", async () => {
  const { workbook, traffic } = installExcel();
  const plan = hedgeOf(Array.from({ length: 200 }, (_coin, index) => `C${String(index)}X`));
  expect(await excelSpreadsheet.paint(plan, { replace: [] })).toMatchObject({ warnings: [] });
  expect(traffic.syncs).toBeLessThanOrEqual(5);
  expect(traffic.requestBytes).toBeLessThan(5 * 1024 * 1024);
  // 200 coins do not fit into a list of Excel's: it takes them from the cells.
  const lists = workbook.sheets.flatMap((sheet) => sheet.validations.map(({ rule }) => JSON.stringify(rule)));
  expect(lists.some((list) => /"='Hedge[^']*'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+"/.test(list))).toBe(true);
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
  await excelSpreadsheet.paint(hedgeOf(["BTC", ...typed]), { replace: [] });
  const cells = workbook.sheets.flatMap((sheet) => [...sheet.cells.values()]);
  for (const text of typed) {
    expect(cells.some(({ formula }) => formula === text)).toBe(false);
    expect(cells.some(({ value }) => value === text)).toBe(true);
  }
});
