// What the past held for one coin's short: four days and two weeks of settlements, with the arithmetic written out.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { past, pastViews } from "../../../shared/desk/past.js";
import { fundingColumns } from "../../../shared/desk/pastFunding.js";
import { riseColumns } from "../../../shared/desk/pastRises.js";
import { planTable } from "../../../shared/desk/planTable.js";
import type { HedgeError } from "../../../shared/errors.js";
import { defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { memoryRows } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 30, 12);
const today = now - (now % day);
const serial = (ms: number): number => ms / day + 25_569;

function candles(closes: readonly number[], highs: readonly number[] = closes): History {
  return closes.map((close, index): History[number] => [
    today - (closes.length - index) * day,
    String(close),
    String(highs[index] ?? close),
    String(Math.min(close, highs[index] ?? close)),
  ]);
}

type Cell = string | number | null;
type Given = {
  readonly closes?: History | HedgeError | null;
  readonly funding?: History | HedgeError | null;
  readonly holdings?: readonly (readonly Cell[])[];
  readonly shorts?: readonly (readonly Cell[])[];
  readonly settings?: object;
  /** Of every contract. */
  readonly floor?: number | null;
};

// Closes 100, 110, 90, 120 with highs 100, 130, 95, 125.
const fourDays = candles([100, 110, 90, 120], [100, 130, 95, 125]);
/** Settled 27 ms late, as venues do: one rate that begins, 21 that shorts receive, 21 that they pay. */
const rates = [0.0005, ...Array<number>(21).fill(0.0001), ...Array<number>(21).fill(-0.0002)];
const twoWeeks = rates.map((rate, index): History[number] => [
  today - ((rates.length - 1 - index) * day) / 3 + 27,
  String(rate),
]);

function desk({ closes = fourDays, funding = twoWeeks, floor = null, ...given }: Given = {}) {
  const asked: string[] = [];
  const world = {
    ...defaultDeskWorld,
    markets: defaultDeskWorld.markets.map((market) => ({ ...market, fundingFloor: floor })),
  };
  const markets: DeskMarkets = {
    ...memoryMarkets(world, now),
    history: ({ what, instrument: { coin, venue }, days }) => {
      asked.push(`${what} ${venue}:${coin} ${String(days)}`);
      return what === "closes" ? closes : funding;
    },
  };
  const { holdings = [["ETH", 100]], shorts = [], settings = {} } = given;
  // Asked for up to a rise of 35 % and no leverage: so far is the liquidation of what is planned.
  const typed = Object.entries({ ...defaultDeskSettings, leverage: "", survive: 0.35, ...settings });
  return { asked, desk: openDesk({ holdings, shorts, settings: typed, defaultVenue: "bybit" }, markets) };
}

const rises = (given?: Given, coin: string | null = null) =>
  memoryRows(past(desk(given).desk, coin, "rises"), riseColumns);
const funding = (given?: Given, coin: string | null = null) =>
  memoryRows(past(desk(given).desk, coin, "funding"), fundingColumns);
const summary = (given?: Given, coin: string | null = null): unknown =>
  memoryRows(past(desk(given).desk, coin, "summary"), ["summary"])[0]?.["summary"];

