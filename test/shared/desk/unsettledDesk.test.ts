// What cannot be read, found or looked up may be a short or a holding of a coin: no order may come on top of it, or take
// it away. ETH stands at 4,000, BTC at 60,000 and PEPE at 0.000012 USD.
import { describe, expect, it } from "vitest";
import { defaultDeskWorld, type DeskMarket } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();
const pepe = marketLike("bybit:PEPE-USDT");
const everywhere = memoryDesk(
  worldOf([...defaultDeskWorld.markets, { ...pepe, venue: "hyperliquid", quote: "USDC", settle: "USDC" }]),
);

type Said = readonly unknown[];
function trades(typed: TypedDesk, desk = usual): Said {
  return desk.plan(typed, ["trade"]).map(({ trade }) => trade);
}
function actions(typed: TypedDesk, desk = usual): Said {
  return desk.plan(typed, ["action"]).map(({ action }) => action);
}

describe("a short that is named as no venue lists it", () => {
  const holdings = [
    ["ETH", 100],
    ["PEPE", 50_000_000],
    ["BTC", 1],
  ];
  // 100 × 4,000 USD, 50,000 bundles of a thousand, 1 × 60,000 USD.
  it("is none of the coins of which nothing is typed", () => {
    expect(trades({ holdings }, everywhere)).toEqual([400_000, 50_000, 60_000]);
  });
  it.each([
    ["bybit:ETHUSDT", [0, 50_000, 60_000], "Bybit does not list bybit:ETHUSDT. Use bybit:ETH."],
    [
      "bybit:1000PEPE-USDT",
      [400_000, 0, 60_000],
      "Bybit does not list bybit:1000PEPE-USDT. Use bybit:PEPE-USDT.",
    ],
    [
      "hyperliquid:kPEPE-USDC",
      [400_000, 0, 60_000],
      "Hyperliquid does not list hyperliquid:KPEPE-USDC. Use hyperliquid:PEPE-USDC.",
    ],
  ])("%s stops the orders of the coin it means, and no others", (text, expected, said) => {
    const typed = { holdings, shorts: [[text, 100, 0.012]] };
    expect(trades(typed, everywhere)).toEqual(expected);
    expect(actions(typed, everywhere)).toContain(`Short 1: ${said}`);
    expect(everywhere.shorts(typed, ["action"])).toEqual([{ action: said }]);
  });
  it("names the line of the coin, of two with the same mistake", () => {
    const typed = {
      holdings: [
        ["ETH", 100],
        ["SOL", 100],
      ],
      shorts: [
        ["bybit:ETH", "many", 4000],
        ["bybit:SOL-USDT", "many", 150],
      ],
    };
    expect(actions(typed)).toEqual([
      'Short 1: Contracts must be a number, was "many".',
      'Short 2: Contracts must be a number, was "many".',
    ]);
  });
  it("with several coins in it stops every order", () => {
    const open = { ...pepe, coin: "OPEN", symbol: "OPEN/USDT:USDT" };
    const desk = memoryDesk(worldOf([...defaultDeskWorld.markets, open]));
    const typed = { holdings, shorts: [["open ETH short", 100, 4000]] };
    expect(trades(typed, desk)).toEqual([0, 0, 0]);
    expect(trades(typed)).toEqual([0, 50_000, 60_000]);
  });
});

describe("a row whose own instrument leads nowhere", () => {
  const holdings = (instead: string) => [
    ["ETH", 50],
    ["STETH", 50, instead],
  ];
  const shorts = [["bybit:ETH", 400_000, 4000, 50]];
  it("buys nothing back that it may need", () => {
    expect(actions({ holdings: holdings("bybit:ETHUSD"), shorts })).toEqual([
      "Fine: 200 % of the target covered. Nothing is bought back as long as holding 2 (STETH) cannot be read.",
      "Bybit does not list bybit:ETHUSD: choose another instrument.",
    ]);
    expect(actions({ holdings: holdings("bybit:ETH"), shorts })[0]).toBe(
      "Fine: 100 % of the target covered.",
    );
  });
  it("is one that is not priced in dollars", () => {
    const bitcoin = marketLike("bybit:ETH-USDT", { quote: "BTC", settle: "BTC", mark: 0.03, index: 0.03 });
    const desk = memoryDesk(worldOf([marketLike("bybit:ETH"), bitcoin]));
    expect(actions({ holdings: holdings("bybit:ETH-BTC"), shorts }, desk)).toEqual([
      "Fine: 200 % of the target covered. Nothing is bought back as long as holding 2 (STETH) cannot be read.",
      "bybit:ETH-BTC is priced in BTC, not in dollars.",
    ]);
  });
});

