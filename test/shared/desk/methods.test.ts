// Four ways to hedge 100 SOL at 150 USD, judged by made-up pasts of which the statistics are known: where SOL always moves
// twice as far as Bitcoin, the correlation is 1 and the beta 2.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { methods } from "../../../shared/desk/methods.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { methodTable, pastOf } from "../../support/methodTable.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

/** 180 for the first beta, six periods of 30 days, and the close before. */
const days = 361;
const bitcoin = pastOf([0.1, -0.1], days);
const twice = pastOf([0.2, -0.2], days);
const ether = pastOf([0.05, 0.05, -0.05, -0.05], days);

describe("a coin that moves twice as far as the proxy", () => {
  const { rows, requests } = methodTable({ SOL: twice, BTC: bitcoin, ETH: ether });
  const [own = {}, byCorrelation = {}, byBeta = {}, byTwo = {}] = rows;

  it("is hedged in full by itself", () => {
    // 15,000 USD in contracts of 1 coin at 150; its rate is that of the market.
    expect(own).toMatchObject({ method: "own coins", size: 15_000, contracts: "100 bybit:SOL-USDT" });
    expect(own).toMatchObject({ rSquared: 1, removed: 1, paidBack: 1 });
  });
  it("by correlation alone is hedged half", () => {
    expect(byCorrelation).toMatchObject({ method: "proxy by correlation", contracts: "15,000 bybit:BTC" });
    expect(byCorrelation["size"]).toBeCloseTo(15_000, 6);
    // What is left moves half as far: a quarter of the variance.
    expect(byCorrelation["rSquared"]).toBeCloseTo(1, 10);
    expect(byCorrelation["removed"]).toBeCloseTo(0.75, 10);
    // 15,000 × 0.0001 × 3 are received a day.
    expect(byCorrelation["cost"]).toBeCloseTo(-4.5, 8);
    // Nine of 174 weeks are the worst: 1.1³ × 0.9⁴ − 1 of 1.2³ × 0.8⁴ − 1.
    expect(byCorrelation["paidBack"]).toBeCloseTo(0.1267309 / 0.2922112, 10);
  });
  it("by beta is hedged in full", () => {
    expect(byBeta).toMatchObject({ method: "proxy by beta", contracts: "30,000 bybit:BTC" });
    expect(byBeta["removed"]).toBeCloseTo(1, 10);
    expect(byBeta["cost"]).toBeCloseTo(-9, 8);
    expect(byBeta["paidBack"]).toBeCloseTo((2 * 0.1267309) / 0.2922112, 10);
  });
  it("by two proxies needs the second for nothing", () => {
    expect(byTwo["method"]).toBe("two proxies");
    expect(byTwo["size"]).toBeCloseTo(30_000, 5);
    expect(byTwo["rSquared"]).toBeCloseTo(1, 10);
    expect(byTwo["removed"]).toBeCloseTo(1, 10);
  });
  it("asks for the closes of each over the days that every cell of the desk asks for", () => {
    expect(new Set(requests.map(({ what }) => what))).toEqual(new Set(["closes"]));
    expect(new Set(requests.map((request) => request.days))).toEqual(new Set([730]));
    expect(new Set(requests.map(({ instrument: { coin } }) => coin))).toEqual(new Set(["SOL", "BTC", "ETH"]));
  });
  it("half hedged is what a ratio of one half leaves", () => {
    const half = methodTable(
      { SOL: twice, BTC: bitcoin, ETH: ether },
      { settings: [["hedge ratio", 0.5]] },
    ).rows;
    // 1 − (1 − h)² = 0.75 of own coins, 2h − h² by beta, and 1 − (1 − h/2)² by half the beta.
    expect(half[0]).toMatchObject({
      size: 7500,
      contracts: "50 bybit:SOL-USDT",
      removed: 0.75,
      paidBack: 0.5,
    });
    expect(half[1]?.["removed"]).toBeCloseTo(0.4375, 10);
    expect(half[2]?.["removed"]).toBeCloseTo(0.75, 10);
    expect(half[2]?.["size"]).toBeCloseTo(15_000, 6);
    expect(half[3]?.["size"]).toBeCloseTo(15_000, 5);
  });
});

