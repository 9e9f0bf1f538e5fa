import { expect, test } from "vitest";
import { builtText, texts } from "../../addin/taskpane/texts.js";
import { createSteadyMarket } from "./journey/steadyMarket.js";
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
    await page.getByLabel(`${texts.build.quantity}, row 1`).fill("50");
    await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
    await page.getByText(builtText("Hedge")).waitFor();

    await bench.call("activate", "Hedge");
    await expect.poll(async () => bench.call("read", "E7")).toBe("175,000");
    await expect.poll(async () => bench.call("read", "G7")).toBe("17,500");
    await expect.poll(async () => bench.call("read", "L7")).toBe("sell 17,500 contracts");

    // A short receives a positive rate, three times a day.
    const rate = (await bench.call("cells", "Hedge details"))["G7"]?.number ?? Number.NaN;
    expect(rate).toBeGreaterThan(0);
    expect(await bench.call("number", "I7")).toBeCloseTo(-175_000 * rate * 3, 6);

    await bench.call("write", "K7", 17_500);
    await expect.poll(async () => bench.call("read", "L7")).toBe("fine");

    await bench.call("activate", "Hedge journal");
    for (const [column, value] of [46_000, "ETH", "binance:ETH", 17_500, 10, 3500, 3000].entries()) {
      await bench.call("write", `${String.fromCharCode(65 + column)}7`, value);
    }
    await expect.poll(async () => bench.call("number", "K7")).toBeCloseTo(25_000, 6);
    await expect.poll(async () => bench.call("number", "L7")).toBeCloseTo(25 / 3, 9);
    expect(bench.problems).toEqual([]);
  } finally {
    await bench.close();
  }
});
