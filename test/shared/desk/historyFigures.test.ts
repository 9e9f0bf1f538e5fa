// What the past says of a row, on pasts that are whole, short, broken and of another unit.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { planTable, shortsTable } from "../../../shared/desk/planTable.js";
import { HedgeError } from "../../../shared/errors.js";
import { deskCases, defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { memoryDesk, memoryRows } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 30, 12);
const today = now - (now % day);

/** Days up to yesterday: closes, with highs a factor above. Null is a day that the venue was down. */
function candles(closes: readonly (number | null)[], above = 1): History {
  return closes.flatMap((close, index): History => {
    const time = today - (closes.length - index) * day;
    return close === null ? [] : [[time, String(close), String(close * above), String(close)]];
  });
}

/** Rates up to the last settlement, 8-hourly. */
function rates(values: readonly number[], last = today): History {
  return values.map((rate, index) => [last - (values.length - 1 - index) * (day / 3), String(rate)]);
}

type Past = { readonly closes?: History | HedgeError | null; readonly funding?: History | null };
const unknown = new HedgeError({ code: "unknown_coin", message: "no past" });

// Coins at 4,000, of which all but half a percent may be lost: liquidated at a rise of 99 % with 50 of them posted.
function hedged(margin = 50): readonly (readonly [string, number, number, number])[] {
  return [["bybit:ETH", 400_000, 4_000, margin]];
}

function desk({ closes = unknown, funding = rates([]) }: Past, shorts = hedged(), settings: object = {}) {
  const markets: DeskMarkets = {
    ...memoryMarkets(defaultDeskWorld, now),
    history: ({ what }) => (what === "closes" ? closes : funding),
  };
  return openDesk(
    {
      holdings: [["ETH", 100]],
      shorts,
      settings: Object.entries({ ...defaultDeskSettings, ...settings }),
      defaultVenue: "bybit",
    },
    markets,
  );
}

function figures(past: Past, margin?: number, settings?: object): Readonly<Record<string, unknown>> {
  const fields = ["survival", "worstRise", "fundingStress", "apr7", "action"];
  return memoryRows(planTable(desk(past, hedged(margin), settings), fields), fields)[0] ?? {};
}

const flat = (days: number): number[] => Array<number>(days).fill(4000);
/** A year in which the price doubled and a half for ten days, 100 days ago. */
const squeezed = [...flat(255), ...Array<number>(10).fill(10_000), ...flat(100)];