describe("other pasts", () => {
  it("of which both proxies explain a part", () => {
    const sum = pastOf([0.15, -0.05, 0.05, -0.15], days);
    const { rows } = methodTable({ SOL: sum, BTC: bitcoin, ETH: ether });
    expect(rows[3]).toMatchObject({ contracts: "15,000 bybit:BTC + 15,000 bybit:ETH" });
    expect(rows[3]?.["size"]).toBeCloseTo(30_000, 5);
    expect(rows[3]?.["cost"]).toBeCloseTo(-9, 6);
    expect(rows[3]?.["rSquared"]).toBeCloseTo(1, 10);
    expect(rows[3]?.["removed"]).toBeCloseTo(1, 10);
  });
  it("against the proxy ask to buy it, and to pay its funding", () => {
    const { rows } = methodTable({ SOL: pastOf([-0.1, 0.1], days), BTC: bitcoin, ETH: ether });
    expect(rows[2]).toMatchObject({ contracts: "buy 15,000 bybit:BTC" });
    expect(rows[2]?.["size"]).toBeCloseTo(-15_000, 6);
    expect(rows[2]?.["cost"]).toBeCloseTo(4.5, 8);
  });
  it("that only rose have no loss to pay back", () => {
    const { rows } = methodTable({ SOL: pastOf([0.2, 0.1], days), BTC: bitcoin, ETH: ether });
    expect(rows[2]?.["paidBack"]).toMatchObject({
      code: "#N/A",
      message: "no tested week had a loss",
    });
  });
  it("add up to a basket of what is held today", () => {
    const holdings = [
      ["SOL", 100],
      ["ETH", 15],
    ];
    // 15,000 and 60,000 USD, both of the same moves, one from ten times the price.
    const tenfold = twice.map(([day, close]): History[number] => [day, String(Number(close) * 10)]);
    const { rows } = methodTable({ SOL: twice, ETH: tenfold, BTC: bitcoin }, { holdings });
    expect(rows[0]).toMatchObject({ size: 75_000, contracts: "100 bybit:SOL-USDT + 60,000 bybit:ETH" });
    expect(rows[2]?.["size"]).toBeCloseTo(150_000, 4);
    expect(rows[2]?.["removed"]).toBeCloseTo(1, 10);
  });
});

