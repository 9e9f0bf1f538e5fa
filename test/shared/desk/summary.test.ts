// The desk in a few sentences. ETH stands at 4,000, BTC at 60,000, SOL at 150, XRP at 0.5 USD.
import { describe, expect, it } from "vitest";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk } from "../../support/memoryDesk.js";

const hour = 3_600_000;
/** Half past nine in the morning. */
const morning = 9.5 * hour;
const desk = memoryDesk(undefined, morning);

it("asks for a coin where nothing is typed", () => {
  const nothing = "Enter a coin and how many you hold.";
  expect(desk.summary({})).toBe(nothing);
  expect(desk.summary({ holdings: [[null, null]], shorts: [[null, null, null]] })).toBe(nothing);
  expect(desk.summary({ shorts: [["bybit:ETH", 4000, 4000, 1]] })).not.toBe(nothing);
});

describe("the figures", () => {
  it("are what is held, how much of it is hedged, cash and funding", () => {
    const typed = {
      holdings: [
        ["ETH", 100],
        ["BTC", 1],
        ["USDC", 5000],
      ],
      shorts: [["bybit:ETH", 230_000, 4000, 50]],
    };
    // 400,000 + 60,000 + 5,000 USD; 57.5 of 100 coins are 230,000 of 460,000; 230,000 × 0.0001 × 3 a day are received.
    expect(desk.summary(typed)).toBe(
      "Not hedged: ETH 170,000 USD, BTC 60,000 USD. 465,000 USD held, 5,000 USD of it cash, 50 % of the coins hedged, funding earns 69.00 USD a day. 2 rows need action.",
    );
  });
  it("say what funding costs, and nothing of what is not there", () => {
    const rate = (fundingRate: number | null) =>
      memoryDesk(worldOf([marketLike("bybit:ETH", { fundingRate })]), morning).summary({
        holdings: [["ETH", 100]],
        shorts: [["bybit:ETH", 400_000, 4000, 50]],
      });
    // 400,000 × 0.00001 × 3.
    expect(rate(-0.00001)).toBe(
      "400,000 USD held, 100 % of the coins hedged, funding costs 12.00 USD a day. No action needed.",
    );
    expect(rate(0)).toBe("400,000 USD held, 100 % of the coins hedged. No action needed.");
    expect(rate(null)).toBe(
      "400,000 USD held, 100 % of the coins hedged, funding of bybit:ETH unknown. No action needed.",
    );
    expect(desk.summary({ holdings: [["USDC", 500]] })).toBe(
      "500.00 USD held, 500.00 USD of it cash. No action needed.",
    );
  });
  it("count each coin as hedged at most in full", () => {
    const typed = {
      holdings: [
        ["ETH", 15],
        ["BTC", 1],
      ],
      shorts: [["bybit:ETH", 400_000, 4000, 15]],
    };
    // 15 coins of 60,000 USD are hedged in full, the Bitcoin of 60,000 is not.
    expect(desk.summary(typed)).toContain("120,000 USD held, 50 % of the coins hedged, ");
  });
  it("count coins that ask for a beta among what is not hedged", () => {
    // 60,000 of 60,000 + 20,000 USD.
    const typed = {
      holdings: [
        ["BTC", 1],
        ["NOWHERE", 20_000, null, null, 1],
      ],
      shorts: [["bybit:BTC", 60_000, 60_000, 0.5]],
    };
    expect(desk.summary(typed)).toContain("80,000 USD held, 75 % of the coins hedged, ");
  });
  it("leave a coin out that a negative beta makes nothing to short of", () => {
    const holdings = [["NOWHERE", 1000, null, -1, 1]];
    expect(desk.summary({ holdings })).toBe("1,000 USD held. No action needed.");
  });
  it("count one row that needs action as one", () => {
    expect(desk.summary({ holdings: [["ETH", 100]] })).toBe(
      "Not hedged: ETH 400,000 USD. 400,000 USD held, 0 % of the coins hedged. 1 row needs action.",
    );
  });
});

