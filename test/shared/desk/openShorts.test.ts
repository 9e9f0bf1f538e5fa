// Lines of the open shorts looked up in the market: what is waited for, what is no hedge, what is one position.
import { describe, expect, it } from "vitest";
import { largestPositions, mayBeShortOf } from "../../../shared/desk/openShorts.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { marketLike, shortOf, worldOf } from "../../support/deskPosition.js";
import { memoryDesk } from "../../support/memoryDesk.js";
import { HedgeError } from "../../../shared/errors.js";
import { shortLines, shortState } from "../../support/shortLines.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";
import { defaultDeskWorld } from "../../support/deskCases.js";

const usual = memoryDesk();

describe("the market", () => {
  it("may not be there yet, or not report enough", () => {
    const desk = memoryDesk(
      worldOf([marketLike("bybit:ETH", { contractSize: null }), marketLike("okx:ETH")], {
        venueStates: { "okx/inverse": "waiting", "bitget/inverse": "failed" },
      }),
    );
    expect(shortState(["okx:ETH", 1, 4000], [], desk)).toBe("waiting for okx inverse");
    expect(shortState(["bitget:ETH", 1, 4000], [], desk)).toBe(
      "waiting for bitget inverse: bitget cannot be reached.",
    );
    expect(shortState(["bybit:ETH", 1, 4000], [], desk)).toBe(
      "waiting for the contract size of bybit:ETH, which bybit does not publish now",
    );
  });
  it("may not have the venue or the contract", () => {
    expect(shortState(["away:ETH", 1, 4000])).toBe("There is no venue away.");
    expect(shortState(["bybit:DOT", 1, 4000])).toBe(
      "bybit does not list bybit:DOT. If it was delisted, record the short as closed",
    );
  });
  it.each([
    ["bybit:ETHUSDT", "bybit does not list bybit:ETHUSDT. Use bybit:ETH", ["ETHUSDT", "ETH"]],
    [
      "bybit:1000PEPE-USDT",
      "bybit does not list bybit:1000PEPE-USDT. Use bybit:PEPE-USDT",
      ["1000PEPE", "PEPE"],
    ],
    [
      "hyperliquid:kPEPE-USDC",
      "hyperliquid does not list hyperliquid:KPEPE-USDC. Use hyperliquid:PEPE-USDC",
      ["KPEPE", "PEPE"],
    ],
  ])("names what is listed for %s, which may be a short of each of its coins", (text, message, coins) => {
    const pepe = marketLike("bybit:PEPE-USDT");
    const desk = memoryDesk(
      worldOf(
        [marketLike("bybit:ETH"), pepe, { ...pepe, venue: "hyperliquid", quote: "USDC", settle: "USDC" }],
        {
          venues: ["bybit", "hyperliquid"],
        },
      ),
    );
    expect(shortLines([[text, 100, 4000]], [], desk)).toMatchObject([
      { state: "wrong", problem: { message }, coins },
    ]);
  });
  it.each([
    [{ assetClass: "stock" }, "bybit:ETH is a stock perpetual, not the coin ETH"],
    [{ assetClass: "index" }, "bybit:ETH is an index perpetual, not the coin ETH"],
    [{ assetClass: "currency" }, "bybit:ETH is a currency perpetual, not the coin ETH"],
    [{ assetClass: "prelaunch" }, "bybit:ETH is a pre-launch perpetual, not the coin ETH"],
    [{ assetClass: "crypto" }, "open"],
    [{ assetClass: "commodity" }, "open"],
    [{ assetClass: null }, "open"],
  ])("may list another asset under the name: %j", (change, expected) => {
    const desk = memoryDesk(worldOf([marketLike("bybit:ETH", change)]));
    expect(shortState(["bybit:ETH", 100, 4000], [], desk)).toBe(expected);
  });
  it.each([
    ["BTC", "bybit:ETH-BTC is priced in BTC, not in dollars"],
    ["EUR", "bybit:ETH-EUR is priced in EUR, not in dollars"],
    ["USDC", "open"],
  ])("may list it in %s", (quote, expected) => {
    // At 0.03 Bitcoin the mark price would pass for 3 cents.
    const desk = memoryDesk(worldOf([marketLike("bybit:ETH-USDT", { quote, settle: quote, mark: 0.03 })]));
    expect(shortState([`bybit:ETH-${quote}`, 100, 0.03], [], desk)).toBe(expected);
  });
  it("of an old list says nothing of what is gone", () => {
    const markets = memoryMarkets(defaultDeskWorld, 0);
    const old: DeskMarkets = {
      ...markets,
      snapshot: (venue, kind) => {
        const state = markets.snapshot(venue, kind);
        return state === null || state instanceof Error ? state : { ...state, stale: true };
      },
    };
    const desk = openDesk(
      {
        holdings: [],
        shorts: [
          ["bybit:DOT", 1, 4000],
          ["bybit:ETH", 1, 4000],
        ],
        settings: [],
        defaultVenue: "bybit",
      },
      old,
    );
    expect(desk.shorts).toMatchObject([
      { state: "waiting", problem: "an updated list of bybit inverse", coins: ["DOT"] },
      { state: "open" },
    ]);
  });
});

describe("positions", () => {
  it("are the lines of one contract, in the order of the table", () => {
    const { positions } = usual.open({
      shorts: [
        ["okx:ETH", 10, 4000],
        ["bybit:ETH", 10_000, 2500],
        ["okx:ETH", 30, 4000],
        ["bybit:ETH", 10_000, 10_000],
        ["x", 1, 1],
      ],
    });
    expect(
      positions.map(({ contract, contracts, entry }) => [
        contract.text,
        contracts.toNumber(),
        entry.toNumber(),
      ]),
    ).toEqual([
      ["okx:ETH", 40, 4000],
      ["bybit:ETH", 20_000, 4000],
    ]);
  });
  it("of one coin have a largest, the first of equal ones", () => {
    const [small, large, same] = [
      shortOf("okx:ETH", 10, 4000),
      shortOf("bybit:ETH", 400, 4000),
      shortOf("bybit:ETH-USDT", 1, 9000),
    ];
    const bitcoin = shortOf("bybit:BTC", 6_000_000, 60_000);
    const largest = largestPositions([bitcoin, small, large, same]);
    expect([...largest.keys()]).toEqual(["BTC", "ETH"]);
    expect(largest.get("ETH")).toBe(large);
    expect(largest.get("BTC")).toBe(bitcoin);
    expect(largestPositions([same, large]).get("ETH")).toBe(same);
    expect(largestPositions([]).size).toBe(0);
  });
});

it("a line may be a short of a coin only while it cannot be counted", () => {
  const problem = new HedgeError({ code: "invalid_input", message: "it cannot be read" });
  expect(mayBeShortOf({ state: "wrong", problem, coins: ["ETH"] }, "ETH")).toBe(true);
  expect(mayBeShortOf({ state: "wrong", problem, coins: ["ETH"] }, "BTC")).toBe(false);
  expect(mayBeShortOf({ state: "wrong", problem, coins: null }, "BTC")).toBe(true);
  expect(mayBeShortOf({ state: "waiting", problem: "bybit inverse", coins: ["ETH"] }, "ETH")).toBe(true);
  expect(mayBeShortOf({ state: "blank" }, "ETH")).toBe(false);
  const open = memoryDesk().open({ shorts: [["bybit:ETH", 4000, 4000]] }).shorts[0];
  expect(open?.state).toBe("open");
  expect(open && mayBeShortOf(open, "ETH")).toBe(false);
});
