import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askExchange } from "./journey/askExchange.js";
import { readDesk, type SeenDesk, type SeenRow } from "./journey/readDesk.js";
import { createSteadyMarket } from "./steadyMarket.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

/** The rows of the sample: BTC in 8, ETH in 9, SOL in 10, XRP in 11, DOGE in 12, all inverse ones of Binance. */
describe("what is typed over on the sample desk", () => {
  let bench: OpenWorkbench;

  const write = async (sheet: string, address: string, value: string | number): Promise<void> => {
    await bench.call("activate", sheet);
    await bench.call("write", address, value);
  };
  const row = async (part: "hedge" | "details" | "shorts", index: number): Promise<SeenRow> =>
    (await readDesk(bench))[part][index] ?? {};
  const text = async (index: number, field: string) => (await row("details", index))[field]?.text ?? "";
  const number = async (index: number, field: string) =>
    (await row("details", index))[field]?.number ?? Number.NaN;
  const closed = async (): Promise<SeenDesk["closed"][number] | undefined> =>
    (await readDesk(bench)).closed[0];

  beforeAll(async () => {
    bench = await openWorkbench({ market: createSteadyMarket().market });
  });
  afterAll(async () => bench.close());

  it("shows margins that fit their column: Excel shows ##### for a number that does not", async () => {
    await expect.poll(async () => text(4, "action")).toMatch(/^Sell /);
    const margins = (await readDesk(bench)).hedge.slice(0, 5).map((each) => each["marginNeeded"]);
    // Less than a bitcoin and more than a hundred thousand DOGE are among them.
    const numbers = margins.map((margin) => margin?.number ?? Number.NaN);
    expect(Math.min(...numbers)).toBeLessThan(1);
    expect(Math.max(...numbers)).toBeGreaterThan(100_000);
    for (const margin of margins) expect(margin?.text).toMatch(/^[\d.,]{4,8}$/);
  });

  it("takes COIN-USD for the inverse contract that it is", async () => {
    await expect.poll(async () => text(1, "action")).toMatch(/^Sell /);
    const before = (await row("shorts", 0))["distance"]?.number ?? Number.NaN;
    await write("Hedge", "C9", "binance:ETH-USD");
    await write("Hedge shorts", "A5", "binance:ETH-USD");
    await expect.poll(async () => text(1, "instrument")).toBe("binance:ETH");
    await expect.poll(async () => (await row("shorts", 0))["distance"]?.number).toBe(before);
    // 3,000 contracts of 10 USD at 3,000 are 10 ETH, with 6 ETH of margin and 2.5 % of maintenance.
    const mark = await number(1, "mark");
    expect(before).toBeCloseTo((30_000 * 0.975) / (10 - 6) / mark - 1, 9);
    expect(await number(1, "now")).toBe(3000);

    for (const [column, value] of ["binance:ETH-USD", 100, 3000, 2500].entries()) {
      await write("Hedge journal", `${"ABCD".charAt(column)}6`, value);
    }
    // 1,000 USD sold at 3,000 are a third of a coin, which fell by 500.
    await expect.poll(async () => (await closed())?.seen["pnl"]?.number).toBeCloseTo(500 / 3, 9);
    await expect.poll(async () => (await closed())?.seen["pnlCoins"]?.number).toBeCloseTo(500 / 3 / 2500, 12);
  });

  it("shows the funding of a venue that settles every hour", async () => {
    await write("Hedge", "C8", "kraken:BTC");
    await expect.poll(async () => text(0, "instrument")).toBe("kraken:BTC");
    // The venue's tiers may come after its prices.
    await expect.poll(async () => number(0, "notional")).toBeGreaterThan(0);
    expect(await number(0, "intervalHours")).toBe(1);
    const [rate, notional] = [await number(0, "fundingRate"), await number(0, "notional")];
    expect(rate).toBeGreaterThan(0);
    expect(await number(0, "apr")).toBeCloseTo(rate * 24 * 365, 9);
    // Once the settled rates are there, a day costs what the last seven days cost on average, 168 settlements an hour apart.
    await expect.poll(async () => number(0, "apr7")).toBeGreaterThan(0);
    const week = await number(0, "apr7");
    await expect.poll(async () => number(0, "costPerDay")).toBeCloseTo((-notional * week) / 365, 6);
    await write("Hedge", "C8", "");
  });

  it("prices a coin that another coin's contract hedges, and asks for its beta", async () => {
    await write("Hedge", "C10", "binance:BTC");
    await expect.poll(async () => text(2, "action")).toMatch(/^Enter the beta of SOL to BTC/);
    await write("Hedge", "E10", 200);
    await write("Hedge", "D10", 1.5);
    await expect
      .poll(async () => text(2, "action"))
      .toMatch(/^Hedged together with holding 1 \(BTC\): one BTC short/);
    expect(await number(2, "value")).toBe(50_000);
    // 1.25 BTC and 250 SOL at 200 by a beta of 1.5, in contracts of 100.
    const own = await askExchange(bench.exchangesUrl, "binance:BTC");
    const mark = own?.mark ?? Number.NaN;
    expect(await number(0, "trade")).toBe(Math.floor((1.25 * mark + 75_000) / 100));
    for (const address of ["C10", "D10", "E10"]) await write("Hedge", address, "");
  });

  it("sizes by the lot where the venue does not publish its smallest order", async () => {
    await write("Hedge", "C8", "phemex:BTC");
    await expect.poll(async () => text(0, "instrument")).toBe("phemex:BTC");
    await expect.poll(async () => number(0, "trade")).toBeGreaterThan(0);
    // 1.25 BTC in contracts of a dollar.
    const mark = await number(0, "mark");
    expect(await number(0, "trade")).toBe(Math.floor(1.25 * mark));
    expect(await number(0, "minOrder")).toBe(1);
    await write("Hedge", "C8", "");
  });

  it("says what is wrong with one instrument, and goes on with the others", async () => {
    await write("Hedge", "C11", "binance:NOPE");
    await expect.poll(async () => text(3, "action")).toMatch(/^Binance does not list binance:NOPE/i);
    expect(await text(0, "action")).toMatch(/^Sell /);
    expect(await number(0, "asOf")).toBeGreaterThan(45_000);
    await write("Hedge", "C11", "");
    await expect.poll(async () => text(3, "action")).toMatch(/^Sell /);
  });

  it("advises no trade while a setting is in the wrong unit, and takes the default where one is empty", async () => {
    await write("Hedge", "B5", 80);
    await expect.poll(async () => text(0, "action")).toMatch(/hedge ratio must be above 0, up to 2/);
    for (let index = 0; index < 5; index += 1) expect((await row("hedge", index))["trade"]?.text).toBe("0");
    expect((await readDesk(bench)).summary).toMatch(/^Nothing is sized: .*hedge ratio/);
    await write("Hedge", "B5", 0.8);
    await expect.poll(async () => text(0, "action")).toMatch(/^Sell /);
    const part = await number(0, "trade");
    await write("Hedge", "B5", "");
    await expect.poll(async () => number(0, "trade")).toBeGreaterThan(part);
  });
});