describe("rises", () => {
  it("are of every start, by the highs of the days after it", () => {
    const [one, two, three, five] = rises();
    // 130/100, 95/110 and 125/90: rises of 30 %, none, and 38.9 % from the third day. 95 % lies 0.9 of the way from 30 to 38.9.
    expect(one).toMatchObject({ days: 1, from: serial(today - 2 * day), starts: 3, separate: 3 });
    expect(one?.["worstRise"]).toBeCloseTo(125 / 90 - 1, 12);
    expect(one?.["rise95"]).toBeCloseTo(0.3 + 0.9 * (125 / 90 - 1.3), 12);
    expect(one?.["survival"]).toBeCloseTo(2 / 3, 12);
    // 130/100 and 125/110.
    expect(two).toMatchObject({
      days: 2,
      from: serial(today - 4 * day),
      starts: 2,
      separate: 1,
      survival: 1,
    });
    expect(two?.["rise95"]).toBeCloseTo(125 / 110 - 1 + 0.95 * (1.3 - 125 / 110), 12);
    expect(three).toMatchObject({ days: 3, starts: 1, separate: 1 });
    expect(three?.["worstRise"]).toBeCloseTo(0.3, 12);
    const message = "bybit:ETH has 4 days of history, too few without a gap for 5";
    for (const field of ["worstRise", "from", "rise95", "survival", "starts"])
      expect(five?.[field]).toMatchObject({ message });
    expect(five).toMatchObject({ days: 5, distance: 0.35 });
    expect(rises().map(({ days }) => days)).toEqual([1, 2, 3, 5, 7, 14, 21, 30, 45, 60, 90, 120, 180]);
  });

  it("stand beside the distance and survival that PLAN shows, planned and open, on whichever row carries it", () => {
    const holdings = [
      ["USDT", 500],
      ["STETH", 10],
      ["ETH", 90],
    ];
    const open = [["bybit:ETH", 400_000, 4_000, 40]];
    for (const shorts of [[], open]) {
      const given = { holdings, shorts, settings: { horizon: 2 } };
      const fields = ["distance", "survival", "worstRise"];
      const plan = memoryRows(planTable(desk(given).desk, fields), fields)[2];
      expect(plan?.["distance"]).toEqual(expect.any(Number));
      for (const coin of ["STETH", "eth "]) expect(rises(given, coin)[1]).toMatchObject(plan ?? {});
    }
    expect(rises()[0]).toMatchObject({ distance: 0.35 });
  });

  it("count the days before a redenomination from the first day", () => {
    const [one] = rises({ closes: candles([1, 1.5, 1000, 1000]) });
    expect(one).toMatchObject({ worstRise: 0.5, from: serial(today - 4 * day), starts: 2 });
  });

  it("say that no rise liquidates, and that nothing is short", () => {
    const safe = rises({ shorts: [["bybit:ETH", 400_000, 4_000, 100]] })[0];
    expect(safe).toMatchObject({ survival: 1, distance: { code: "#N/A" } });
    const none = rises({ holdings: [["ETH", 0]] })[0];
    expect(none?.["distance"]).toMatchObject({ message: "there is no open or planned short of ETH" });
    expect(none).toMatchObject({ starts: 3 });
  });
});

describe("funding", () => {
  it("is taken in steps of seven days up to the last settlement", () => {
    const [first, second, ...more] = funding({ floor: -0.003 });
    expect(more).toEqual([]);
    expect(first?.["end"]).toBeCloseTo(serial(today - 7 * day), 9);
    expect(second?.["end"]).toBeCloseTo(serial(today), 9);
    expect(first).toMatchObject({ paid: -0.0021, running: -0.0021, cap: 0.063 });
    expect(second).toMatchObject({ paid: 0.0042, running: 0.0021, cap: 0.063 });
    const [plan] = memoryRows(planTable(desk().desk, ["apr7"]), ["apr7"]);
    expect(plan?.["apr7"]).toBeCloseTo((-0.0042 * 365) / 7, 12);
  });

  it("is not known where the venue publishes no floor, settled nothing, or not for seven days", () => {
    expect(funding()[0]?.["cap"]).toMatchObject({
      message: "bybit does not publish the lowest funding rate of bybit:ETH",
    });
    const holed = twoWeeks.filter((_rate, index) => index === 0 || index > 21);
    const message = "bybit:ETH had no settlement on bybit in these seven days";
    const [first, second] = funding({ funding: holed, floor: -0.003 });
    expect(first).toMatchObject({ paid: { message }, running: 0, cap: { message } });
    expect(second).toMatchObject({ paid: 0.0042, running: 0.0042 });
    expect(funding({ funding: twoWeeks.slice(-21) })).toMatchObject([
      { end: { message: "bybit:ETH has less than seven days of settlements on bybit" } },
    ]);
  });
});

