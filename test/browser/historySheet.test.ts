// The sheet Hedge history beside the prices and rates that the service answers: the arithmetic is written out here.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type OpenDesk } from "./journey/openDesk.js";
import { readDesk } from "./journey/readDesk.js";
import { tableWith, type SheetTable } from "./journey/sheetTable.js";

const day = 86_400_000;
const serial = (ms: number): number => ms / day + 25_569;
const sheet = "Hedge history";
/** Histories are read from the simulated exchanges in pages, on a machine that may be busy. */
const patience = { timeout: 90_000, interval: 500 };

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  expect(desk.bench.problems).toEqual([]);
  await desk.bench.close();
});

type Row = readonly [time: number, ...values: string[]];

async function history(route: "candles" | "funding", instrument: string): Promise<readonly Row[]> {
  const [, venue = "", coin = "", quote = "USD"] = /^(\w+):(\w+)(?:-(\w+))?$/.exec(instrument) ?? [];
  const kind = quote === "USD" ? "inverse" : "linear";
  const { origin } = new URL(desk.bench.page.url());
  const response = await fetch(`${origin}/api/v1/${route}/${venue}/${kind}/${coin}?quote=${quote}&days=730`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as readonly Row[];
}

async function seen() {
  const cells = await desk.bench.call("cells", sheet);
  const rises = tableWith(cells, [
    "Days held",
    "Worst rise",
    "Began on, UTC",
    "95 % rise",
    "Distance to liquidation",
    "Survival",
    "Starts",
    "Separate starts",
  ]);
  const funding = tableWith(cells, ["Seven days to, UTC", "Funding, + paid", "Paid to date", "Venue's cap"]);
  const replay = tableWith(cells, [
    "Date, UTC",
    "Unhedged, USD",
    "Hedged, USD",
    "Funding to date, USD, + paid",
    "Shorts liquidated",
  ]);
  return { cells, rises, funding, replay };
}

const numberAt = (table: SheetTable, heading: string, down: number): number =>
  table.at(heading, table.headingRow + 1 + down).number ?? Number.NaN;

/** The sentence on top, once it names that instrument and nothing of it is loading. */
async function untilShown(instrument: string): Promise<void> {
  await expect
    .poll(async () => (await desk.bench.call("cells", sheet))["A2"]?.text ?? "", patience)
    .toMatch(new RegExp(`is hedged with ${instrument}\\. Worst rise .* Funding: .* starts, `));
}

/** PERCENTILE.INC */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const rank = share * (sorted.length - 1);
  const low = sorted[Math.floor(rank)] ?? Number.NaN;
  return low + ((sorted[Math.ceil(rank)] ?? Number.NaN) - low) * (rank - Math.floor(rank));
}

async function expectRises(coin: string, instrument: string): Promise<void> {
  const candles = (await history("candles", instrument)).map(([time, close, high]) => ({
    ...{ time, close: Number(close), high: Number(high) },
  }));
  const { typed, hedge } = await readDesk(desk.bench);
  const place = typed.holdings.findIndex((held) => held.coin === coin);
  const distance = hedge[place]?.["distance"]?.number ?? Number.NaN;
  const { rises } = await seen();
  for (const [down, days] of [1, 2, 3, 5, 7, 14, 21, 30, 45, 60, 90, 120, 180].entries()) {
    const starts = candles.slice(0, -days).map(({ time, close }, index) => ({
      time,
      rise: Math.max(0, ...candles.slice(index + 1, index + 1 + days).map(({ high }) => high / close - 1)),
    }));
    const all = starts.map(({ rise }) => rise);
    const worst = Math.max(...all);
    expect(numberAt(rises, "Days held", down)).toBe(days);
    expect(numberAt(rises, "Worst rise", down)).toBeCloseTo(worst, 9);
    expect(numberAt(rises, "95 % rise", down)).toBeCloseTo(quantile(all, 0.95), 9);
    const from = starts.find(({ rise }) => rise === worst)?.time ?? Number.NaN;
    expect(numberAt(rises, "Began on, UTC", down)).toBe(serial(from));
    expect(numberAt(rises, "Distance to liquidation", down)).toBeCloseTo(distance, 9);
    const lived = all.filter((rise) => rise < distance).length / all.length;
    expect(numberAt(rises, "Survival", down)).toBeCloseTo(lived, 9);
    expect(numberAt(rises, "Starts", down)).toBe(candles.length - days);
    expect(numberAt(rises, "Separate starts", down)).toBe(Math.ceil((candles.length - days) / days));
  }
}

