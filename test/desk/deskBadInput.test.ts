// What people type by mistake, and what may be missing. The usual world: ETH at 4,000, BTC at 60,000, SOL at 150, XRP at
// 0.5 and PEPE at 0.000012 USD; inverse contracts of 1 USD on bybit. Each answer keeps its row.
import { describe, expect, it } from "vitest";
import { cellError, isCellError } from "../../addin/runtime/cellResult.js";
import { defaultDeskWorld } from "../support/deskCases.js";
import { expectNoOrder, useDesk } from "../support/useDesk.js";
import { expectAction } from "../support/expectFigures.js";

const refused = cellError("#REF!");

describe("coins and shorts that belong together", () => {
  const desk = useDesk();

  it("the same coin twice adds up, on the row that comes first", async () => {
    const [first, second] = await desk.plan({
      holdings: [
        ["ETH", 60],
        ["eth", 40],
      ],
    });
    // (60 + 40) × 4,000 USD.
    expect(first).toMatchObject({ trade: 400_000, contracts: 400_000, value: 240_000 });
    expect(second).toMatchObject({ value: 160_000 });
    expect(second?.["action"]).toMatch(/^Hedged together with holding 1\b/);
  });

  it("shorts on two venues, one inverse and one linear, cover one coin together", async () => {
    const typed = {
      holdings: [["ETH", 100]],
      shorts: [
        ["bybit:ETH", 200_000, 4000, 60],
        ["okx:ETH-USDT", 500, 4000, 250_000],
      ],
    };
    // 200,000 / 4,000 + 500 × 0.1 = 100 coins.
    const [row] = await desk.plan(typed);
    expect(row).toMatchObject({ trade: 0, covered: 1 });
    expectAction(row?.["action"], "fine");
    expect(await desk.shorts(typed)).toMatchObject([
      { coin: "ETH", coins: 50, sizeUsd: 200_000 },
      { coin: "ETH", coins: 50, sizeUsd: 200_000 },
    ]);
  });

  it("a contract that its venue lists no more stops its own coin only, and says how to go on", async () => {
    const typed = {
      holdings: [
        ["ETH", 100],
        ["BTC", 1],
      ],
      shorts: [["kraken:ETH", 400_000, 4000, 60]],
    };
    const [eth, btc] = await desk.plan(typed);
    expectNoOrder(eth);
    expectAction(eth?.["action"], "error");
    expect(btc).toMatchObject({ trade: 60_000 });
    const [short] = await desk.shorts(typed);
    expectAction(short?.["action"], "error");
    expect(short?.["action"]).toMatch(/closed/i);
  });
});

describe("a venue that is down", () => {
  const desk = useDesk({
    ...defaultDeskWorld,
    venueStates: { "okx/inverse": "failed", "okx/linear": "failed" },
  });
  const typed = {
    holdings: [
      ["ETH", 100],
      ["BTC", 1],
      ["SOL", 100],
      ["XRP", 1000],
    ],
    shorts: [["okx:ETH-USDT", 500, 4000, 90_000]],
  };

  it("stops the rows that need it; the others work", async () => {
    const [eth, btc, sol, xrp] = await desk.plan(typed);
    expectNoOrder(eth);
    expect(eth?.["action"]).toMatch(/^Waiting.*okx/i);
    expect(btc).toMatchObject({ trade: 60_000, instrument: "bybit:BTC" });
    // Inverse only on okx, which is skipped and named: 100 coins at 1 a contract.
    expect(sol).toMatchObject({ trade: 100, instrument: "bybit:SOL-USDT" });
    expect(sol?.["why"]).toMatch(/okx/i);
    expect(xrp).toMatchObject({ trade: 1000, instrument: "bitget:XRP" });
  });

  it("is counted by the summary", async () => {
    expect(await desk.summary(typed)).toMatch(/okx|waiting|ETH/i);
  });
});

describe("settings and fields that do not exist", () => {
  const desk = useDesk();
  const holdings = [
    ["ETH", 100],
    ["BTC", 1],
  ];

  it.each([
    ["settings", [["venu", "bybit"]], "trade", "venu"],
    ["fields", [["venue", "bybit"]], "trade,colour", "colour"],
  ])("an unknown name among the %s is #VALUE! that names it", async (_what, settings, fields, named) => {
    const result = await desk.call("PLAN", [holdings, null, settings, fields]);
    expect(result).toMatchObject({ kind: "error", code: "#VALUE!" });
    expect(isCellError(result) ? result.message : "").toContain(named);
  });

  it.each([
    ["hedge ratio", 0],
    ["hedge ratio", 50],
    ["band", -0.1],
    ["fee rate", 5],
    ["maintenance rate", 0.5],
    ["leverage", "high"],
    ["survive", refused],
  ])("%s of %s stands in every row, and nothing is sized", async (name, value) => {
    const rows = await desk.plan({ holdings, settings: { [name]: value } });
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expectNoOrder(row);
      expect(row["action"]).toMatch(new RegExp(name, "i"));
    }
  });
});

