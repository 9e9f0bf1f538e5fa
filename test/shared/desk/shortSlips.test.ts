// Slips in a line of the shorts, each of which would turn an order around. ETH stands at 4,000 USD.
import { describe, expect, it } from "vitest";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk } from "../../support/memoryDesk.js";
import { shortLines, shortState } from "../../support/shortLines.js";

describe("slips", () => {
  // ETH stands at 4,000: 80,000 and 200 are its twentyfold and its twentieth.
  it.each([
    [80_000, "open"],
    [
      80_001,
      "entry 80001 is too far from the mark price 4000 of bybit:ETH: enter the price as the venue shows it",
    ],
    [200, "open"],
    [
      199,
      "entry 199 is too far from the mark price 4000 of bybit:ETH: enter the price as the venue shows it",
    ],
  ])("an entry of %d", (entry, expected) => {
    expect(shortState(["bybit:ETH", 100, entry])).toBe(expected);
  });
  it("an entry of a bundle of a thousand is that of the thousand", () => {
    // PEPE stands at 0.000012, a thousand at 0.012.
    expect(shortState(["bybit:PEPE-USDT", 100, 0.012])).toBe("open");
    expect(shortState(["bybit:PEPE-USDT", 100, 0.000012])).toContain(
      "the mark price 0.012 of bybit:PEPE-USDT",
    );
    const [short] = shortLines([["bybit:PEPE-USDT", 100, 0.012]]);
    expect(short?.state === "open" ? short.position.entry.toString() : short).toBe("0.000012");
  });

  const held100 = [["ETH", 100]];
  it.each([
    ["bybit:ETH", 102, "open"],
    [
      "bybit:ETH",
      102.1,
      "margin 102.1 exceeds your 100 ETH: enter margin in ETH, and include it in your coins",
    ],
    ["bybit:ETH-USDT", 50_000, "open"],
  ])("a margin of %s: %d", (text, margin, expected) => {
    expect(shortState([text, 200, 4000, margin], held100)).toBe(expected);
  });
  it.each([
    [102, "contracts 102 looks like coins of ETH: enter the number of contracts"],
    [98, "contracts 98 looks like coins of ETH: enter the number of contracts"],
    [102.1, "open"],
    [97.9, "open"],
  ])("%d contracts of 1 USD against 100 coins", (contracts, expected) => {
    expect(shortState(["bybit:ETH", contracts, 4000], held100)).toBe(expected);
  });
  it("contracts as many as the coins are none where they cover a tenth, or count coins", () => {
    // XRP at 9 and 10 USD: 100 contracts of 1 USD cover 11.1 and 10 of 100 coins.
    const xrp = (price: number) =>
      memoryDesk(
        worldOf([marketLike("bybit:ETH", { coin: "XRP", symbol: "XRP/USD:XRP", mark: price, index: price })]),
      );
    const held = [["XRP", 100]];
    expect(shortState(["bybit:XRP", 100, 9], held, xrp(9))).toBe("open");
    expect(shortState(["bybit:XRP", 100, 10], held, xrp(10))).toBe("open");
    expect(shortState(["bybit:XRP", 100, 11], held, xrp(11))).toBe(
      "contracts 100 looks like coins of XRP: enter the number of contracts",
    );
    expect(shortState(["bybit:ETH-USDT", 100, 4000], held100)).toBe("open");
  });
  it("a margin is at most 20 times the short's own coins where the coins are not known or not held", () => {
    // 100 USD at 4,000 cover 0.025 coins, of which twenty times are 0.5.
    const own =
      "margin 0.51 is not plausible for a short of 0.025 ETH: enter margin in ETH, and include it in your coins";
    for (const holdings of [[], [["ETH", "many"]], [[5, 5]], [["BTC", 100]]]) {
      expect(shortState(["bybit:ETH", 100, 4000, 0.5], holdings)).toBe("open");
      expect(shortState(["bybit:ETH", 100, 4000, 0.51], holdings)).toBe(own);
    }
    // A row that cannot be read makes nothing right: the coins that are named count.
    const beside = [
      ["ETH", 0.1],
      [5, 5],
    ];
    expect(shortState(["bybit:ETH", 100, 4000, 0.5], beside)).toMatch(/^margin 0\.5 exceeds your 0\.1 ETH/);
    // Linear margin is USD, of which any number may be posted; where coins are held those alone count.
    expect(shortState(["bybit:ETH-USDT", 1, 4000, 1_000_000])).toBe("open");
    expect(shortState(["bybit:ETH", 100, 4000, 0.51], [["ETH", 10]])).toBe("open");
  });
  it("a margin in USD beside a row that cannot be read", () => {
    // 40,000 USD typed for 10 coins, of a short of 10 coins: 200 at most.
    expect(
      shortState(
        ["bybit:ETH", 40_000, 4000, 40_000],
        [
          ["ETH", 10],
          ["?", 1],
        ],
      ),
    ).toBe("margin 40,000 exceeds your 10 ETH: enter margin in ETH, and include it in your coins");
  });
  it("margins of one contract count together, and none of the lines is taken alone", () => {
    const fills = [
      ["bybit:ETH", 100_000, 4000, 60],
      ["bybit:ETH-USDT", 1, 4000, 900],
      ["bybit:ETH", 100_000, 4000, 60],
    ];
    const together = "margin 120 exceeds your 100 ETH: enter margin in ETH, and include it in your coins";
    expect(shortLines(fills, held100)).toMatchObject([
      { state: "wrong", problem: { message: together }, coins: ["ETH"] },
      { state: "open" },
      { state: "wrong", problem: { message: together }, coins: ["ETH"] },
    ]);
    expect(shortLines(fills, [["ETH", 118]])).toMatchObject([
      { state: "open" },
      { state: "open" },
      { state: "open" },
    ]);
  });
  it("coins of a token count as those of its coin", () => {
    const holdings = [
      ["ETH", 60],
      ["STETH", 40],
    ];
    expect(shortState(["bybit:ETH", 200, 4000, 102], holdings)).toBe("open");
    expect(shortState(["bybit:ETH", 200, 4000, 102.1], holdings)).toContain("exceeds your 100 ETH");
  });
  it("coins of several rows add up", () => {
    // Two rows of a coin add up; those of a coin beside it do not.
    expect(
      shortState(
        ["bybit:ETH", 5, 4000, 150],
        [
          ["ETH", 100],
          ["BTC", 1000],
          ["ETH", 50],
        ],
      ),
    ).toBe("open");
    expect(
      shortState(
        ["bybit:ETH", 5, 4000, 160],
        [
          ["ETH", 100],
          ["BTC", 1000],
          ["ETH", 50],
        ],
      ),
    ).toContain("exceeds your 150 ETH");
  });
});
