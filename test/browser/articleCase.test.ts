import { expect, test } from "vitest";
import { builtText, texts } from "../../addin/taskpane/texts.js";
import {
  detailHeadings,
  hedgeHeadings,
  journalHeadings,
  moreDetailHeadings,
} from "../support/sheetHeadings.js";
import { tableWith } from "./journey/sheetTable.js";
import { createSteadyMarket } from "./steadyMarket.js";
import { openWorkbench } from "./openWorkbench.js";

const ethOnBinance = {
  venue: "binance",
  symbol: "ETHUSD_PERP",
  coin: "ETH",
  quote: "USD",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
} as const;

// The walk-through of the guide: 50 ETH at 3,500 are 175,000 USD to short, which win 25,000 USD on the way to 3,000.
test("the case of 50 ETH, from the list of coins to the journal", async () => {
  const { market, setMark } = createSteadyMarket();
  setMark(ethOnBinance, 3500);
  const bench = await openWorkbench({ market });
  const { page } = bench;
  try {
    await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
    await page.getByLabel(`${texts.build.coin}, row 1`).fill("ETH");
    await page.getByLabel(`${texts.build.coins}, row 1`).fill("50");
    await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
    // The workbench has a desk of its own already.
    await page.getByRole("button", { name: texts.build.makeNew }).click();
    await page.getByText(builtText("Hedge 2")).waitFor();

    /** A figure of the first row below a heading. */
    const below = async (sheet: string, headings: Readonly<Record<string, string>>, heading: string) => {
      const table = tableWith(await bench.call("cells", sheet), Object.keys(headings));
      return table.at(heading, table.headingRow + 1);
    };
    const hedge = async (heading: keyof typeof hedgeHeadings) =>
      (await below("Hedge 2", hedgeHeadings, heading)).text;
    await expect.poll(async () => hedge("Value, USD")).toBe("175,000");
    expect(await hedge("Trade")).toBe("17500");
    expect(await hedge("Action")).toMatch(/^Sell 17,500 ETHUSD_PERP on binance \(175,000 USD, 50 ETH\)\./);

    // A short receives a positive rate; a day's funding goes by the mean of the last seven days.
    const detail = async (heading: keyof typeof detailHeadings) =>
      (await below("Hedge details 2", detailHeadings, heading)).number ?? Number.NaN;
    const rate = await detail("Funding rate");
    expect(rate).toBeGreaterThan(0);
    const pace = async () =>
      (await below("Hedge details 2", moreDetailHeadings, "Funding APR, last 7 days")).number ?? Number.NaN;
    await expect.poll(pace).toBeGreaterThan(0);
    const week = await pace();
    await expect
      .poll(async () => detail("Funding per day, USD, + paid"))
      .toBeCloseTo((-175_000 * week) / 365, 6);

    await bench.call("activate", "Hedge shorts 2");
    for (const [column, value] of ["binance:ETH", 17_500, 3500, 30].entries()) {
      await bench.call("write", `${"ABCD".charAt(column)}5`, value);
    }
    await expect.poll(async () => hedge("Action")).toBe("Fine: 100 % of the target covered.");
    expect(await hedge("Trade")).toBe("0");

    const journal = "Hedge journal 2";
    const lines = tableWith(await bench.call("cells", journal), [
      "Instrument",
      "Contracts",
      "Entry, USD",
      "Exit, USD",
    ]);
    await bench.call("activate", journal);
    const closed = { Instrument: "binance:ETH", Contracts: 17_500, "Entry, USD": 3500, "Exit, USD": 3000 };
    for (const [heading, value] of Object.entries(closed)) {
      await bench.call("write", `${lines.column(heading)}${String(lines.headingRow + 1)}`, value);
    }
    const profit = async (heading: keyof typeof journalHeadings) =>
      (await below(journal, journalHeadings, heading)).number ?? Number.NaN;
    await expect.poll(async () => profit("P&L, USD")).toBeCloseTo(25_000, 6);
    await expect.poll(async () => profit("P&L, coins")).toBeCloseTo(25 / 3, 9);
    expect(bench.problems).toEqual([]);
  } finally {
    await bench.close();
  }
});
