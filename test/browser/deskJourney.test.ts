// What a person does on the sheet Hedge, by keyboard and mouse; after each step every figure is computed anew.
import { afterAll, beforeAll, expect, test } from "vitest";
import { venueOrder } from "../../shared/listing/venueOrder.js";
import { expectedDesk, planFigures, type Figures } from "./journey/expectedDesk.js";
import { openDesk, type OpenDesk } from "./journey/openDesk.js";
import { readDesk } from "./journey/readDesk.js";
import { watchHedge, wrongOnTheWay } from "./journey/watchRows.js";

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.bench.close());

const venueCell = "A5";

async function figuresOf(venue?: string): Promise<readonly Figures[]> {
  const { bench, exchanges } = desk;
  const { typed } = await readDesk(bench);
  const settings = venue === undefined ? typed.settings : { ...typed.settings, venue };
  return planFigures(await expectedDesk({ ...typed, settings }, exchanges));
}

/** Types a venue, and expects that no figure is wrong on the way and all are right in the end. */
async function changeVenue(venue: string): Promise<void> {
  const { bench, person, expectRight } = desk;
  const old = await figuresOf();
  const next = await figuresOf(venue);
  const stop = await watchHedge(bench);
  await person.type(venueCell, venue);
  await expectRight();
  const looks = await stop();
  expect(wrongOnTheWay(looks, old, next, ({ cells }) => cells[venueCell]?.text === venue)).toEqual([]);
}

test("the sample desk opens with every figure right", async () => {
  const { bench, expectRight } = desk;
  await expectRight();
  const { typed } = await readDesk(bench);
  const coins = typed.holdings.map(({ coin }) => coin).filter((coin) => coin !== "");
  expect(coins).toEqual(["BTC", "ETH", "SOL", "XRP", "DOGE", "USDT"]);
});

test.each([...venueOrder.slice(1), "binance"])("with %s as the venue", changeVenue);

test("a coin becomes another in its row", async () => {
  const { bench, person, expectRight } = desk;
  await person.type("A12", "LINK");
  await expectRight();
  await person.type("A12", "ada");
  await expectRight();
  expect((await readDesk(bench)).hedge[4]?.["instrument"]?.text).toBe("binance:ADA");
});

test("rows below the last one are answered, of a linear contract and of a coin that another one hedges", async () => {
  const { bench, person, expectRight } = desk;
  await person.type("A14", "PEPE");
  await person.type("B14", "900000000");
  await expectRight();
  await person.type("A15", "NEWCOIN");
  await person.type("B15", "1000");
  await expectRight();
  await person.type("E15", "2.5");
  await expectRight();
  await person.type("D15", "1.4");
  await expectRight();
  const { hedge } = await readDesk(bench);
  expect(hedge[7]?.["action"]?.text).toMatch(/^Hedged together with holding 2 \(ETH\)/);
});

test.each(["hyperliquid", "kraken", "htx", "binance"])("with %s as the venue of all these rows", changeVenue);

test("what was typed is taken back by Ctrl+Z", async () => {
  const { bench, person, expectRight } = desk;
  await person.type("B8", "12.5");
  await expectRight();
  await bench.page.keyboard.press("Control+z");
  await expect.poll(async () => bench.call("number", "B8")).toBe(1.25);
  await expectRight();
});

test("a row is cleared, and leaves a blank one between the others", async () => {
  const { bench, person, expectRight } = desk;
  await person.type("A10", "");
  await person.type("B10", "");
  await expectRight();
  const { hedge } = await readDesk(bench);
  expect(Object.values(hedge[2] ?? {}).map(({ text }) => text)).toEqual(Array.from({ length: 9 }, () => ""));
});

test("the rows are typed in another order", async () => {
  const { person, expectRight } = desk;
  const sorted = [
    ["ADA", "150000"],
    ["BTC", "1.25"],
    ["DOT", "2000"],
    ["ETH", "20"],
    ["USDT", "5000"],
    ["XRP", "20000"],
  ] as const;
  for (const [index, [coin, coins]] of sorted.entries()) {
    const row = String(8 + index);
    await person.type(`A${row}`, coin);
    await person.type(`B${row}`, coins);
  }
  await expectRight();
});
