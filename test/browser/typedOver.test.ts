import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtText, texts } from "../../addin/taskpane/texts.js";
import { createSteadyMarket } from "./journey/steadyMarket.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

const patient = 120_000;

/** The rows of the sample: BTC in 7, ETH in 8, SOL in 9, XRP in 10, DOGE in 11, all inverse ones of Binance. */
describe("what is typed over on a hedge sheet", () => {
  let bench: OpenWorkbench;

  const write = async (sheet: string, address: string, value: string | number): Promise<void> => {
    await bench.call("activate", sheet);
    await bench.call("write", address, value);
  };
  const cell = async (sheet: string, address: string) => (await bench.call("cells", sheet))[address];
  const text = async (sheet: string, address: string) => (await cell(sheet, address))?.text ?? "";
  const number = async (sheet: string, address: string) => (await cell(sheet, address))?.number ?? Number.NaN;

  beforeAll(async () => {
    bench = await openWorkbench({ market: createSteadyMarket().market });
    const { page } = bench;
    await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: texts.build.sample }).click();
    await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
    await page.getByText(builtText("Hedge")).waitFor({ timeout: patient / 2 });
  }, patient);
  afterAll(async () => bench.close());

  it(
    "takes COIN-USD for the inverse contract that it is",
    async () => {
      await expect.poll(async () => text("Hedge", "L8"), { timeout: patient / 2 }).toMatch(/sell /);
      const before = await number("Hedge details", "Z8");
      await write("Hedge", "F8", "binance:ETH-USD");
      await expect.poll(async () => text("Hedge details", "B8")).toBe("binance:ETH-USD");
      await expect.poll(async () => text("Hedge details", "C8")).toBe("inverse");
      const [size, mark] = [await number("Hedge details", "T8"), await number("Hedge details", "D8")];
      // 2 ETH of margin, 1 % of maintenance.
      await expect
        .poll(async () => number("Hedge details", "Z8"))
        .toBeCloseTo((size * 0.99) / (size / mark - 2), 6);
      expect(await number("Hedge details", "Z8")).toBeCloseTo(before, 6);

      const closed = [45_000, "ETH", "binance:ETH-USD", 100, 10, 3000, 2500];
      for (const [column, value] of closed.entries()) {
        await write("Hedge journal", `${String.fromCharCode(65 + column)}7`, value);
      }
      // 1,000 USD sold at 3,000 are a third of a coin, which fell by 500.
      await expect.poll(async () => number("Hedge journal", "K7")).toBeCloseTo(500 / 3, 9);
      await expect.poll(async () => number("Hedge journal", "L7")).toBeCloseTo(500 / 3 / 2500, 12);
    },
    patient,
  );

  it(
    "shows the funding of a venue that settles every hour",
    async () => {
      await write("Hedge scenario", "J4", "ETH");
      await write("Hedge", "F8", "kraken:ETH");
      await expect.poll(async () => text("Hedge scenario", "L4")).toBe("kraken:ETH");
      await expect.poll(async () => number("Hedge scenario", "A41")).toBeGreaterThan(45_000);
      const cells = await bench.call("cells", "Hedge scenario");
      const settlements = Object.entries(cells).filter(
        ([address, { number: time }]) => /^A(4[1-9]|[5-9]\d|\d{3})$/.test(address) && time !== null,
      );
      expect(settlements).toHaveLength(30 * 24);
    },
    patient,
  );

  it(
    "asks for the price of a coin that another coin's contract hedges, and sizes the short by it",
    async () => {
      await write("Hedge", "F9", "binance:BTC");
      await expect.poll(async () => text("Hedge", "L9")).toBe("type the price of SOL in USD");
      expect(await text("Hedge", "D9")).toBe("");
      expect(await text("Hedge", "E9")).toBe("");
      await write("Hedge", "D9", 200);
      // 250 SOL are 50,000 USD, in contracts of 100.
      await expect.poll(async () => text("Hedge", "L9")).toBe("sell 500 contracts");
      await expect.poll(async () => number("Hedge", "E9")).toBe(50_000);
    },
    patient,
  );

  it(
    "says what to sell where the venue does not tell its smallest order",
    async () => {
      await write("Hedge", "F7", "phemex:BTC");
      await expect.poll(async () => text("Hedge details", "M7")).toBe("#N/A");
      const mark = await number("Hedge details", "D7");
      // 1.25 BTC and 0.1 in margin, in contracts of a dollar; at a leverage of 2 the short needs 0.675 BTC of margin.
      const contracts = Math.floor(1.35 * mark).toLocaleString("en-US");
      await expect
        .poll(async () => text("Hedge", "L7"))
        .toBe(`add 0.5750 BTC margin, then sell ${contracts}`);
    },
    patient,
  );

  it(
    "tells the age of the other prices where one instrument has none",
    async () => {
      await write("Hedge", "F10", "binance:NOPE");
      await expect.poll(async () => text("Hedge", "L10")).toMatch(/^no price of binance:NOPE/);
      expect(await text("Hedge details", "O10")).toBe("#N/A");
      const oldest = Math.min(
        ...(await Promise.all([7, 8, 9, 11].map(async (row) => number("Hedge details", `O${String(row)}`)))),
      );
      expect(await number("Hedge", "L1")).toBe(oldest);
    },
    patient,
  );

  it(
    "advises no trade while an input is empty or in the wrong unit",
    async () => {
      await write("Hedge", "K11", 1_000_000);
      await expect.poll(async () => text("Hedge", "L11")).toMatch(/^buy back /);
      await write("Hedge", "B4", "");
      await expect.poll(async () => text("Hedge", "L11")).toBe("check the inputs above the table");
      await write("Hedge", "B4", 0.8);
      await expect.poll(async () => text("Hedge", "L11")).toMatch(/^buy back /);
      await write("Hedge", "B4", 80);
      await expect.poll(async () => text("Hedge", "L11")).toBe("check the inputs above the table");
      expect(await text("Hedge", "A2")).toContain("from 0 to 200%");
    },
    patient,
  );
});