describe("figures of the past", () => {
  it("are those of the situation with a history, by an independent program", () => {
    const [situation] = deskCases.filter(({ world }) => Object.keys(world.histories).length > 0);
    expect(situation).toBeDefined();
    if (situation === undefined) return;
    const fields = ["survival", "worstRise", "fundingStress"];
    const { holdings, shorts, settings, world, expected } = situation;
    const [row] = memoryDesk(world).plan({ holdings, shorts, settings }, fields);
    for (const field of fields) expect(row?.[field], field).toBeCloseTo(Number(expected.plan[0]?.[field]), 9);
  });

  it("count every start whose 30 days held the squeeze", () => {
    // 335 starts; those of the 30 days before its first day die, those within it fall.
    const { survival, worstRise } = figures({ closes: candles(squeezed) });
    expect(worstRise).toBe(1.5);
    expect(survival).toBeCloseTo(305 / 335, 12);
    expect(figures({ closes: candles(squeezed) }, 70)["survival"]).toBe(1);
  });

  it("take the highs", () => {
    expect(figures({ closes: candles(flat(365), 2.2) })).toMatchObject({ survival: 0 });
    expect(figures({ closes: candles(flat(365), 2.2) })["worstRise"]).toBeCloseTo(1.2, 12);
  });

  it("leave out what a hole of ten days hides", () => {
    const holed = [...flat(255), ...Array<null>(10).fill(null), 10_000, ...flat(99)];
    expect(figures({ closes: candles(holed) })).toMatchObject({ worstRise: 0, survival: 1 });
  });

  it("are whole where no rise can liquidate: all 100 coins are margin", () => {
    const table = (past: Past) =>
      planTable(desk(past, hedged(100)), ["survival", "worstRise", "distance"])[0] ?? [];
    const [survival, worstRise, distance] = table({ closes: candles(squeezed) });
    expect(Number(survival?.value)).toBe(1);
    expect(Number(worstRise?.value)).toBe(1.5);
    expect(distance?.value).toMatchObject({ message: expect.stringContaining("never liquidated") as string });
    expect(survival?.note).toMatch(/^No rise liquidates it: all coins .* 335 starts, 12 separate periods/);
    expect(survival?.note).toContain("no guarantee: a larger rise can come");
    const [line] = shortsTable(desk({ closes: candles(squeezed) }, hedged(100)), ["survival"])[0] ?? [];
    expect(Number(line?.value)).toBe(1);
    expect(line?.note).toMatch(/^No rise liquidates it/);
    // Without a past there is no share of it.
    expect(table({ closes: candles(flat(20)) })[0]?.value).toBeInstanceOf(HedgeError);
  });

  it("say of a past that stopped when it did", () => {
    const stopped = candles([...flat(265), ...Array<null>(100).fill(null)]);
    const note = (closes: History) => planTable(desk({ closes }), ["survival"])[0]?.[0]?.note;
    expect(note(stopped)).toContain("Prices end on 2026-08-21.");
    expect(note(candles(flat(265)))).not.toContain("Prices end");
  });

  it("leave out a redenomination, and say so", () => {
    const [survival] =
      planTable(desk({ closes: candles([...flat(200).map((each) => each / 1000), ...flat(165)]) }), [
        "survival",
      ])[0] ?? [];
    expect(Number(survival?.value)).toBe(1);
    expect(survival?.note).toContain("305 starts, 11 separate periods of 30 days since 2025-11-30");
    expect(survival?.note).toContain(
      "Redenominated on 2026-06-18: starts that span that night are left out.",
    );
  });

  it("say how short the past of a new coin is", () => {
    const message = "bybit:ETH has 20 days of history, too few without a gap for a horizon of 30";
    for (const field of ["survival", "worstRise"]) {
      expect(figures({ closes: candles(flat(20)) })[field]).toMatchObject({ code: "#N/A", message });
    }
    expect(figures({ closes: candles(flat(20)) }, 50, { horizon: 7 })).toMatchObject({ survival: 1 });
  });

  it("need highs, and wait for what loads", () => {
    const closesOnly = candles(flat(365)).map(([time, close]): History[number] => [time, close]);
    expect(figures({ closes: closesOnly })["survival"]).toMatchObject({
      message: "bybit publishes no daily highs for bybit:ETH",
    });
    expect(figures({ closes: null })["survival"]).toMatchObject({
      message: "price history of bybit:ETH still loading",
    });
  });

  it("stand at each short as well, with what they are founded on", () => {
    const fields = ["survival"];
    const table = shortsTable(desk({ closes: candles(squeezed) }), fields);
    expect(memoryRows(table, fields)[0]?.["survival"]).toBeCloseTo(305 / 335, 12);
    expect(table[0]?.[0]?.note).toBe(
      "335 starts, 12 separate periods of 30 days since 2025-11-30 (last prices of bybit:ETH, daily highs). The past is no guarantee: a larger rise can come, and venues liquidate at the mark price, not at the last price.",
    );
    expect(table[0]?.[0]?.note).toBe(planTable(desk({ closes: candles(squeezed) }), fields)[0]?.[0]?.note);
  });
});