describe("cells that hold something else", () => {
  const desk = useDesk();
  const long = "x".repeat(5000);

  it.each([
    ["an error for the coins", ["ETH", refused]],
    ["an error for the coin", [refused, 5]],
    ["a date for the coin", [46_000.5, 5]],
    ["TRUE for the coins", ["ETH", true]],
    ["coins below zero", ["ETH", -5]],
    ["coins with a separator", ["ETH", "1,000"]],
    ["coins without a coin", ["", 5]],
    ["a text of 5,000 characters for the coin", [long, 5]],
    ["a text of 5,000 characters for the coins", ["ETH", long]],
    ["an error for what to short instead", ["ETH", 5, refused]],
    ["a text of 5,000 characters for what to short instead", ["ETH", 5, long]],
    ["a text for the beta", ["NEWCOIN", 5, "bybit:BTC", "high", 2]],
    ["a text for the price", ["NEWCOIN", 5, "bybit:BTC", 1, "cheap"]],
    ["a price of a coin without one", ["NEWCOIN", 5, "bybit:BTC", 1, "2 ZZTOP"]],
  ])("%s: an answer in that row, no order, and the next row is answered", async (_what, wrong) => {
    const wide = [...wrong, ...Array.from({ length: 5 - wrong.length }, () => null)];
    const [row, next] = await desk.plan({ holdings: [wide, ["BTC", 1, null, null, null]] });
    expectNoOrder(row);
    expect(String(row?.["action"]).length).toBeLessThan(500);
    expect(next).toMatchObject({ trade: 60_000, instrument: "bybit:BTC" });
  });

  it.each([
    ["an error for the contracts", ["bybit:ETH", refused, 4000, 50]],
    ["contracts below zero", ["bybit:ETH", -50, 4000, 50]],
    ["no entry", ["bybit:ETH", 400_000, null, 50]],
    ["an entry far from the price", ["bybit:ETH", 400_000, 4, 50]],
    ["an error for the margin", ["bybit:ETH", 400_000, 4000, refused]],
  ])("a short with %s: the coin gets no order, others do", async (_what, wrong) => {
    const typed = {
      holdings: [
        ["ETH", 100],
        ["BTC", 1],
      ],
      shorts: [wrong, ["bybit:BTC", 30_000, 60_000, 1]],
    };
    const [eth, btc] = await desk.plan(typed);
    expectNoOrder(eth);
    // 1 − 30,000 / 60,000 = 0.5 coins.
    expect(btc).toMatchObject({ trade: 30_000, covered: 0.5 });
    const [first, second] = await desk.shorts(typed);
    expectAction(first?.["action"], "error");
    expect(second).toMatchObject({ coin: "BTC", coins: 0.5 });
  });

  it.each([
    ["another asset's symbol", "ETH/USDT:USDT"],
    ["an exchange's own", "ETHUSD"],
    ["a venue and a coin without a colon", "bybit ETH"],
  ])(
    "a short of what is not an instrument (%s) is reported, and counts for nothing",
    async (_what, instrument) => {
      const typed = { holdings: [["BTC", 1]], shorts: [[instrument, 100, 4000, 50]] };
      const [short] = await desk.shorts(typed);
      expect(short?.["action"]).toEqual(expect.stringMatching(/\S/));
      expect(String(short?.["action"]).length).toBeLessThan(500);
      const [btc] = await desk.plan(typed);
      expect(btc).toMatchObject({ trade: 60_000 });
    },
  );

  it.each([
    ["a text of 5,000 characters", long],
    ["a number", 12],
    ["nothing", null],
  ])(
    "a short whose coin cannot be read (%s) may be one of any coin: no order, and said why",
    async (_what, instrument) => {
      const typed = { holdings: [["BTC", 1]], shorts: [[instrument, 100, 4000, 50]] };
      const [btc] = await desk.plan(typed);
      expectNoOrder(btc);
      expectAction(btc?.["action"], "error");
      expect(String(btc?.["action"])).toMatch(/instrument/i);
      expect(String(btc?.["action"]).length).toBeLessThan(500);
    },
  );

  it("a date as the day it was opened is taken", async () => {
    const typed = { holdings: [["ETH", 100]], shorts: [["bybit:ETH", 400_000, 4000, 60, 46_000.5]] };
    expectAction((await desk.shorts(typed))[0]?.["action"], "fine");
  });

  it("a typed price wins, and what is far off the market is said", async () => {
    const [far, times] = await desk.plan({
      holdings: [
        ["ETH", 100, null, null, 5000],
        ["NEWCOIN", 10, "bybit:BTC", 1, "1.2 ETH"],
      ],
    });
    expect(far).toMatchObject({ price: 5000, value: 500_000 });
    expect(`${String(far?.["action"])} ${String(far?.["why"])}`).toMatch(/market|off/i);
    // Of ETH as the market has it or as it is typed above: 1.2 × 4,000 or 1.2 × 5,000.
    expect([4800, 6000]).toContain(times?.["price"]);
  });

  it("a move that is none leaves the other moves right", async () => {
    const rows = await desk.stress({ holdings: [["ETH", 100]] }, ["down", null, -0.5]);
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatchObject({ move: -0.5, unhedged: 200_000, changeUnhedged: -200_000 });
  });
});