describe("what is not hedged stands first", () => {
  it("shorts that no row holds, with their size", () => {
    const shorts = [
      ["bybit:ETH", 4000, 4000, 0.5],
      ["bybit:BTC", 60_000, 60_000, 0.5],
    ];
    expect(desk.summary({ holdings: [["ETH", 1]], shorts })).toMatch(
      /^Shorts without a holding: bybit:BTC \(60,000 USD\)\. 4,000 USD held, 100 % of the coins hedged, /,
    );
  });
  it("shorts and rows that cannot be read, by their place", () => {
    const typed = {
      holdings: [
        ["ETH", 1],
        ["SOL", "many"],
      ],
      shorts: [
        [null, null, null],
        ["bybit:ETH", 0, 4000],
      ],
    };
    expect(desk.summary(typed)).toBe(
      "Cannot be read: short 2, holding 2 (SOL). 4,000 USD held, 0 % of the coins hedged. 2 rows need action.",
    );
  });
  it("coins without a price, a beta or a contract that can be sized", () => {
    const world = worldOf([marketLike("bybit:ETH", { lotStep: null }), marketLike("bybit:BTC")]);
    const holdings = [
      ["ETH", 1],
      ["NOWHERE", 1],
      ["ELSEWHERE", 1, null, null, 7],
    ];
    expect(memoryDesk(world, morning).summary({ holdings })).toBe(
      "No price: NOWHERE. Not hedged, no beta: ELSEWHERE. Not hedged, no contract: ETH. 4,007 USD held, 0 % of the coins hedged. 3 rows need action.",
    );
  });
  it("what is still loading", () => {
    const world = worldOf([marketLike("bybit:ETH")], { venueStates: { "okx/inverse": "waiting" } });
    const typed = { holdings: [["SOL", 1, "okx:SOL"]], shorts: [["okx:ETH", 1, 4000]] };
    expect(memoryDesk(world, morning).summary(typed)).toBe(
      "Shorts still loading: ETH. Still loading: SOL. 0.00 USD held. No row needs action.",
    );
  });
  it("margins that are not typed", () => {
    const typed = { holdings: [["ETH", 1]], shorts: [["bybit:ETH", 4000, 4000]] };
    expect(desk.summary(typed)).toMatch(
      /^No margin entered, so no liquidation price: bybit:ETH\. 4,000 USD held/,
    );
  });
  it("coins covered too little, the largest amount first, and not within the band", () => {
    const typed = {
      holdings: [
        ["BTC", 1],
        ["ETH", 100],
        ["SOL", 100],
      ],
      shorts: [
        ["bybit:BTC", 57_000, 60_000, 0.5],
        ["bybit:ETH", 162_657, 4000, 50],
      ],
    };
    // 60,000 − 57,000 is 5 %; 400,000 − 162,657; 100 × 150.
    expect(desk.summary(typed)).toMatch(/^Not hedged: ETH 237,343 USD, SOL 15,000 USD\. 475,000 USD held, /);
  });
  it("not what a short that is not read yet may cover", () => {
    const typed = { holdings: [["ETH", 100]], shorts: [["bybit:ETH", 0, 4000]] };
    expect(desk.summary(typed)).toMatch(/^Cannot be read: short 1\. 400,000 USD held/);
  });
  it("cash without a price", () => {
    expect(desk.summary({ holdings: [["EUR", 5]] })).toBe(
      "No price: EUR. 0.00 USD held. No row needs action.",
    );
  });
  it("no short as without a row where there are no rows", () => {
    expect(desk.summary({ shorts: [["bybit:ETH", 4000, 4000, 0.5]] })).not.toContain("no row holds");
  });
  it("names five at most, each once", () => {
    const named = (...coins: readonly string[]) => desk.summary({ holdings: coins.map((coin) => [coin, 1]) });
    expect(named("AA", "AB", "AC", "AD", "AE")).toMatch(/^No price: AA, AB, AC, AD, AE\. /);
    expect(named("AA", "AA", "AB")).toMatch(/^No price: AA, AB\. /);
    expect(named("AA", "AB", "AC", "AD", "AE", "AF", "AG")).toMatch(/: AA, AB, AC, AD, AE and 2 more\. /);
  });
  it("a setting that is wrong before everything else; no share of a desk that nothing is known to cover, and cash asks for nothing", () => {
    const typed = {
      holdings: [
        ["ETH", 1],
        ["USDC", 500],
      ],
      shorts: [["bybit:ETH", 2000, 4000, 0.5]],
      settings: { band: 9 },
    };
    expect(desk.summary(typed)).toMatch(
      /^Nothing is sized: Setting band must be .*, was 9\. 4,500 USD held, 500\.00 USD of it cash, funding .* a day\. 1 row needs action\.$/,
    );
  });
  it("a short that no row holds, and then not that nothing is to be done", () => {
    const typed = { holdings: [["USDC", 500]], shorts: [["bybit:ETH", 4000, 4000, 0.5]] };
    expect(desk.summary(typed)).toMatch(/^Shorts without a holding: bybit:ETH .* No row needs action\.$/);
  });
});