describe("funding of the past", () => {
  it("is the pace of the last seven days a year, and the worst stretch of the horizon", () => {
    // 21 settlements of 0.01 % before them 90 of -0.02 %, of which 30 days hold 90.
    const funding = rates([...Array<number>(91).fill(-0.0002), ...Array<number>(21).fill(0.0001)]);
    const { apr7, fundingStress } = figures({ funding });
    expect(apr7).toBeCloseTo((0.0021 * 365) / 7, 12);
    expect(fundingStress).toBeCloseTo(90 * 0.0002 * 400_000, 6);
  });

  it("is unknown where seven days are not there, or the venue settles no more", () => {
    const message = "bybit:ETH does not have seven days of settlements on bybit up to now";
    expect(figures({ funding: rates(Array<number>(20).fill(0.0001)) })["apr7"]).toMatchObject({ message });
    const stopped = rates(Array<number>(200).fill(0.0001), today - 3 * day);
    expect(figures({ funding: stopped })["apr7"]).toMatchObject({ message });
  });
});

describe("what a short costs", () => {
  // The usual markets settle 0.01 % each eight hours, which a short receives.
  const week = (rate: number): History => rates(Array<number>(22).fill(rate));
  const fields = ["costPerDay", "costHorizon", "action"];

  it("goes by the last seven days, and by the coming rate where they are not known", () => {
    const [known] = memoryRows(planTable(desk({ funding: week(-0.0002) }), fields), fields);
    expect(known?.["costPerDay"]).toBeCloseTo(3 * 0.0002 * 400_000, 9);
    expect(known?.["costHorizon"]).toBeCloseTo(90 * 0.0002 * 400_000, 9);
    const [coming] = memoryRows(planTable(desk({}), fields), fields);
    expect(coming?.["costPerDay"]).toBeCloseTo(-3 * 0.0001 * 400_000, 9);
  });

  it("is too dear only where both are", () => {
    const dear = defaultDeskWorld.markets.map((market) => ({ ...market, fundingRate: -0.001 }));
    const action = (funding: History): unknown => {
      const markets: DeskMarkets = {
        ...memoryMarkets({ ...defaultDeskWorld, markets: dear }, now),
        history: ({ what }) => (what === "closes" ? unknown : funding),
      };
      const settings = Object.entries(defaultDeskSettings);
      const opened = openDesk(
        { holdings: [["ETH", 100]], shorts: [], settings, defaultVenue: "bybit" },
        markets,
      );
      return memoryRows(planTable(opened, ["action"]), ["action"])[0]?.["action"];
    };
    expect(action(week(-0.001))).toContain("wait before selling");
    expect(action(rates([]))).toContain("wait before selling");
    expect(action(week(0.0001))).toContain("Sell 400,000 ");
  });
});

