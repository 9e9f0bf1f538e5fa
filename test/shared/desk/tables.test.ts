// PLAN and SHORTS where a venue does not publish everything, and where their names are asked for.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { planTable, shortsTable } from "../../../shared/desk/planTable.js";
import type { DeskMarket } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();
const withEth = (change: Partial<DeskMarket>) => memoryDesk(worldOf([marketLike("bybit:ETH", change)]));
const eth100: TypedDesk = { holdings: [["ETH", 100]] };

function figure(field: string, typed: TypedDesk = eth100, desk = usual): unknown {
  return desk.plan(typed, [field])[0]?.[field];
}

const noAnswer = (message: string) => ({
  code: "#N/A",
  message: expect.stringContaining(message) as unknown,
});

describe("PLAN of a venue that does not publish everything", () => {
  const not = (what: string) => noAnswer(`bybit does not publish ${what} of bybit:ETH now`);
  it.each([
    ["orderSymbol", { orderSymbol: null }, "the order symbol"],
    ["contractUsd", { contractSize: null }, "the contract size"],
    ["lotStep", { lotStep: null }, "the lot step"],
    ["index", { index: null }, "the index price"],
    ["basis", { index: null }, "the index price"],
    ["fundingRate", { fundingRate: null }, "the funding rate"],
    ["intervalHours", { intervalHours: null }, "the funding interval"],
    ["nextFunding", { nextFunding: null }, "the next funding time"],
    ["apr", { fundingRate: null }, "the funding rate"],
    ["apr", { intervalHours: null }, "the funding rate"],
    ["costPerDay", { fundingRate: null }, "the funding rate"],
    ["costPerDay", { intervalHours: null }, "the funding interval"],
    ["costHorizon", { intervalHours: null }, "the funding interval"],
    ["breakEven", { fundingRate: null }, "the funding rate"],
    ["breakEven", { intervalHours: null }, "the funding interval"],
    ["contracts", { contractSize: null }, "the contract size"],
    ["marginNeeded", { lotStep: null }, "the lot step"],
  ])("%s", (field, change, what) => {
    expect(figure(field, eth100, withEth(change))).toEqual(expect.objectContaining(not(what)));
  });
});

