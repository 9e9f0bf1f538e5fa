// What a person does with shorts, closed shorts and situations; after each step every figure is computed anew.
import { afterAll, beforeAll, expect, test } from "vitest";
import { coins, type Coin } from "../simulator/coins.js";
import { simulatedVenues } from "../simulator/venues/registry.js";
import { belowHeadings } from "./belowHeadings.js";
import { openDesk, type OpenDesk } from "./journey/openDesk.js";
import { readDesk } from "./journey/readDesk.js";

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.bench.close());

/** A date-time of the sheet, UTC, between two settlements. */
function opened(daysAgo: number): string {
  const day = Math.floor(Date.now() / 86_400_000) - daysAgo;
  return String(day + 25_569 + 3.5 / 24);
}

async function typeShort(row: number, typed: readonly string[]): Promise<void> {
  for (const [column, text] of typed.entries()) {
    if (text !== "") await desk.person.type(`${"ABCDE".charAt(column)}${String(row)}`, text);
  }
}

test("a short is typed by hand, cell by cell, and its row asks for the rest", async () => {
  const { person, expectRight } = desk;
  await person.open("Hedge shorts");
  await person.type("A6", "bybit:SOL");
  await person.type("B6", "20000");
  await person.type("C6", "180");
  await expectRight();
  await person.type("D6", "60");
  await expectRight();
  await person.type("E6", opened(20));
  await expectRight();
});

test("a short on another venue keeps the row there, a linear one too; one that nobody holds is reported", async () => {
  const { expectRight } = desk;
  await typeShort(7, ["okx:XRP", "400", "2.3", "5000"]);
  await expectRight();
  await typeShort(8, ["binance:DOGE-USDT", "150000", "0.2", "9000", opened(3)]);
  await expectRight();
  await typeShort(9, ["binance:LTC", "10", "95", "1"]);
  await expectRight();
});

test("two lines of one instrument are one position", async () => {
  const { expectRight } = desk;
  await typeShort(10, ["binance:ETH", "4500", "3200", "9"]);
  await expectRight();
});

test("a short of more than is held is bought back, at a hedge ratio too", async () => {
  const { person, expectRight } = desk;
  await typeShort(11, ["binance:BTC", "2000", "90000", "1"]);
  await expectRight();
  await person.open("Hedge");
  await person.type("B5", "80%");
  await expectRight();
  await person.type("B5", "100%");
  await expectRight();
});

test("a short is closed, and written into the journal", async () => {
  const { bench, person, expectRight } = desk;
  await person.open("Hedge shorts");
  for (const column of "ABCD") await person.type(`${column}9`, "");
  await person.open("Hedge journal");
  await typeShort(6, ["binance:LTC", "10", "95", "90"]);
  await person.type("G6", "0.35");
  await person.type("H6", "-0.2");
  await typeShort(7, ["binance:DOGE-USDT", "1000", "0.2", "0.25"]);
  await expectRight();
  const { closed } = await readDesk(bench);
  // 100 USD sold at 95 and bought at 90; 1,000 coins sold at 0.20 and bought at 0.25.
  expect(closed[0]?.seen["pnl"]?.number).toBeCloseTo((100 / 95) * 5, 9);
  expect(closed[1]?.seen["pnl"]?.number).toBeCloseTo(-50, 9);
});

test("a line of the journal that is no closed short shows an error and counts in no total", async () => {
  const { bench, person } = desk;
  await person.open("Hedge journal");
  const totals = async (): Promise<readonly (number | null | undefined)[]> => {
    const cells = await bench.call("cells", "Hedge journal");
    const [, row = ""] =
      /(\d+)$/u.exec(Object.keys(cells).find((each) => cells[each]?.text === "Total") ?? "") ?? [];
    return ["P&L, USD", "Net, USD"].map((heading) => {
      const place = Object.keys(cells).find((each) => cells[each]?.text === heading) ?? "";
      return cells[place.replace(/\d+$/u, row)]?.number;
    });
  };
  const before = await totals();
  expect(before[0]).toBeCloseTo((100 / 95) * 5 - 50, 9);
  expect(before[1]).toBeCloseTo((100 / 95) * 5 - 50 - 0.35 + 0.2, 9);
  const wrong = ["ETH/USDT:USDT", "PF_ETHUSD", "ETH-USD-SWAP", "BTCUSDT"];
  for (const [index, instrument] of wrong.entries())
    await typeShort(8 + index, [instrument, "100", "60000", "50000"]);
  await typeShort(12, ["okx:ETH-USDT", "-50", "4000", "3500"]);
  const shown = async (): Promise<readonly string[]> =>
    (await belowHeadings(bench.call, "Hedge journal", ["P&L, USD"])).slice(2, 7).map(([text = ""]) => text);
  const wrongLines = async (): Promise<number> =>
    (await shown()).filter((text) => ["#VALUE!", "#N/A"].includes(text)).length;
  await expect.poll(wrongLines).toBe(5);
  expect(await totals()).toEqual(before);
  for (let row = 8; row <= 12; row += 1)
    for (const column of "ABCD") await person.type(`${column}${String(row)}`, "");
});

test("other moves, and the desk as it stands instead of as planned", async () => {
  const { person, expectRight } = desk;
  await person.open("Hedge scenario");
  await person.type("A6", "-95%");
  await person.type("A9", "45%");
  await expectRight();
  await person.type("B3", "FALSE");
  await expectRight();
});

test("a fall of all prices by a quarter orders no trade where coins are hedged by their own contracts", async () => {
  const { bench, exchanges, market, setMark, person, expectRight } = desk;
  await person.open("Hedge shorts");
  for (const row of [11, 10, 8, 7, 6]) {
    for (const column of "ABCDE") await person.type(`${column}${String(row)}`, "");
  }
  await expectRight();
  const { typed, details } = await readDesk(bench);
  let row = 6;
  for (const [index, { coin }] of typed.holdings.entries()) {
    const figure = (field: string): number => details[index]?.[field]?.number ?? 0;
    if (figure("trade") <= 0) continue;
    // As the row says: so many contracts, at the mark, and a little more margin than it asks for.
    const margin = (figure("marginNeeded") * 1.01).toPrecision(6);
    const sold = [`binance:${coin}`, String(figure("trade")), String(figure("mark")), String(Number(margin))];
    await typeShort(row, sold);
    row += 1;
  }
  await expectRight();
  const trades = async () =>
    (await readDesk(bench)).hedge
      .slice(0, 5)
      .map((each) => [each["trade"]?.text, each["action"]?.text.slice(0, 4)]);
  expect(await trades()).toEqual(Array.from({ length: 5 }, () => ["0", "Fine"]));

  const price = async (): Promise<number> => (await readDesk(bench)).details[0]?.["mark"]?.number ?? 0;
  const before = await price();
  const binance = simulatedVenues.find(({ id }) => id === "binance")?.perpetuals("inverse", Date.now()) ?? [];
  for (const coin of Object.keys(coins) as Coin[]) {
    const contract = binance.find((each) => each.coin === coin);
    if (contract !== undefined) setMark(contract, market.quote(contract, Date.now()).mark * 0.75);
  }
  await expect.poll(async () => (await price()) / before).toBeLessThan(0.76);
  exchanges.forget();
  await expectRight();
  expect(await trades()).toEqual(Array.from({ length: 5 }, () => ["0", "Fine"]));
});
