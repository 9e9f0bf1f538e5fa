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

const sortDescending = async (): Promise<void> => {
  const { page } = desk.bench;
  await page.locator('[data-u-command="sheet.menu.sheets-sort"]').first().locator("svg").last().click();
  await page.getByText("Descending").first().click();
};

test("typed holdings are sorted, and the desk follows; what a formula spills is not", async () => {
  await select("A8", "E13");
  await sortDescending();
  await expect.poll(coins).toEqual([...sample].sort().reverse());
  await desk.expectRight();
  await press("Control+z");
  await expect.poll(coins).toEqual(sample);
  await select("A8", "N13");
  await sortDescending();
  await desk.bench.page.getByText(/fills several cells, and cannot be sorted/).waitFor();
  await desk.bench.page.getByRole("button", { name: "Confirm" }).click();
  expect(await coins()).toEqual(sample);
  await desk.expectRight();
});

test("filters, looks and finding leave the desk as it is", async () => {
  const { page } = desk.bench;
  await select("B8");
  await press("Control+Shift+l", "Control+b", "Control+i");
  await page
    .locator('[data-u-command="sheet.command.set-range-italic"][class*="bg-gray-200"]')
    .first()
    .waitFor();
  await press("Control+Shift+l", "Control+f");
  await page.getByPlaceholder("Find in this Sheet").fill("USDT");
  // The grid marks what it has found, and selects it once the search is closed.
  await page.getByText("1/1", { exact: true }).waitFor();
  await press("Escape");
  await desk.expectRight();
});

test("a number that its cell is too narrow for is never cut off: it would read as a smaller one", async () => {
  const { page, call } = desk.bench;
  await page.evaluate(() => {
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    const canvas = CanvasRenderingContext2D.prototype;
    const draw = Object.getOwnPropertyDescriptor(canvas, "fillText")?.value as typeof canvas.fillText;
    canvas.fillText = function fillText(text, ...rest) {
      drawn.push(text);
      Reflect.apply(draw, this, [text, ...rest]);
    };
  });
  const drawn = async () =>
    page.evaluate(() =>
      (window as unknown as { drawn: string[] }).drawn.splice(0).filter((text) => text !== ""),
    );
  await desk.person.type("B14", "12345678901");
  await desk.person.type("B15", "7.99846669123");
  await expect.poll(async () => call("number", "B15")).toBe(7.99846669123);
  await drawn();
  await select("A8");
  await expect.poll(drawn).toContainEqual(expect.stringMatching(/^#{4,}$/));
  await select("A9");
  await expect.poll(drawn).toContainEqual(expect.stringMatching(/^7\.998\d{0,6}$/));
  expect(await call("number", "B14")).toBe(12345678901);
  for (const cell of ["B15", "B14"]) await desk.person.clear(cell);
});

test("the list of a cell is used without the mouse once it is open", async () => {
  const { page, call, click } = desk.bench;
  const list = page.locator('[data-u-comp="sheets-dropdown-list"]');
  const { x: third, y } = placeOf("Hedge", "A5");
  const open = async () => {
    // The arrow is at the right end of the cell, of which a place is a third.
    await click({ x: third * 3 - 9, y });
    await expect.poll(async () => list.locator("input:focus").count()).toBe(1);
  };
  const expectVenue = async (venue: string | undefined) => {
    await list.waitFor({ state: "detached" });
    await expect.poll(async () => call("read", "A5")).toBe(venue);
    expect(await selected()).toBe("A5");
  };
  const before = await call("read", "A5");
  await open();
  expect(await list.getByText("Edit", { exact: true }).count()).toBe(0);
  const venues = await list.locator("div.univer-cursor-pointer").allTextContents();
  await press("b", "y", "b", "ArrowDown", "Escape");
  await expectVenue(before);
  await open();
  await press("b", "y", "b", "Enter");
  await expectVenue("bybit");
  await open();
  await press("ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Enter");
  await expectVenue(venues[1]);
  // The word that is there already stays.
  await open();
  await press("ArrowDown", "ArrowDown", "Enter");
  await expectVenue(venues[1]);
  await press("ArrowRight");
  await expect.poll(selected).toBe("B5");
  await call("write", "A5", before);
});

test("charts, formulas and their colours move with inserted and removed rows and columns", async () => {
  const { page, call, click } = desk.bench;
  await call("activate", "Hedge history");
  const chart = page.locator("#charts figure").first();
  await expect.poll(async () => chart.locator("path").count()).toBeGreaterThan(1);
  const place = async () => chart.boundingBox();
  const drawn = async () => chart.locator("path").first().getAttribute("d");
  const [before, line] = [await place(), await drawn()];
  if (before === null) throw new Error("The chart is not shown");
  await click(placeOf("Hedge history", "A4"));
  await press("Shift+Space", "Control+Shift+Equal");
  // One row, 22 pixels high as the one above or as rows usually are.
  await expect.poll(async () => ((await place())?.y ?? 0) - before.y).toBeGreaterThan(15);
  await expect.poll(drawn).toBe(line);
  expect(await call("formula", "A19")).toContain("$C$5");
  await press("Control+z");
  await expect.poll(place).toEqual(before);
  await expect.poll(drawn).toBe(line);
});
