// What a spreadsheet has, done to the sheets of the desk; after each step every figure is computed anew.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type OpenDesk } from "./journey/openDesk.js";
import { placeOf } from "./journey/person.js";
import { readDesk } from "./journey/readDesk.js";

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk();
  await desk.bench.page.getByRole("button", { name: "Close the tour" }).click();
});
afterAll(async () => {
  expect(desk.bench.problems).toEqual([]);
  await desk.bench.close();
});

const coins = async (): Promise<readonly string[]> =>
  (await readDesk(desk.bench)).typed.holdings.map(({ coin }) => coin).filter((coin) => coin !== "");
const sample = ["BTC", "ETH", "SOL", "XRP", "DOGE", "USDT"];

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desk.bench.page.keyboard.press(key);
};
const select = async (from: string, to = from): Promise<void> => {
  const { click, page } = desk.bench;
  await click(placeOf("Hedge", from));
  if (to !== from) {
    await page.keyboard.down("Shift");
    await click(placeOf("Hedge", to));
    await page.keyboard.up("Shift");
  }
  await expect.poll(selected).toBe(to === from ? from : `${from}:${to}`);
};
const selected = async (): Promise<string> =>
  desk.bench.page.locator('[data-u-comp="defined-name"] input').inputValue();
const selectRow = async (row: number): Promise<void> => {
  await select(`B${String(row)}`);
  await press("Shift+Space");
};

test.each([8, 11])("a row inserted above row %i is one more holding, and undone leaves none", async (row) => {
  await selectRow(row);
  await press("Control+Shift+Equal");
  await expect.poll(async () => desk.bench.call("read", `A${String(row)}`)).toBe("");
  await desk.expectRight();
  expect(await coins()).toEqual(sample);
  await press("Control+z");
  await expect.poll(async () => desk.bench.call("read", `A${String(row)}`)).toBe(sample[row - 8]);
  await desk.expectRight();
});

// The formula of the desk stands in row 8.
test.each([8, 12])("without row %i the desk is that of the others", async (row) => {
  await selectRow(row);
  await press("Control+Minus");
  await expect.poll(async () => desk.bench.call("read", `A${String(row)}`)).toBe(sample[row - 7]);
  await desk.expectRight();
  expect(await coins()).toEqual(sample.filter((coin) => coin !== sample[row - 8]));
  await press("Control+z");
  await expect.poll(async () => desk.bench.call("read", `A${String(row)}`)).toBe(sample[row - 8]);
});