describe("a coin whose own short cannot be counted", () => {
  const holdings = [["FOO", 1000, null, 1, 10]];
  const foo = (change: Partial<DeskMarket>) =>
    marketLike("okx:ETH", { coin: "FOO", symbol: "FOO/USD:FOO", mark: 10, index: 10, ...change });
  const others = [marketLike("bybit:BTC"), marketLike("bybit:ETH")];
  it("is hedged with the proxy where it has none", () => {
    // 1,000 × 10 USD.
    expect(trades({ holdings }, memoryDesk(worldOf(others)))).toEqual([10_000]);
  });
  it("waits for the venue of the short, and gets no order of the proxy on top", () => {
    const desk = memoryDesk(worldOf([...others, foo({})], { venueStates: { "okx/inverse": "failed" } }));
    const typed = { holdings, shorts: [["okx:FOO", 1000, 10]] };
    expect(actions(typed, desk)).toEqual(["Waiting for okx inverse: okx cannot be reached."]);
    expect(trades(typed, desk)).toEqual([""]);
    expect(desk.open(typed).coins.get("BTC")?.order ?? null).toBeNull();
  });
  it("says what is wrong with the short, and gets no order of the proxy on top", () => {
    const desk = memoryDesk(worldOf(others));
    const typed = { holdings, shorts: [["okx:FOO", 1000, 10]] };
    expect(actions(typed, desk)).toEqual([
      "Okx does not list okx:FOO. If it was delisted, record the short as closed.",
    ]);
    expect(desk.open(typed).rows).toMatchObject([{ state: "wrong", hedgeCoins: ["FOO"] }]);
    expect(desk.open(typed).coins.get("BTC")?.order ?? null).toBeNull();
  });
  it("keeps what the proxy's short may cover for another row", () => {
    const desk = memoryDesk(worldOf(others));
    const typed = {
      holdings: [...holdings, ["BTC", 1]],
      shorts: [
        ["okx:FOO", 1000, 10],
        ["bybit:BTC", 60_000, 60_000, 0.5],
      ],
    };
    expect(actions(typed, desk)[1]).toBe("Fine: 100 % of the target covered.");
  });
});

describe("a share under a coin's name", () => {
  const share = (market: DeskMarket) => ({
    ...market,
    coin: "META",
    symbol: "META/USDT:USDT",
    mark: 600,
    index: 600,
    assetClass: "stock",
  });
  const desk = memoryDesk(worldOf([share(marketLike("bybit:ETH-USDT")), marketLike("bybit:BTC")]));
  const typed = { holdings: [["META", 1000, null, 1, 0.02]], shorts: [["bybit:META-USDT", 100, 600]] };
  it("is no short of the coin", () => {
    const said = "bybit:META-USDT is a stock perpetual, not the coin META.";
    expect(desk.shorts(typed, ["action"])).toEqual([{ action: said }]);
    expect(actions(typed, desk)).toEqual([said]);
    expect(desk.open(typed).positions).toEqual([]);
  });
});

it("a margin in USD beside a row that cannot be read is no margin in coins", () => {
  // 40,000 coins of margin would hide that 10 coins are short with 10 of them.
  const typed = {
    holdings: [
      ["ETH", 10],
      ["?", 1],
    ],
    shorts: [["bybit:ETH", 40_000, 4000, 40_000]],
  };
  expect(usual.shorts(typed, ["action", "liquidation"])).toEqual([
    {
      action: "Margin 40,000 exceeds your 10 ETH: enter margin in ETH, and include it in your coins.",
      liquidation: "",
    },
  ]);
  expect(trades(typed)).toEqual([0, ""]);
});

it("a cleared cell of coins keeps the short, a typed 0 ends it", () => {
  const shorts = [["bybit:ETH-USDT", 1000, 4000, 200_000]];
  const action = (coins: number | string | null) => actions({ holdings: [["ETH", coins]], shorts });
  expect(action(null)).toEqual(["Enter the number of coins, 0 if you sold all."]);
  expect(action("")).toEqual(["Enter the number of coins, 0 if you sold all."]);
  expect(action(0)).toEqual(["Buy back 1,000 ETHUSDT on bybit (400,000 USD, 100 ETH). Then press Record."]);
});

it("a short in words is one of the coin that a row holds, though no venue lists it", () => {
  const typed = {
    holdings: [
      [null, null],
      ["ETH", 1],
      ["FOO", 1000, null, 1, 10],
    ],
    shorts: [["my FOO short", 1, 10]],
  };
  expect(usual.open(typed).shorts[0]).toMatchObject({ state: "wrong", coins: ["FOO"] });
  expect(trades(typed).slice(0, 2)).toEqual(["", 4000]);
  // Of a coin that nobody names it may be a short of anything.
  expect(usual.open({ ...typed, holdings: [["ETH", 1]] }).shorts[0]).toMatchObject({ coins: null });
});

it("a venue that does not exist is a setting to fix", () => {
  const desk = usual.open({ holdings: [["ETH", 1]], settings: { venue: "nowhere" } });
  expect(desk.settingsProblem).toMatchObject({ code: "unknown_venue" });
  expect(usual.open({}).settingsProblem).toBeNull();
});
