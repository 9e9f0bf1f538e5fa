import { expect } from "vitest";
import type { WorkbenchApi } from "../../../addin/workbench/page/workbenchApi.js";
import type { OpenWorkbench } from "../openWorkbench.js";

const coins = [
  ...["BTC", "ETH", "SOL", "XRP", "DOGE", "LINK", "ADA", "AVAX", "DOT", "LTC"],
  ...["BCH", "BNB", "TRX", "ETC", "FIL", "ATOM", "NEAR", "UNI", "SUI", "GALA"],
];
const measured = ["MARK", "INDEX", "FUNDINGRATE"];
const venues = ["binance", "bybit"];

/** The rows of the sheet Hedge with a holding each. */
export const holdingRows = coins.map((_coin, index) => 8 + index);

/** A function of prices that changes with every one of them. */
export function liveFormula(index: number): string {
  const name = measured[index % measured.length] ?? "";
  const venue = venues[index % venues.length] ?? "";
  return `=HEDGE.${name}("${venue}:${coins[index % 5] ?? ""}-USDT")`;
}

/** Writes cells of the sheet in front, and does not wait until they are calculated. */
export async function fillCells(
  { page }: OpenWorkbench,
  cells: Readonly<Record<string, string | number>>,
): Promise<void> {
  await page.evaluate((contents) => {
    const { workbench } = window as unknown as { workbench: WorkbenchApi };
    for (const [address, content] of Object.entries(contents)) void workbench.write(address, content);
  }, cells);
}

/** Makes the sample desk one of twenty coins; settles when each of them has an action. */
export async function fillDesk(bench: OpenWorkbench): Promise<void> {
  await bench.call("activate", "Hedge");
  const cells = coins.flatMap((coin, index): [string, string | number][] => {
    const row = String(holdingRows[index]);
    return [
      [`A${row}`, coin],
      [`B${row}`, 100 + index],
    ];
  });
  await fillCells(bench, Object.fromEntries(cells));
  const actions = async () =>
    Promise.all(holdingRows.map(async (row) => bench.call("read", `F${String(row)}`)));
  await expect
    .poll(async () => (await actions()).every((action) => action.includes(" ")), { timeout: 90_000 })
    .toBe(true);
}
