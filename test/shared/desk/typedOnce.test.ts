// What is typed lasts from one price to the next and is read once. ETH stands at 4,000 USD; bybit:ETH counts 1 USD.
import { expect, it } from "vitest";
import { openDesk, type Desk, type DeskInput } from "../../../shared/desk/openDesk.js";
import { planFields } from "../../../shared/desk/planFields.js";
import { planTable, shortsTable } from "../../../shared/desk/planTable.js";
import { rememberAnswers, rememberWhile } from "../../../shared/remember.js";
import type { DeskMarket } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const now = Date.UTC(2026, 10, 22, 12);
const input: DeskInput = {
  holdings: [
    ["ETH", 10],
    ["ETHUSDT", 5],
  ],
  // Two lines of one contract, 1 and 2 coins where it counts 1 USD.
  shorts: [
    ["bybit:ETH", 4000, 4000, 0.5],
    ["bybit:ETH", 4000, 2000, 0.5],
  ],
  settings: [["venue", "bybit"]],
  defaultVenue: "binance",
};

function open(typed: DeskInput, ...markets: readonly DeskMarket[]): Desk {
  return openDesk(typed, memoryMarkets(worldOf(markets), now));
}

const shown = (desk: Desk) =>
  JSON.stringify([planTable(desk, Object.keys(planFields)), shortsTable(desk, [])]);
const coinsCovered = (desk: Desk) => desk.coins.get("ETH")?.covered.toNumber();

it("what is typed once is looked up anew in every market", () => {
  const worlds: readonly (readonly DeskMarket[])[] = [
    [marketLike("bybit:ETH")],
    [marketLike("bybit:ETH", { mark: 4400 })],
    [marketLike("bybit:ETH", { contractSize: 10 })],
    [marketLike("bybit:ETH", { contractUnit: "coin", contractSize: 0.0001 })],
    [marketLike("bybit:ETH", { coinMultiplier: 2 })],
    [marketLike("bybit:ETH"), marketLike("bybit:ETH-USDT", { coin: "ETHUSDT" })],
    [marketLike("bybit:ETH")],
  ];
  const covered = worlds.map((markets) => {
    const market = memoryMarkets(worldOf(markets), now);
    const desk = openDesk(input, market);
    expect(shown(desk)).toBe(shown(openDesk({ ...input }, market)));
    return coinsCovered(desk);
  });
  // 4,000/4,000 + 4,000/2,000; ten times that; 2 × 4,000 × 0.0001; at half the entries.
  expect(covered).toEqual([3, 3, 30, 0.8, 6, 3, 3]);
});

it("a name that a venue lists from now on is read as that coin", () => {
  const names = (...markets: readonly DeskMarket[]) =>
    open(input, ...markets).rows.map((row) => ("coin" in row ? row.coin : null));
  expect(names(marketLike("bybit:ETH"))).toEqual(["ETH", "ETH"]);
  expect(names(marketLike("bybit:ETH"), marketLike("bybit:ETH-USDT", { coin: "ETHUSDT" }))).toEqual([
    "ETH",
    "ETHUSDT",
  ]);
});

it("a liquidation price follows the maintenance rate of each desk", () => {
  // 4,000 × (1 − rate) / (1 − 0.5), and the coins of another line are another position.
  const at = (rate: number) => {
    const settings = [...input.settings, ["maintenance rate", rate]];
    const desk = open({ ...input, shorts: input.shorts.slice(0, 1), settings }, marketLike("bybit:ETH"));
    return desk.coins.get("ETH")?.threat?.liquidation.toNumber();
  };
  expect([at(0.01), at(0.1), at(0.01)]).toEqual([7920, 7200, 7920]);
});

it("an answer that changed is computed with, and an answer that stayed is not", () => {
  let computed = 0;
  const read = rememberAnswers((coins: readonly string[], ask) => {
    computed += 1;
    return coins.filter(ask);
  });
  const coins = ["ETH", "SOL"];
  expect(read(coins, (coin) => coin === "ETH")).toEqual(["ETH"]);
  expect(read(coins, (coin) => coin === "ETH")).toEqual(["ETH"]);
  expect(computed).toBe(1);
  expect(read(coins, () => true)).toEqual(["ETH", "SOL"]);
  expect(read([...coins], () => true)).toEqual(["ETH", "SOL"]);
  expect(computed).toBe(3);
});

it("a value is kept while each of its terms is the same", () => {
  const kept = rememberWhile<number>();
  const [key, other] = [{}, {}];
  expect(kept(key, ["a", 1], () => 1)).toBe(1);
  expect(kept(key, ["a", 1], () => 2)).toBe(1);
  expect(kept(other, ["a", 1], () => 3)).toBe(3);
  expect(kept(key, ["a", 2], () => 4)).toBe(4);
  expect(kept(key, ["b", 2], () => 5)).toBe(5);
});