describe("what is missing", () => {
  const all = { SOL: twice, BTC: bitcoin, ETH: ether };
  const everyColumn = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    rows.flatMap(({ method: _method, ...rest }) => Object.values(rest));

  it("is waited for in every row", () => {
    for (const [coin, text] of [
      ["SOL", "bybit:SOL-USDT"],
      ["ETH", "bybit:ETH"],
    ] as const) {
      const { rows } = methodTable({ ...all, [coin]: null });
      expect(rows.map(({ method }) => method)).toEqual([
        "own coins",
        "proxy by correlation",
        "proxy by beta",
        "two proxies",
      ]);
      for (const cell of everyColumn(rows)) {
        expect(cell).toMatchObject({ code: "#N/A", message: `price history of ${text} still loading` });
      }
    }
    const world = { ...defaultDeskWorld, venueStates: { "bybit/inverse": "waiting" } } as const;
    const [own] = methodTable(all, { world, holdings: [["SOL", 100, "bybit:SOL-USDT"]] }).rows;
    expect(own?.["size"]).toMatchObject({ message: "waiting for bybit inverse" });
  });
  it("is waited for where a row waits", () => {
    const world = { ...defaultDeskWorld, venueStates: { "okx/inverse": "waiting" } } as const;
    const holdings = [
      ["SOL", 100, "bybit:SOL-USDT"],
      ["XRP", 5, "okx:XRP"],
    ];
    for (const cell of everyColumn(methodTable(all, { world, holdings }).rows)) {
      expect(cell).toMatchObject({ code: "#N/A", message: "waiting for okx inverse" });
    }
  });
  it("of a row that cannot be read is left out by its place and coin", () => {
    const holdings = [
      ["SOL", 100],
      ["ETH", "many"],
      [null, null],
      ["?", 1],
    ];
    const { rows } = methodTable(all, { holdings });
    expect(rows[0]).toMatchObject({ size: 15_000 });
    expect(rows[4]?.["method"]).toBe(
      "Left out: holding 2 (ETH, cannot be read), holding 4 (cannot be read).",
    );
  });
  it("of what is held is left out by name", () => {
    const holdings = [
      ["SOL", 100],
      ["XRP", 10],
      ["NOWHERE", 5],
      ["AWAY", 5, null, 1, 2],
      ["STETH", 0],
    ];
    const { rows } = methodTable(all, { holdings });
    expect(rows).toHaveLength(5);
    expect(rows[4]).toEqual({
      method: "Left out: XRP (it is not listed), NOWHERE (no price), AWAY (no venue lists it).",
      ...{ size: "", contracts: "", cost: "", rSquared: "", removed: "", paidBack: "" },
    });
    expect(rows[0]).toMatchObject({ size: 15_000 });
  });
  it("altogether is said", () => {
    const message = "no holding has a price history";
    for (const cell of everyColumn(methodTable(all, { holdings: [["XRP", 10]] }).rows)) {
      expect(cell).toMatchObject({ code: "#N/A", message });
    }
    expect(everyColumn(methodTable(all, { holdings: [["SOL", 0]] }).rows)[0]).toMatchObject({ message });
  });
  it("of a proxy spoils its own rows", () => {
    const { rows } = methodTable({ SOL: twice, BTC: bitcoin });
    expect(rows[2]?.["removed"]).toBeCloseTo(1, 10);
    expect(rows[3]?.["size"]).toMatchObject({ code: "#N/A", message: "there is no price history for ETH" });
    expect(rows[3]?.["rSquared"]).toMatchObject({
      code: "#N/A",
      message: "there is no price history for ETH",
    });
  });
  it("is a setting that is wrong", () => {
    const { rows } = methodTable(all, { settings: [["band", 9]] });
    expect(rows).toHaveLength(4);
    expect(rows[1]?.["size"]).toMatchObject({ code: "#VALUE!" });
  });
  it("of a contract leaves the rest", () => {
    const bare = { lotStep: null, fundingRate: null };
    const world = worldOf([
      marketLike("bybit:SOL-USDT", bare),
      marketLike("bybit:BTC", bare),
      marketLike("bybit:ETH"),
    ]);
    const { rows } = methodTable(all, { world });
    expect(rows[0]).toMatchObject({ contracts: "? bybit:SOL-USDT", size: 15_000 });
    expect(rows[2]).toMatchObject({ contracts: "? bybit:BTC" });
    expect(rows[2]?.["cost"]).toMatchObject({
      code: "#N/A",
      message: "bybit does not publish the funding rate of bybit:BTC now",
    });
    const noInterval = worldOf([
      marketLike("bybit:SOL-USDT", { intervalHours: null }),
      marketLike("bybit:BTC"),
    ]);
    expect(methodTable(all, { world: noInterval }).rows[0]?.["cost"]).toMatchObject({ code: "#N/A" });
  });
});

it("a proxy held by a token of it, or by another coin, is judged by its own past", () => {
  const { rows } = methodTable({ ETH: twice, BTC: bitcoin }, { holdings: [["STETH", 10]] });
  expect(rows[0]).toMatchObject({ size: 40_000, contracts: "40,000 bybit:ETH" });
  const both = methodTable(
    { ETH: twice, BTC: bitcoin },
    {
      holdings: [
        ["STETH", 10],
        ["ETH", 5],
      ],
    },
  );
  expect(both.rows[0]).toMatchObject({ size: 60_000, contracts: "60,000 bybit:ETH" });
  const instead = methodTable(
    { SOL: twice, BTC: bitcoin, ETH: ether },
    { holdings: [["SOL", 100, "bybit:BTC", 2]] },
  );
  expect(instead.rows[0]).toMatchObject({ size: 15_000, contracts: "100 bybit:SOL-USDT" });
});

it("reports the kind of every column", () => {
  const markets: DeskMarkets = { ...memoryMarkets(defaultDeskWorld, 0), history: () => twice };
  const desk = openDesk({ holdings: [["SOL", 1]], shorts: [], settings: [], defaultVenue: "bybit" }, markets);
  expect(methods(desk, 30).table[0]?.map(({ kind }) => kind)).toEqual([
    ...["text", "usd", "text", "usdCents", "percent", "percent", "percent"],
  ]);
});
