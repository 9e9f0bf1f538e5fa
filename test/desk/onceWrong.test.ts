// Situations that the desk once answered wrong. Figures by hand: ETH stands at 4,000, BTC at 60,000, SOL
// at 150, XRP at 0.5 and PEPE at 0.000012 USD unless a world says otherwise. A proxied coin beside the proxy itself, and a
// cleared beta, are among the situations of deskCases.test.ts.
import { describe, expect, it } from "vitest";
import { expectAction, expectClose } from "../support/expectFigures.js";
import type { TableRow } from "../support/tableRow.js";
import { expectNoOrder, useDesk, defaultMarket, worldWith } from "../support/useDesk.js";

describe("ETH at 3,000 after a short sold at 4,000", () => {
  const desk = useDesk(worldWith({ ETH: 3000 }));

  it("is fine: the short covers 100 coins at every price", async () => {
    const [row] = await desk.plan({ holdings: [["ETH", 100]], shorts: [["bybit:ETH", 400_000, 4000, 100]] });
    expectAction(row?.["action"], "fine");
    expect(row).toMatchObject({ trade: 0, covered: 1, value: 300_000 });
  });
});

describe("what a ticker means", () => {
  const desk = useDesk(worldWith({ ETH: 3500 }));

  it("dollars and currencies are cash: shown, never hedged", async () => {
    const holdings = [
      ["EUR", 10_000, null, null, 1],
      ["USD1", 5000, null, null, 1],
      ["EURC", 5000, null, null, 1],
      ["GBP", 1000, null, null, 1],
      ["SUSDE", 1000, null, null, 1],
      ["FRAX", 1000, null, null, 1],
    ];
    const rows = await desk.plan({ holdings });
    expect(rows.map(({ value }) => value)).toEqual(holdings.map(([, coins]) => coins));
    for (const row of rows) {
      expectAction(row["action"], "cash");
      expectNoOrder(row);
    }
  });

  it("a wrapped or staked coin is its coin, at its price", async () => {
    const [steth, weth, wbtc] = await desk.plan({
      holdings: [
        ["STETH", 5],
        ["WETH", 2],
        ["WBTC", 0.5],
      ],
    });
    // (5 + 2) × 3,500 and 0.5 × 60,000 USD.
    expect(steth).toMatchObject({ instrument: "bybit:ETH", price: 3500, value: 17_500, trade: 24_500 });
    expect(weth).toMatchObject({ instrument: "bybit:ETH", value: 7000 });
    expect(weth?.["action"]).toMatch(/^Hedged together with holding 1\b/);
    expect(wbtc).toMatchObject({ instrument: "bybit:BTC", value: 30_000, trade: 30_000 });
  });

  it("a coin that no venue lists has no beta by itself: no order before it is typed", async () => {
    const rows = await desk.plan({
      holdings: [
        ["XAUT", 2, null, null, 4000],
        ["ZZTOP", 1000, null, null, 1],
      ],
    });
    expect(rows.map(({ value }) => value)).toEqual([8000, 1000]);
    for (const row of rows) {
      expectAction(row["action"], "type-beta");
      expectNoOrder(row);
    }
  });
});

describe("advice that is followed", () => {
  const linearBitcoin = {
    ...defaultMarket("bybit:ETH-USDT"),
    ...{ coin: "BTC", symbol: "BTC/USDT:USDT", orderSymbol: "BTCUSDT", mark: 60_000, index: 60_000 },
    ...{ contractSize: 0.001, lotStep: 1, minContracts: 1 },
  };
  const desk = useDesk(worldWith({}, [linearBitcoin]));

  it("half of 100 ETH is 50 coins before and after the margin is posted from the coins held", async () => {
    const typed = { holdings: [["ETH", 100]], settings: { "hedge ratio": 0.5 } };
    const [before] = await desk.plan(typed);
    // 50 × 4,000 USD, and at leverage 2 half of the 50 coins.
    expect(before).toMatchObject({ trade: 200_000, contracts: 200_000, marginNeeded: 25 });
    const [after] = await desk.plan({ ...typed, shorts: [["bybit:ETH", 200_000, 4000, 25]] });
    expectAction(after?.["action"], "fine");
    expect(after).toMatchObject({ trade: 0, contracts: 200_000, covered: 1, marginNeeded: 25 });
  });

  it("leverage 1 on a coin hedged by another is reached in one step", async () => {
    const typed = { holdings: [["NEWCOIN", 20_000, null, 1.4, 2.5]], settings: { leverage: 1 } };
    const [before] = await desk.plan(typed);
    // 70,000 USD are 1,166.67 contracts of 60 USD: 1,166, whose 69,960 USD are the collateral at leverage 1.
    expect(before).toMatchObject({ instrument: "bybit:BTC-USDT", trade: 1166, contracts: 1166 });
    expectClose(before?.["marginNeeded"], 69_960, "marginNeeded");
    const [after] = await desk.plan({ ...typed, shorts: [["bybit:BTC-USDT", 1166, 60_000, 69_960]] });
    expectAction(after?.["action"], "fine");
    expect(after).toMatchObject({ trade: 0, contracts: 1166 });
    expectClose(after?.["marginNeeded"], 69_960, "marginNeeded");
  });

  it("a leverage that the maintenance rate makes impossible gives no order", async () => {
    const settings = { leverage: 200, "maintenance rate": 0.01 };
    const [row] = await desk.plan({ holdings: [["ETH", 100]], settings });
    expectAction(row?.["action"], "leverage");
    expectNoOrder(row);
  });
});