describe("a coin", () => {
  const holdings = [
    [null, null],
    ["USDT", 500],
    ["XBT", 1],
    ["ETH", 100],
  ];

  it("is the first that is hedged, or one that is held as it is typed", () => {
    expect(summary({ holdings })).toMatch(/^BTC is hedged with bybit:BTC\. /);
    for (const coin of ["XBT", "btc", "BTC-USDT"])
      expect(summary({ holdings }, coin)).toMatch(/^BTC is hedged with bybit:BTC\. /);
    expect(summary({ holdings }, "ETH")).toMatch(/^ETH is hedged with bybit:ETH\. /);
    expect(summary({ holdings }, "USDT")).toBe("USDT is cash: nothing to hedge.");
  });

  it("that is not held is a mistake that names those held", () => {
    const of =
      (coin: string, held = holdings) =>
      () =>
        past(desk({ holdings: held }).desk, coin, "rises");
    expect(of("SOL")).toThrow('coin must be one of your holdings: USDT, BTC, ETH, was "SOL"');
    expect(of("?!")).toThrow('coin must be one of your holdings: USDT, BTC, ETH, was "?!"');
    expect(of("SOL", [])).toThrow('coin must be held, was "SOL"');
  });

  it.each([
    ["nothing is held", { holdings: [] }, "no holding is hedged"],
    ["a setting is wrong", { settings: { "hedge ratio": 9 } }, "hedge ratio"],
    ["its row cannot be read", { holdings: [["ETH", "many"]] }, "coins must be a number"],
  ])("has no figure where %s", (_why, given, message) => {
    const said = expect.objectContaining({ message: expect.stringContaining(message) as string }) as unknown;
    expect(rises(given)[12]).toMatchObject({ days: 180, worstRise: said, survival: said, starts: said });
    expect(funding(given)).toEqual([{ end: said, paid: said, running: said, cap: said }]);
    expect(String(summary(given)).toLowerCase()).toContain(message);
  });
});

describe("the sentence", () => {
  const settings = { horizon: 2 };

  it("says rise, liquidation, funding and what they are founded on", () => {
    expect(String(summary({ settings, floor: -0.003 }))).toContain(
      "ETH is hedged with bybit:ETH. Worst rise of bybit:ETH within 2 days: 30 %. The short is liquidated at a rise of 35 % and survived every start. Funding: the costliest seven days took 0.4 % of the notional; at today's floor and interval bybit can charge 6.3 % in seven days, more if it settles more often. 2 starts, 1 separate period of 2 days since 2026-11-26",
    );
    const received = twoWeeks.slice(0, 22);
    const other = summary({ settings: { horizon: 1 }, funding: received });
    expect(other).toContain("liquidated at a rise of 35 % and survived 66.7 % of the starts.");
    expect(other).toContain("Funding: it cost nothing in any seven days; bybit publishes no cap.");
  });

  it("finds the costliest seven days wherever they began, not only in the steps of the table", () => {
    // 21 settlements of -0.5 %, ten in one step of seven days and eleven in the next: 10.5 %, where a step holds 5.5 %.
    const straddling = Array.from({ length: 85 }, (_, index) => (index >= 32 && index < 53 ? -0.005 : 0));
    const straddled = straddling.map((rate, index): History[number] => [
      today - ((straddling.length - 1 - index) * day) / 3,
      String(rate),
    ]);
    expect(String(summary({ settings, funding: straddled }))).toContain(
      "the costliest seven days took 10.5 % of the notional",
    );
  });

  it("names what is loading, and what is too short", () => {
    expect(summary({ closes: null, funding: null })).toBe(
      "ETH is hedged with bybit:ETH. Price history of bybit:ETH still loading. Funding history of bybit:ETH still loading.",
    );
    expect(summary()).toContain("4 days of history, too few without a gap for a horizon of 30.");
    expect(summary({ shorts: [["bybit:ETH", 400_000, 4_000, 100]], settings })).toContain(
      "No rise liquidates it: all coins it covers are posted as margin.",
    );
  });
});

it("asks for the histories that PLAN asks for, with the same days", () => {
  for (const settings of [{}, { days: 90 }]) {
    const asked = (ask: (opened: ReturnType<typeof desk>["desk"]) => unknown) => {
      const opened = desk({ settings });
      opened.asked.length = 0;
      ask(opened.desk);
      return new Set(opened.asked);
    };
    const plan = asked((opened) => planTable(opened, ["survival", "fundingStress", "apr7"]));
    const all = asked((opened) => pastViews.map((view) => past(opened, null, view)));
    expect(plan.size).toBe(2);
    expect(all).toEqual(plan);
  }
});