describe("what to do", () => {
  it("names a rise of the past that the margin does not survive", () => {
    expect(figures({ closes: candles(squeezed) })["action"]).toBe(
      "Fine: 100 % of the target covered. The last 365 days saw a rise of 150 % within 30 days; this margin survives 99 %.",
    );
  });

  it("names it beside the margin that is called for at the warning rise, and at the short itself", () => {
    // Of 100 coins at 4,000 USD with 20 posted: 4,000 × 0.995 ÷ 0.8 = 4,975 USD, 24.4 % away; with 25 posted 32.7 %.
    const called = figures({ closes: candles(squeezed) }, 20)["action"];
    // Called for at entry ÷ leverage 2: 50 coins in all, which survive 99 %.
    const past = "The last 365 days saw a rise of 150 % within 30 days; this margin survives 99 %.";
    expect(called).toMatch(
      /^Add [\d.]+ ETH margin to bybit:ETH: liquidation of bybit:ETH at 4,975 USD, 24\.4 % away\./,
    );
    expect(called).toContain(past);
    expect(figures({ closes: candles(squeezed) }, 25)["action"]).toMatch(/^Fine: .* survives 32\.7 %\.$/);
    const shortAction = (margin: number): unknown =>
      memoryRows(shortsTable(desk({ closes: candles(squeezed) }, hedged(margin)), ["action"]), [
        "action",
      ])[0]?.["action"];
    expect(shortAction(20)).toMatch(
      /^Add [\d.]+ ETH margin: liquidation at 4,975 USD, 24\.4 % away\. The last 365 days/,
    );
    expect(shortAction(20)).toContain(past);
    expect(shortAction(50)).toBe(
      "Fine. The last 365 days saw a rise of 150 % within 30 days; this margin survives 99 %.",
    );
    expect(shortAction(70)).toBe("Fine.");
  });

  it("names it before anything is sold, by the margin that is asked for", () => {
    // At 1,600 USD for 300 days, the coin then rose to two and a half times that; margin is asked for a doubling.
    const risen = [...flat(300).map((each) => each / 2.5), ...flat(65)];
    const opened = { ...defaultDeskSettings, survive: 1 };
    const markets: DeskMarkets = {
      ...memoryMarkets(defaultDeskWorld, now),
      history: ({ what }) => (what === "closes" ? candles(risen.slice(0, 310)) : rates([])),
    };
    const input = {
      holdings: [["ETH", 100]],
      shorts: [],
      settings: Object.entries(opened),
      defaultVenue: "bybit",
    };
    const [row] = memoryRows(planTable(openDesk(input, markets), ["action"]), ["action"]);
    expect(row?.["action"]).toMatch(
      /^Sell .* Then press Record\. The last 310 days saw a rise of 150 % within 30 days; this margin survives 100 %\.$/,
    );
  });

  it("judges before a sale what is short after it, with the margin that is asked for", () => {
    // 1,600 to 4,000 USD: 150 %. Of 100 coins at 4,000 USD, 50 of them posted: 4,000 × 0.995 ÷ 0.5 = 7,960 USD, 99 % away.
    const risen = [...flat(300).map((each) => each / 2.5), ...flat(10)];
    const sale = (margin: number): string => {
      const opened = desk({ closes: candles(risen) }, [["bybit:ETH", 100_000, 4_000, margin]]);
      return String(memoryRows(planTable(opened, ["action"]), ["action"])[0]?.["action"]);
    };
    const past = " The last 310 days saw a rise of 150 % within 30 days; this margin survives 99 %.";
    // Of the 25 coins that are short all are posted: no rise liquidates them.
    expect(sale(25)).toMatch(/^Sell 300,000 .* First post 25 ETH isolated margin\. Then press Record\./);
    expect(sale(25).endsWith(past)).toBe(true);
    expect(sale(7)).toMatch(/^Sell 300,000 .* First post 43 ETH isolated margin\./);
    expect(sale(7).endsWith(past)).toBe(true);
    // 60 coins are posted already: 4,000 × 0.995 ÷ 0.4 = 9,950 USD.
    expect(sale(60)).toMatch(
      /^Sell 300,000 [^.]*\)\. Then press Record\. .* this margin survives 148\.8 %\.$/,
    );
  });

  it("says how short the past of a coin is that was listed 20 days ago", () => {
    const tooShort = "bybit:ETH has 20 days of history, too few without a gap for a horizon of 30.";
    expect(figures({ closes: candles(flat(20)) })["action"]).toBe(
      `Fine: 100 % of the target covered. ${tooShort}`,
    );
    // Three weeks hold a week: there are windows, and their card says how few.
    const week = planTable(desk({ closes: candles(flat(20)) }, hedged(), { horizon: 7 }), [
      "survival",
      "action",
    ])[0];
    expect(week?.[0]?.note).toContain("13 starts, 2 separate periods of 7 days since 2026-11-10");
    expect(week?.[1]?.value).toBe("Fine: 100 % of the target covered.");
  });

  it("does not where the margin survives it, and while nothing is known", () => {
    const fine = "Fine: 100 % of the target covered.";
    expect(figures({ closes: candles(squeezed) }, 70)["action"]).toBe(fine);
    expect(figures({ closes: null })["action"]).toBe(fine);
    expect(figures({})["action"]).toBe(fine);
  });
});
