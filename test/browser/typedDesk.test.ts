import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

let bench: OpenWorkbench;
let page: Page;

beforeAll(async () => {
  bench = await openWorkbench();
  ({ page } = bench);
  // An empty sheet, as a person adds one.
  const { height } = page.viewportSize() ?? { height: 768 };
  await page.mouse.click(35, height - 18);
  await page.getByText("Sheet1", { exact: true }).waitFor();
});
afterAll(async () => {
  await bench.close();
});

const rowHeight = 24;
const columnWidth = 88;

async function clickCell(column: number, row: number): Promise<void> {
  await bench.click({ x: (column + 0.5) * columnWidth, y: (row - 0.5) * rowHeight });
}

async function typeRow(row: number, cells: readonly string[]): Promise<void> {
  await clickCell(0, row);
  for (const cell of cells) {
    if (cell !== "") await page.keyboard.type(cell, { delay: 20 });
    await page.keyboard.press("Tab");
  }
}

const read = async (address: string): Promise<string> => bench.call("read", address);
const number = async (address: string): Promise<number> =>
  (await bench.call("number", address)) ?? Number.NaN;

/** The fields of the first screen begin: action, value, instrument, contracts, now, trade. */
const column = { action: "G", value: "H", trade: "L" };

/** USD of one contract of OKX's inverse ETH contract, as OKX publishes it. */
const ethContractUsd = 10;

/** Prices move between two looks at them by far less than a fiftieth. */
async function expectSaleOf(row: number, coins: number): Promise<void> {
  const ofRow = async (name: keyof typeof column): Promise<number> => number(`${column[name]}${String(row)}`);
  const markCell = "N12";
  await expect
    .poll(async () => Math.abs((await ofRow("value")) / (await number(markCell)) / coins - 1))
    .toBeLessThan(0.02);
  await expect
    .poll(async () => Math.abs(((await ofRow("trade")) * ethContractUsd) / (await ofRow("value")) - 1))
    .toBeLessThan(0.02);
  expect(await read(`${column.action}${String(row)}`)).toMatch(/^Sell /);
}

test('=HEDGE.PLAN(A2:E9,,{"venue","okx"}) typed by keyboard spills a desk that follows every change of its cells', async () => {
  await bench.call("write", "N12", '=HEDGE.MARK("okx:ETH")');
  await typeRow(2, ["ETH", "100"]);
  await typeRow(3, ["USDT", "3000"]);
  await typeRow(5, ["NEWCOIN", "1000", "", "1.4", "2.5"]);
  await clickCell(6, 2);
  await page.keyboard.type('=HEDGE.PLAN(A2:E9,,{"venue","okx"})', { delay: 20 });
  await page.keyboard.press("Enter");

  await expect.poll(async () => read("I2")).toBe("okx:ETH");
  expect(await read("G3")).toBe("Cash: not hedged.");
  expect(await read("H3")).toBe("3000");
  expect(await read("G4")).toBe("");
  // The venue asked for answers first; whether another lists the coin is known when every venue has answered.
  await expect.poll(async () => read("G5")).toMatch(/^Hedged together with holding 1 /);
  expect(await read("H5")).toBe("2500");

  // Without the row that ETH carries for another coin the trade is that of the coins held.
  await clickCell(0, 5);
  await page.keyboard.press("Delete");
  await expect.poll(async () => read("G5")).toMatch(/coin must be entered/i);
  await clickCell(1, 5);
  await page.keyboard.press("Delete");
  await bench.call("write", "D5", "");
  await bench.call("write", "E5", "");
  await expect.poll(async () => read("G5")).toBe("");
  await expectSaleOf(2, 100);

  await clickCell(1, 2);
  await page.keyboard.type("50", { delay: 20 });
  await page.keyboard.press("Enter");
  await expectSaleOf(2, 50);

  // A row typed below the last one is answered beside it.
  await typeRow(7, ["sol", "500"]);
  await expect.poll(async () => read("I7")).toBe("okx:SOL");

  // Another coin in the same row.
  await clickCell(0, 2);
  await page.keyboard.type("BTC", { delay: 20 });
  await page.keyboard.press("Enter");
  await expect.poll(async () => read("I2")).toBe("okx:BTC");
  expect(bench.problems.filter((problem) => !problem.includes("404"))).toEqual([]);
});

test("a changed holding is answered in the same turn where prices are warm", async () => {
  await bench.call("write", "A2", "ETH");
  await expect.poll(async () => read("I2")).toBe("okx:ETH");
  for (const coins of [10, 20, 30]) {
    await bench.call("write", "B2", coins);
    expect(await read("G2")).toMatch(/^Sell /);
    expect(await number("H2")).toBeGreaterThan(0);
  }
});

test("one cell says the whole desk in a sentence, what is not hedged first", async () => {
  await bench.call("write", "B2", 10);
  await bench.call("write", "A12", '=HEDGE.PLAN(A2:E9,,{"venue","okx"},"summary")');
  await expect
    .poll(async () => read("A12"))
    .toMatch(/^Not hedged: .*ETH .*USD held.*(?:row needs|rows need) action\.$/);
});