async function expectFunding(instrument: string): Promise<void> {
  const rates = (await history("funding", instrument)).map(([time, rate]) => ({ time, rate: Number(rate) }));
  const last = Math.round((rates.at(-1)?.time ?? Number.NaN) / 60_000) * 60_000;
  const first = Math.round((rates[0]?.time ?? Number.NaN) / 60_000) * 60_000;
  const { funding } = await seen();
  const count = Math.floor((last - first) / (7 * day));
  expect(count).toBeGreaterThan(50);
  let running = 0;
  for (let down = 0; down < count; down += 1) {
    const end = last - (count - 1 - down) * 7 * day;
    const within = rates.filter(({ time }) => time > end - 7 * day + 30_000 && time <= end + 30_000);
    const paid = -within.reduce((sum, { rate }) => sum + rate, 0);
    running += paid;
    expect(numberAt(funding, "Seven days to, UTC", down)).toBeCloseTo(serial(end), 6);
    expect(numberAt(funding, "Funding, + paid", down)).toBeCloseTo(paid, 9);
    expect(numberAt(funding, "Paid to date", down)).toBeCloseTo(running, 9);
  }
  expect(funding.at("Seven days to, UTC", funding.headingRow + 1 + count).text).toBe("");
}

test("the first coin that is hedged stands there when the sheet is opened", async () => {
  await desk.person.open(sheet);
  await untilShown("binance:BTC");
  await expectRises("BTC", "binance:BTC");
  await expectFunding("binance:BTC");
});

test("the replay begins with what is held today at the prices of a year ago, hedged", async () => {
  const { typed } = await readDesk(desk.bench);
  const { replay } = await seen();
  for (const down of [0, 100, 364]) {
    let value = 0;
    for (const { coin, coins } of typed.holdings.filter((held) => held.coin !== "")) {
      const candles = coin === "USDT" ? [] : await history("candles", `binance:${coin}`);
      value += coins * (coin === "USDT" ? 1 : Number(candles[candles.length - 365 + down]?.[1]));
    }
    expect(numberAt(replay, "Unhedged, USD", down) / value).toBeCloseTo(1, 9);
  }
  expect(numberAt(replay, "Hedged, USD", 0)).toBeCloseTo(numberAt(replay, "Unhedged, USD", 0), 6);
  expect(numberAt(replay, "Funding to date, USD, + paid", 0)).toBe(0);
});

test("three charts follow the figures", async () => {
  const charts = desk.bench.page.locator("#charts figure");
  await expect.poll(async () => charts.count()).toBe(3);
  const lines = async (index: number) => charts.nth(index).locator("path").count();
  await expect.poll(async () => [await lines(0), await lines(2)]).toEqual([3, 3]);
  await expect.poll(async () => charts.nth(1).locator("rect").count()).toBeGreaterThan(100);
});

test("another coin, and another venue, are answered by their own past", async () => {
  const { bench, person } = desk;
  await person.type("C4", "DOGE");
  await untilShown("binance:DOGE");
  await expectRises("DOGE", "binance:DOGE");
  await expectFunding("binance:DOGE");

  await bench.call("activate", "Hedge");
  await bench.call("write", "A5", "bybit");
  await bench.call("activate", sheet);
  await untilShown("bybit:DOGE\\S*");
  const [, instrument = ""] = /hedged with (\S+)\. /.exec(await bench.call("read", "A2")) ?? [];
  await expectRises("DOGE", instrument);
  await expectFunding(instrument);
});

test("a coin that is not held is a mistake that names those held", async () => {
  const { bench, person } = desk;
  await person.type("C4", "LINK");
  await expect.poll(async () => bench.call("read", "A2"), patience).toBe("#VALUE!");
  expect(await bench.call("message", "A2")).toBe(
    'coin must be one of your holdings: BTC, ETH, SOL, XRP, DOGE, USDT, was "LINK"',
  );
  await person.type("C4", "");
  await untilShown("bybit:BTC");
});
