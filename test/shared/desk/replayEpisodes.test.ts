// The desk through episodes: one as it was, and two that are made up from today's prices on.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { episodeOf } from "../../../shared/desk/episodes.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { replay, replayColumns } from "../../../shared/desk/replay.js";
import { stress } from "../../../shared/desk/stress.js";
import { HedgeError } from "../../../shared/errors.js";
import { defaultDeskSettings } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryRows, stressFields } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 30, 12);
const today = (now - (now % dayMs)) / dayMs + 25_569;

type Cell = string | number | null;
const ether: readonly (readonly Cell[])[] = [["ETH", 100]];

/** A desk on markets at 4,000 (ETH) and 150 (SOL), on which shorts pay at most a rate, with pasts by coin. */
function deskOf(holdings: readonly (readonly Cell[])[], fundingFloor: number | null, pasts = {}) {
  const world = worldOf([
    marketLike("bybit:ETH", { fundingFloor, intervalHours: 8 }),
    marketLike("bybit:SOL-USDT"),
  ]);
  const known: Readonly<Record<string, History>> = pasts;
  const asked: number[] = [];
  const markets: DeskMarkets = {
    ...memoryMarkets(world, now),
    history: ({ what, days, instrument: { coin } }) => {
      asked.push(days);
      const past = what === "closes" ? known[coin] : known[`${coin} funding`];
      return past ?? new HedgeError({ code: "unknown_coin", message: "no such past" });
    },
  };
  const settings = Object.entries({ ...defaultDeskSettings, "maintenance rate": 0.005, days: 90 });
  return { asked, desk: openDesk({ holdings, shorts: [], settings, defaultVenue: "bybit" }, markets) };
}

function replayed(name: string, { desk }: ReturnType<typeof deskOf>) {
  const episode = episodeOf(name);
  if (episode === null) throw new Error(`there is no episode ${name}`);
  const table = replay(desk, episode);
  const [after = {}] = memoryRows(stress(desk, [episode], true), stressFields);
  return { rows: memoryRows(table, replayColumns), note: table[0]?.[1]?.note ?? "", after };
}

describe("funding cap", () => {
  it("charges each of nine settlements at the cap on a price that stays: 400,000 × 2 % × 9", () => {
    const { rows, note, after } = replayed("funding cap", deskOf(ether, -0.02));
    expect(rows.map(({ date }) => date)).toEqual([today, today + 1, today + 2, today + 3]);
    for (const [day, row] of rows.entries()) {
      // Three settlements a day.
      expect(row["fundingSoFar"]).toBeCloseTo(400_000 * 0.02 * 3 * day, 6);
      expect(row).toMatchObject({ unhedged: 400_000, liquidated: 0 });
      expect(row["hedged"]).toBeCloseTo(400_000 - 400_000 * 0.02 * 3 * day, 6);
    }
    expect(rows.at(-1)?.["hedged"]).toBeCloseTo(Number(after["hedged"]), 6);
    expect(note).toMatch(/^Three days at the lowest funding rate/);
  });

  it("counts none where the venue publishes no cap, and says so", () => {
    const { rows, note } = replayed("funding cap", deskOf(ether, null));
    expect(rows.at(-1)).toMatchObject({ fundingSoFar: 0, hedged: 400_000 });
    expect(note).toMatch(/^Funding of bybit:ETH is not counted: the venue publishes no cap\. Three days/);
  });
});

describe("squeeze", () => {
  it("rises in seven equal steps to the moves of STRESS", () => {
    const { rows, after } = replayed("squeeze", deskOf(ether, null));
    expect(rows).toHaveLength(8);
    for (const [day, row] of rows.entries()) {
      expect(row["unhedged"]).toBeCloseTo(100 * 4000 * (1 + (0.513 * day) / 7), 6);
    }
    // At leverage 2 half the coins are margin: liquidated at 400,000 × 0.995 / 50 = 7,960, above 4,000 × 1.513.
    expect(rows.at(-1)).toMatchObject({ liquidated: 0 });
    expect(rows.at(-1)?.["hedged"]).toBeCloseTo(Number(after["hedged"]), 4);
  });

  it("liquidates on the day that reaches the price, and loses the margin and no more", () => {
    // 1,000 SOL at 150 with margin in dollars for a rise of 50 %: 1,000 × 1.005 × 225 − 150,000 = 76,125. The steps are
    // 300 %/7 = 42.9 % a day, so that it ends on the second day.
    const { rows, after } = replayed("squeeze", deskOf([["SOL", 1000]], null));
    expect(rows.map(({ liquidated }) => liquidated)).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
    expect(rows[1]?.["hedged"]).toBeCloseTo(150_000, 6);
    expect(rows.at(-1)?.["unhedged"]).toBeCloseTo(600_000, 6);
    expect(rows.at(-1)?.["hedged"]).toBeCloseTo(600_000 - 76_125, 6);
    expect(after).toMatchObject({ liquidated: 1 });
    expect(rows.at(-1)?.["hedged"]).toBeCloseTo(Number(after["hedged"]), 6);
  });
});

describe("10 October 2025", () => {
  const first = Date.UTC(2025, 9, 9);
  const closes = (prices: readonly number[], from = first): History =>
    prices.map((price, day): History[number] => {
      const text = String(price);
      return [from + day * dayMs, text, text, text];
    });
  const fall = closes([4000, 3500, 3000, 3600, 3600, 3600, 3600, 3600, 9999]);
  const settled: History = [
    [first + 20 * 3_600_000, "0.05"],
    [first + 32 * 3_600_000, "-0.001"],
    [first + 40 * 3_600_000, "0.0002"],
  ];

  it("is sized at the close of the 9th and ends on the 16th, by its own prices and settlements", () => {
    const opened = deskOf(ether, null, { ETH: fall, "ETH funding": settled });
    const { rows, note } = replayed("10 October 2025", opened);
    expect(rows).toHaveLength(8);
    expect(rows[0]?.["date"]).toBe(45_939);
    expect(rows.map(({ unhedged }) => unhedged)).toEqual([
      ...[400_000, 350_000, 300_000, 360_000, 360_000, 360_000, 360_000, 360_000],
    ]);
    // 400,000 × (0.001 − 0.0002) is paid on the 10th; what was settled before the close of the 9th is not counted.
    for (const row of rows.slice(1)) expect(row["hedged"]).toBeCloseTo(400_000 - 320, 6);
    expect(note).toContain("From the close of 9 October to the close of 10 October 2025");
    // 30 November 2026 is 417 days later, more than the 90 of the setting.
    expect(opened.asked).toContain(418);
  });

  it("is #N/A where no history reaches back so far, and leaves out the coin whose does not", () => {
    const late = closes([4000, 4000], Date.UTC(2026, 10, 1));
    const { rows } = replayed("10 October 2025", deskOf(ether, null, { ETH: late }));
    expect(rows[0]?.["hedged"]).toMatchObject({
      code: "#N/A",
      message: "no price history covers 2025-10-09 to 2025-10-16: ETH (2 days of prices)",
    });
    const both = deskOf([...ether, ["SOL", 10]], null, { ETH: fall, SOL: late });
    expect(replayed("10 October 2025", both).note).toContain("Left out: SOL (2 days of prices): ");
  });

  it("is also the date that Excel makes of its name", () => {
    expect(episodeOf(45_940)?.name).toBe("10 October 2025");
    expect(episodeOf(45_939)).toBeNull();
    expect(episodeOf(null)).toBeNull();
  });
});