describe("PLAN", () => {
  it("has a price typed where no venue has one", () => {
    const holdings = [["NOWHERE", 5]];
    expect(figure("price", { holdings })).toMatchObject(noAnswer("enter the price of NOWHERE"));
    expect(figure("value", { holdings })).toMatchObject(noAnswer("enter the price of NOWHERE"));
    expect(figure("value", { holdings: [["NOWHERE", 5, null, 1, "0.5 ETH"]] })).toBe(10_000);
    expect(figure("why", { holdings: [["NOWHERE", 5, null, 1, "0.5 AWAY"]] })).toContain(
      "No venue prices AWAY.",
    );
  });
  it("says where a typed price is more than 3 % off the market", () => {
    const why = (price: number) => figure("why", { holdings: [["ETH", 100, null, null, price]] });
    expect(why(4120)).toBe("bybit lists ETH as a coin-margined perpetual.");
    expect(why(3880)).toBe("bybit lists ETH as a coin-margined perpetual.");
    expect(why(4200)).toContain("Your price 4200 is 5.0 % above the market's 4000.");
    expect(why(3000)).toContain("Your price 3000 is 25.0 % below the market's 4000.");
  });
  it("counts what is blank, cash or wrong as it is", () => {
    expect(
      usual.plan(
        {
          holdings: [
            [null, null],
            ["USDC", 5],
            ["EUR", 5, null, null, 1.1],
            ["ETH", "x"],
          ],
        },
        ["price", "value", "instrument", "trade", "contracts", "asOf"],
      ),
    ).toEqual([
      { price: "", value: "", instrument: "", trade: "", contracts: "", asOf: "" },
      { price: 1, value: 5, instrument: "", trade: "", contracts: "", asOf: "" },
      { price: 1.1, value: 5.5, instrument: "", trade: "", contracts: "", asOf: "" },
      { price: "", value: "", instrument: "", trade: "", contracts: "", asOf: "" },
    ]);
    expect(figure("price", { holdings: [["EUR", 5]] })).toMatchObject(noAnswer("enter the price of EUR"));
  });
  it("has no figures of a position on the rows that another carries", () => {
    const rows = usual.plan(
      {
        holdings: [
          ["ETH", 60],
          ["ETH", 40],
        ],
      },
      ["contracts", "trade", "covered", "mark"],
    );
    expect(rows).toEqual([
      { contracts: 400_000, trade: 400_000, covered: 0, mark: 4000 },
      { contracts: "", trade: "", covered: "", mark: 4000 },
    ]);
  });
  it("has no figures where nothing is short", () => {
    const nothing = { holdings: [["ETH", 0]] };
    expect(
      ["covered", "breakEven", "leverage", "liquidation", "distance"].map((field) => figure(field, nothing)),
    ).toEqual(["", "", "", "", ""]);
    expect(
      ["contracts", "costPerDay", "fees", "marginNeeded", "now"].map((field) => figure(field, nothing)),
    ).toEqual([0, 0, 0, 0, 0]);
    expect(figure("costPerDay", nothing, withEth({ fundingRate: null }))).toBe(0);
  });
  it("trades only what the action says", () => {
    expect(figure("trade", { ...eth100, settings: { leverage: 500 } })).toBe(0);
    expect(figure("contracts", { ...eth100, settings: { leverage: 500 } })).toBe(400_000);
  });
  it("has no break-even where funding outweighs the position", () => {
    // Over 30 days 90 settlements of 2 % are received: more than 1 + the fee.
    expect(figure("breakEven", eth100, withEth({ fundingRate: 0.02 }))).toMatchObject({ code: "#N/A" });
  });
  it("says what stands in the way of every figure", () => {
    expect(figure("contracts", { ...eth100, shorts: [["ETH", 1, 1]] })).toMatchObject({
      code: "#VALUE!",
      message: 'name the venue, as in "bybit:ETH"',
    });
    const world = worldOf([marketLike("bybit:ETH"), marketLike("okx:ETH")], {
      venueStates: { "okx/inverse": "waiting" },
    });
    const waiting = { ...eth100, shorts: [["okx:ETH", 1, 4000]] };
    expect(figure("contracts", waiting, memoryDesk(world))).toMatchObject(
      noAnswer("waiting for okx inverse"),
    );
  });
  it("shows the distance of the short that is nearest, at its own mark price", () => {
    const world = worldOf([marketLike("bybit:ETH"), marketLike("okx:ETH", { mark: 4010, index: 4010 })]);
    const shorts = [
      ["bybit:ETH", 200_000, 4000, 40],
      ["okx:ETH", 20_000, 4000, 30],
    ];
    const typed = { ...eth100, shorts };
    // 200,000 × 0.995/(50 − 30).
    expect(figure("liquidation", typed, memoryDesk(world))).toBe(9950);
    expect(figure("distance", typed, memoryDesk(world))).toBeCloseTo(9950 / 4010 - 1, 12);
  });
  it("has no liquidation where the margin is not typed, or covers everything", () => {
    const liquidation = (margin: number | null) =>
      figure("liquidation", { ...eth100, shorts: [["bybit:ETH", 400_000, 4000, margin]] });
    expect(liquidation(null)).toMatchObject(noAnswer("enter the margin of bybit:ETH"));
    expect(liquidation(100)).toMatchObject(noAnswer("never liquidated"));
    expect(figure("distance", { ...eth100, shorts: [["bybit:ETH", 400_000, 4000]] })).toMatchObject(
      noAnswer("enter the margin"),
    );
  });
});

