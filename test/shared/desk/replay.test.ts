// The desk over a past: what it sells at the start, and what it leaves out and says.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { replay, replayColumns } from "../../../shared/desk/replay.js";
import { HedgeError } from "../../../shared/errors.js";
import { defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { memoryRows } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 30, 12);
const today = now - (now % day);
const serialToday = today / day + 25_569;

/** Days up to yesterday. */
function candles(closes: readonly number[], highs: readonly number[] = closes): History {
  return closes.map((close, index): History[number] => [
    today - (closes.length - index) * day,
    String(close),
    String(highs[index] ?? close),
    String(close),
  ]);
}

/** A rate at the end of each of the last days. */
function daily(days: number): History {
  return Array.from({ length: days }, (_none, index) => [today - (days - 1 - index) * day, "0.0001"]);
}

type Pasts = Readonly<Record<string, History | HedgeError | null>>;
type Cell = string | number | null;

function replayed(
  closes: Pasts,
  funding: Pasts,
  holdings: readonly (readonly Cell[])[],
  days: number,
  settings = {},
) {
  const missing = new HedgeError({ code: "unknown_coin", message: "no such past" });
  const of = (pasts: Pasts, coin: string) => {
    const past = pasts[coin];
    return past === undefined ? missing : past;
  };
  const markets: DeskMarkets = {
    ...memoryMarkets(defaultDeskWorld, now),
    history: ({ what, instrument: { coin } }) => of(what === "closes" ? closes : funding, coin),
  };
  const typed = Object.entries({ ...defaultDeskSettings, "maintenance rate": 0.005, ...settings });
  const desk = openDesk({ holdings, shorts: [], settings: typed, defaultVenue: "bybit" }, markets);
  const table = replay(desk, days);
  return { rows: memoryRows(table, replayColumns), note: table[0]?.[1]?.note ?? "" };
}