describe("once a day, from two to three in the afternoon UTC", () => {
  const typed = { holdings: [["ETH", 1]], shorts: [["bybit:ETH", 4000, 4000, 0.5]] };
  const reminder =
    "Once a day, compare your contracts with the venue: auto-deleveraging can reduce a short without notice.";
  it.each([
    [13.99, false],
    [14, true],
    [14.99, true],
    [15, false],
    [24 + 14.5, true],
  ])("at %d h a reminder: %s", (time, isDue) => {
    const summary = memoryDesk(undefined, time * hour).summary(typed);
    expect(summary.endsWith(`. ${reminder}`)).toBe(isDue);
  });
  it("not where nothing is short", () => {
    expect(memoryDesk(undefined, 14 * hour).summary({ holdings: [["ETH", 1]] })).not.toContain(reminder);
  });
});

it("is one cell, asked for in any case, of PLAN and of SHORTS", () => {
  const typed = { holdings: [["USDC", 500]] };
  const expected = "500.00 USD held, 500.00 USD of it cash. No action needed.";
  expect(desk.plan(typed, ["Summary"])).toEqual([{ Summary: expected }]);
  expect(desk.shorts(typed, ["SUMMARY"])).toEqual([{ SUMMARY: expected }]);
  expect(() => desk.plan(typed, ["summary", "price"])).toThrow(
    /^unknown field "summary": .* asOf \(or "summary" alone\)$/,
  );
});

describe("while something loads", () => {
  const silent = memoryDesk({ ...defaultDeskWorld, venueStates: { "bybit/linear": "waiting" } }, morning);
  const settings = { prefer: "one venue" };
  it("what waits for its contract counts as not hedged at the price that is typed, blank rows as nothing", () => {
    const holdings = [
      ["ETH", 100],
      [null, null],
      ["SOL", 2000, null, null, 200],
    ];
    const shorts = [["bybit:ETH", 400_000, 4000, 50]];
    // 400,000 of 800,000 USD.
    expect(silent.summary({ holdings, shorts, settings })).toMatch(
      /^Still loading: SOL\. 800,000 USD held, 50 % of the coins hedged, .* No row needs action\.$/,
    );
  });
  it("no share is reported where a short of a coin is unknown, and a short goes by the name that is typed", () => {
    const typed = { holdings: [["ETH", 100]], shorts: [["bybit:ETH-USDT", 10, 4000, 100]], settings };
    expect(silent.summary(typed)).toBe("Shorts still loading: ETH. 400,000 USD held. No row needs action.");
    expect(silent.summary({ ...typed, shorts: [["bybit:1000PEPE-USDT", 1, 0.01]] })).toContain(
      "Shorts still loading: 1000PEPE. ",
    );
  });
});

it("the funding of a venue that publishes no interval is unknown", () => {
  const world = worldOf([marketLike("bybit:ETH", { intervalHours: null })]);
  const typed = { holdings: [["ETH", 100]], shorts: [["bybit:ETH", 400_000, 4000, 50]] };
  expect(memoryDesk(world, morning).summary(typed)).toContain("funding of bybit:ETH unknown");
});

it("the largest amount that is not hedged is named first", () => {
  const holdings = [
    ["BTC", 1],
    ["ETH", 100],
  ];
  expect(desk.summary({ holdings })).toMatch(/^Not hedged: ETH 400,000 USD, BTC 60,000 USD\. /);
});
