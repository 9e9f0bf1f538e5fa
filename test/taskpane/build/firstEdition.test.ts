import { expect, it } from "vitest";
import { firstEdition } from "../../../addin/taskpane/build/firstEdition.js";
import { memorySheets } from "../../support/memorySheets.js";

/** As the first edition built it, with what a person typed. */
const oldSheet = [
  ["Hedge"],
  ["Short 122,434 USD against 122,443 USD held."],
  [
    "Venue",
    "Hedge ratio",
    "Leverage",
    "Horizon,\ndays",
    "Fee rate",
    "Rebalance band",
    "Cost limit\na year",
    "Proxy coin",
  ],
  ["bybit", 0.8, 2, 14, 0.0006, 0.1, 0.15, "BTC"],
  [],
  [
    ...["Coin", "Bag,\ncoins", "Margin,\ncoins", "Price,\nUSD", "Value,\nUSD", "What to short", "Contracts"],
    ...[
      "Unhedged\nrest, USD",
      "Cost a day,\n− received",
      "Liquidated\nat a rise of",
      "Current\nshort",
      "What to do",
    ],
  ],
  ["ETH", 90, 10, 4000, 400_000, "bybit:ETH", 400_000, 0, 0, 0.9, 200_000, "sell"],
  ["FOO", 1000, 0.5, 1, 1000, "bybit:BTC", 10, 0, 0, 0.9, 300, "fine"],
  ["", "", "", "", "", "", "", "", "", "", "", ""],
  ["xrp", "a lot", "", 0.5, "", "bybit:XRP", "", "", "", "", "", "wrong"],
  ["Total", "", "", "", 401_000, "", "", "", "", "", "", ""],
  ["How to read this: sell the contracts of each row."],
];

it("is recognised by its headings, and nothing that was typed in it is lost", async () => {
  const sheets = memorySheets({ Notes: [["Coin", "Bag"]], "Hedge 2": oldSheet });
  const found = await firstEdition(sheets);
  expect(found?.sheet).toBe("Hedge 2");
  const blank = { instead: "", beta: "", price: "" };
  // Coins are all that is owned: 90 in the bag and 10 in margin; FOO's margin was of the bitcoin that hedged it.
  expect(found?.book.holdings).toEqual([
    { ...blank, coin: "ETH", coins: 100 },
    { ...blank, coin: "FOO", coins: 1000 },
    { ...blank, coin: "xrp", coins: "a lot" },
    { ...blank, coin: "BTC", coins: 0.5 },
  ]);
  expect(found?.book.shorts).toEqual([
    { instrument: "bybit:ETH", contracts: 200_000, entry: "", margin: 10, opened: "" },
    { instrument: "bybit:BTC", contracts: 300, entry: "", margin: "", opened: "" },
  ]);
  expect(found?.book.settings).toEqual({
    venue: "bybit",
    "hedge ratio": 0.8,
    horizon: 14,
    "fee rate": 0.0006,
    band: 0.1,
    proxy: "BTC",
  });
});

it("is not seen in other sheets", async () => {
  expect(await firstEdition(memorySheets({ Sheet1: [["Coin", "Coins"]], Empty: [] }))).toBeNull();
});