describe("changes of the table and of the venue", () => {
  const desk = useDesk();
  const coins: readonly (readonly [string, number])[] = [
    ["ETH", 10],
    ["SOL", 100],
    ["XRP", 1000],
    ["PEPE", 100_000_000],
  ];

  // By coin margin: the venue's inverse contract, else the first inverse elsewhere, else a linear one.
  // 40,000 / 1 or / 10, 15,000 / 10, 1,000 coins of 1, 100,000,000 coins of 1,000.
  it.each([
    ["bybit", "bybit:ETH", 40_000],
    ["okx", "okx:ETH", 4000],
    ["deribit", "bybit:ETH", 40_000],
    ["weex", "bybit:ETH", 40_000],
  ])("on %s each coin is hedged there or elsewhere", async (venue, instrument, contracts) => {
    const rows = await desk.plan({ holdings: coins, settings: { venue } });
    expect(rows.map(({ instrument: chosen, trade }) => [chosen, trade])).toEqual([
      [instrument, contracts],
      ["okx:SOL", 1500],
      ["bitget:XRP", 1000],
      ["bybit:PEPE-USDT", 100_000],
    ]);
  });

  it("renaming, sorting, inserting and deleting rows moves the answers with their rows", async () => {
    const rows = await desk.plan({ holdings: coins });
    const [eth, sol, xrp, pepe] = rows;
    const blank: TableRow = Object.fromEntries(Object.keys(eth ?? {}).map((field) => [field, ""]));
    const answersTo = async (...holdings: readonly (readonly unknown[] | undefined)[]) =>
      desk.plan({ holdings: holdings.map((row) => row ?? [null, null]) });
    const [ofEth, ofSol, ofXrp, ofPepe] = coins;
    expect(await answersTo(ofPepe, ofXrp, ofSol, ofEth)).toEqual([pepe, xrp, sol, eth]);
    expect(await answersTo(ofEth, undefined, ofSol, ofXrp, ofPepe)).toEqual([eth, blank, sol, xrp, pepe]);
    expect(await answersTo(ofEth, ofPepe)).toEqual([eth, pepe]);
    expect(await answersTo(ofEth, ["SOL", 1000], ["XRP", 100])).toMatchObject([
      eth ?? {},
      { instrument: "okx:SOL", trade: 15_000 },
      { instrument: "bitget:XRP", trade: 100 },
    ]);
  });
});

describe("small and steep", () => {
  const desk = useDesk();

  it("PEPE worth 1.3 USD is below the least order of 5 USD", async () => {
    const [row] = await desk.plan({ holdings: [["PEPE", 108_333]] });
    expectAction(row?.["action"], "too-small");
    expectNoOrder(row);
  });

  it("a coin of beta 3 falls to nothing, never below", async () => {
    const rows = await desk.stress({ holdings: [["NEWCOIN", 400, null, 3, 1000]] }, [-0.6, -0.1]);
    // At -60 % of the proxy all of the 400,000 USD is gone; at -10 % 30 % of it.
    expect(rows[0]).toMatchObject({ unhedged: 0, changeUnhedged: -400_000 });
    expectClose(rows[1]?.["unhedged"], 280_000, "unhedged");
  });
});