describe("names of fields", () => {
  it("of none are those of the first screen, of SHORTS all", () => {
    const desk = usual.open({ ...eth100, shorts: [["bybit:ETH", 1, 4000]] });
    expect(planTable(desk, [])[0]?.map(({ kind }) => kind)).toEqual([
      ...["text", "usd", "text", "contracts", "contracts", "contracts", "percent", "usd", "coins", "percent"],
      ...["percent", "usdCents"],
    ]);
    expect(shortsTable(desk, [])[0]?.map(({ kind }) => kind)).toEqual([
      ...[
        "text",
        "text",
        "usd",
        "coins",
        "price",
        "usdCents",
        "coins",
        "usdCents",
        "usdCents",
        "price",
        "percent",
      ],
    ]);
  });
  it("are taken in any case, and one that is none is refused with a near one", () => {
    expect(planTable(usual.open(eth100), ["CONTRACTUSD"])[0]?.[0]).toEqual({
      kind: "price",
      value: new Decimal(1),
    });
    expect(() => planTable(usual.open(eth100), ["contrcts"])).toThrow(
      /^unknown field "contrcts" \(did you mean contracts\?\): use price, value, .*, asOf \(or "summary" alone\)$/,
    );
    expect(() => shortsTable(usual.open(eth100), ["x".repeat(61)])).toThrow(
      `unknown field "${"x".repeat(60)}":`,
    );
  });
  it.each([
    [["price", "contractUsd", "mark", "index", "breakEven", "liquidation"], "price"],
    [["value", "unhedgedUsd", "notional"], "usd"],
    [["costPerDay", "costHorizon", "fees"], "usdCents"],
    [["contracts", "now", "trade", "minOrder"], "contracts"],
    [["covered", "apr", "distance"], "percent"],
    [["basis", "fundingRate"], "rate"],
    [["lotStep", "intervalHours"], "general"],
    [["nextFunding", "asOf"], "dateTime"],
    [["marginNeeded", "leverage"], "coins"],
    [["instrument", "why", "orderSymbol", "tradeInstrument", "action"], "text"],
  ])("%j are of the kind %s", (names, kind) => {
    const [row = []] = planTable(usual.open(eth100), names);
    expect(row.map((each) => each.kind)).toEqual(names.map(() => kind));
  });
});

describe("SHORTS", () => {
  const line = (field: string, change: Partial<DeskMarket>, typed = [["bybit:ETH", 4000, 4000]]) =>
    withEth(change).shorts({ shorts: typed }, [field])[0]?.[field];
  it("cost what the coming rate says, where it is published", () => {
    // 4,000 × 0.0001 × 3 are received a day.
    expect(line("costPerDay", {})).toBe(-1.2);
    const without = (what: string) => noAnswer(`bybit does not publish the funding ${what} of bybit:ETH now`);
    expect(line("costPerDay", { fundingRate: null })).toMatchObject(without("rate"));
    expect(line("costPerDay", { intervalHours: null })).toMatchObject(without("interval"));
  });
  it("of one contract show one liquidation", () => {
    const typed = [
      ["bybit:ETH", 200_000, 4000, 10],
      ["bybit:BTC", 60_000, 60_000, 0.5],
      ["bybit:ETH", 200_000, 4000, 10],
    ];
    const rows = usual.shorts({ shorts: typed }, ["liquidation", "distance"]);
    // 398,000/(100 − 20); 60,000 × 0.995/(1 − 0.5).
    expect(rows.map(({ liquidation }) => liquidation)).toEqual([4975, 119_400, 4975]);
    expect(rows.map(({ distance }) => distance)).toEqual([0.24375, 0.99, 0.24375]);
  });
  it("have no distance where they have no liquidation", () => {
    expect(line("distance", {})).toMatchObject(noAnswer("enter the margin of bybit:ETH"));
  });
});

describe("names of fields", () => {
  const refused = (name: string): unknown => {
    try {
      return planTable(usual.open(eth100), [name]);
    } catch (error) {
      return error;
    }
  };
  it("that are no field's are refused, with a hint only where one is near", () => {
    expect(refused("actoin")).toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/^unknown field "actoin" \(did you mean action\?\): /) as unknown,
    });
    expect(refused("qqqqqqqq")).toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/^unknown field "qqqqqqqq": /) as unknown,
    });
  });
});

it("the summary is one cell of text", () => {
  const table = planTable(usual.open(eth100), ["Summary"]);
  expect(table).toEqual([[{ kind: "text", value: usual.summary(eth100) }]]);
});