describe("REPLAY", () => {
  // Three days, the last two of them settled at 08:00, 16:00 and 24:00.
  const eth = candles([2000, 1000, 3000]);
  const settled: History = ["0", "0", "0", "0.0001", "-0.0004", "0.0002"].map((rate, index) => [
    today - 2 * day + (index + 1) * 8 * 3_600_000 + 9,
    rate,
  ]);

  it("is the arithmetic of each settlement: 100 ETH at 2,000 take 200,000 USD", () => {
    const { rows, note } = replayed({ ETH: eth }, { ETH: settled }, [["ETH", 100]], 3);
    const paid = -200_000 * (0.0001 - 0.0004 + 0.0002);
    expect(note).toBe("");
    expect(rows.map(({ date }) => date)).toEqual([serialToday - 3, serialToday - 2, serialToday - 1]);
    expect(rows.map(({ unhedged }) => unhedged)).toEqual([200_000, 100_000, 300_000]);
    expect(rows[0]).toMatchObject({ hedged: 200_000, fundingSoFar: 0, liquidated: 0 });
    expect(rows[1]).toMatchObject({ hedged: 200_000, fundingSoFar: 0 });
    expect(rows[2]?.["fundingSoFar"]).toBeCloseTo(paid, 9);
    expect(rows[2]?.["hedged"]).toBeCloseTo(200_000 - paid, 9);
  });

  it("marks the day on which the margin is used up: asked for up to 50 %, at leverage 2", () => {
    // 100 coins at 2,000 with 50 of them as margin are liquidated at 200,000 × 0.995 / 50 = 3,980.
    const past = candles([2000, 2500, 2500], [2000, 3980, 2500]);
    const { rows } = replayed({ ETH: past }, { ETH: settled }, [["ETH", 100]], 3);
    expect(rows.map(({ liquidated }) => liquidated)).toEqual([0, 1, 1]);
    expect(rows[2]).toMatchObject({ hedged: 125_000, fundingSoFar: 0 });
    const below = candles([2000, 2500, 2500], [2000, 3979, 2500]);
    expect(replayed({ ETH: below }, {}, [["ETH", 100]], 3).rows.at(-1)).toMatchObject({ liquidated: 0 });
  });

  it("with nothing to hedge is the unhedged path", () => {
    const { rows } = replayed({ ETH: eth }, { ETH: settled }, [["ETH", 100]], 3, {
      "hedge ratio": 0.0000001,
    });
    for (const row of rows) expect(row["hedged"]).toBe(row["unhedged"]);
  });

  it("sizes a proxy at the prices of the start", () => {
    // 1,000 SOL at 20 with a beta of 1.5 to ETH at 2,000: 15 ETH, which are 30,000 USD.
    const sol = candles([20, 10, 10]);
    const holdings = [["SOL", 1000, "bybit:ETH", 1.5]];
    const { rows } = replayed({ ETH: candles([2000, 1000, 1000]), SOL: sol }, {}, holdings, 3);
    expect(rows.map(({ hedged }) => hedged)).toEqual([20_000, 25_000, 25_000]);
  });

  it("takes the last days of a longer past, and all of a shorter one", () => {
    expect(replayed({ ETH: eth }, {}, [["ETH", 1]], 2).rows).toHaveLength(2);
    expect(replayed({ ETH: eth }, {}, [["ETH", 1]], 365).rows).toHaveLength(3);
  });

  it("leaves out what has no past as long, and says so", () => {
    const holdings = [
      ["ETH", 100],
      ["SOL", 10],
      ["XRP", 1000],
      ["USDT", 500],
    ];
    const pasts = { ETH: eth, SOL: candles([20]), XRP: candles([0.0005, 0.5, 0.5]) };
    const { rows, note } = replayed(pasts, { ETH: settled, SOL: settled }, holdings, 3);
    expect(rows[0]?.["unhedged"]).toBe(200_500);
    // Today ETH costs 4,000, SOL 150 and XRP 0.5: 2,000 USD of 402,500.
    expect(note).toBe(
      "Left out: SOL (1 day of prices), XRP (redenominated on 2026-11-28): 0.5 % of today's value.",
    );
  });

  it("leaves out a past that stopped, and waits for no price that is late by a day", () => {
    const long = (days: number): number[] => Array<number>(days).fill(2000);
    const stopped = candles([...long(20), ...long(30)]).slice(0, 20);
    const holdings = [
      ["ETH", 100],
      ["SOL", 10],
    ];
    const { rows, note } = replayed({ ETH: candles(long(50)), SOL: stopped }, {}, holdings, 40);
    expect(rows).toHaveLength(40);
    expect(note).toContain("Left out: SOL (prices end on 2026-10-30): ");
    const late = replayed({ ETH: candles(long(50)), SOL: candles(long(51)).slice(0, 50) }, {}, holdings, 40);
    expect(late.note).not.toContain("Left out");
    expect(late.rows.at(-1)?.["date"]).toBe(serialToday - 2);
  });

  it("says which days a hole takes out", () => {
    const holed = candles(Array<number>(40).fill(2000)).filter((_day, index) => index < 15 || index >= 25);
    const { rows, note } = replayed({ ETH: holed }, { ETH: daily(40) }, [["ETH", 100]], 40);
    expect(rows).toHaveLength(30);
    expect(note).toBe(
      "Days without a price are left out, so a liquidation on them is not seen: bybit:ETH (10), ETH (10).",
    );
  });

  it("sees a redenomination through a halt, and no unit in what a price can do by itself", () => {
    const holdings = [
      ["ETH", 100],
      ["SOL", 10],
    ];
    // SOL is quoted until 63 days ago, then not for some days, then in another unit.
    const halted = (missing: number, factor: number): History => {
      const closes = [...Array<number>(37).fill(20), ...Array<number>(63).fill(20 * factor)];
      return candles(closes).filter((_day, index) => index < 37 || index >= 37 + missing);
    };
    const note = (missing: number, factor: number) =>
      replayed(
        { ETH: candles(Array<number>(100).fill(2000)), SOL: halted(missing, factor) },
        { ETH: daily(100), SOL: daily(100) },
        holdings,
        100,
      ).note;
    const leftOut = (since: string) => `Left out: SOL (redenominated on ${since}): 0.4 % of today's value.`;
    expect(note(0, 1000)).toBe(leftOut("2026-09-28"));
    expect(note(1, 10)).toBe(leftOut("2026-09-29"));
    expect(note(2, 1000)).toBe(leftOut("2026-09-30"));
    expect(note(2, 0.001)).toBe(leftOut("2026-09-30"));
    expect(note(30, 100)).toBe(leftOut("2026-10-28"));
    // HIPPO fell to 1 ÷ 6.8 within ten days and ZEC rose to 12.7 times within sixty, both by themselves.
    for (const [missing, factor] of [
      [2, 5],
      [10, 1 / 6.8],
      [60, 12.8],
    ] as const) {
      expect(note(missing, factor)).toMatch(/^Days without a price are left out[^.]*, SOL \(\d+\)\.$/);
    }
  });

  it("says how much of today's value is left out", () => {
    const note = (...others: readonly (readonly Cell[])[]) =>
      replayed({ ETH: eth, SOL: candles([20]) }, { ETH: settled }, [["ETH", 1], ...others], 3).note;
    // 1 ETH costs 4,000 and SOL 150: 600,000 of 604,000, 1.5 of 4,001.5, 15,000,000 of 15,004,000.
    expect(note(["SOL", 4000])).toBe("Left out: SOL (1 day of prices): 99.3 % of today's value.");
    expect(note(["SOL", 0.01])).toBe("Left out: SOL (1 day of prices): less than 0.1 % of today's value.");
    expect(note(["SOL", 100_000])).toBe(
      "Left out: SOL (1 day of prices): more than 99.9 % of today's value.",
    );
    // 10 USD of 4,010 where what no venue lists has a typed price, else not known.
    expect(note(["FOO", 5, "bybit:ETH", 1, 2])).toBe(
      "Left out: FOO (no venue lists it): 0.2 % of today's value.",
    );
    expect(note(["SOL", 4000], ["ETH", "many"])).toBe(
      "Left out: holding 3 (ETH), SOL (1 day of prices): 99.3 % of what has a price today.",
    );
    expect(note(["ETH", "many"])).toBe("Left out: holding 2 (ETH).");
  });

  it("says since when funding is counted, and why it is not", () => {
    const closes = { ETH: candles(Array<number>(40).fill(2000)) };
    const note = (funding: History | HedgeError) =>
      replayed(closes, { ETH: funding }, [["ETH", 100]], 40).note;
    expect(note(daily(40))).toBe("");
    // The first day ends at 2026-10-22 00:00: a rate a day later may be the first of a daily interval.
    expect(note(daily(39))).toBe("");
    expect(note(daily(38))).toBe("Funding of bybit:ETH is counted only since 2026-10-24.");
    expect(note(daily(10))).toBe("Funding of bybit:ETH is counted only since 2026-11-21.");
    const none = "Funding of bybit:ETH is not counted: bybit publishes no settled rates for these days.";
    expect(note([])).toBe(none);
    expect(note([[today + 8 * 3_600_000, "0.0001"]])).toBe(none);
    expect(note(new HedgeError({ code: "venue_timeout", message: "bybit did not respond in time" }))).toBe(
      "Funding of bybit:ETH is not counted: bybit did not respond in time.",
    );
    // A single day opens at its close: there is nothing to settle yet.
    expect(replayed(closes, { ETH: [] }, [["ETH", 100]], 1).note).toBe("");
  });

  it("waits for what loads", () => {
    const loading = (closes: Pasts, funding: Pasts) => replayed(closes, funding, [["ETH", 100]], 3).rows;
    expect(loading({ ETH: null }, {})[0]?.["hedged"]).toMatchObject({
      message: "price history of bybit:ETH still loading",
    });
    expect(loading({ ETH: eth }, { ETH: null })[0]?.["hedged"]).toMatchObject({
      message: "funding history of bybit:ETH still loading",
    });
    expect(loading({}, {})[0]?.["hedged"]).toMatchObject({
      message: "no holding has a price history",
    });
  });
});
