// TIERS and MAINTRATE. ETH stands at 4,000 USD.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { maintenanceRateOf, tierRows } from "../../../shared/desk/tierFigures.js";
import { parseInstrument } from "../../../shared/listing/instrument.js";
import { defaultDeskWorld, type DeskWorld } from "../../support/deskCases.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const tiers: NonNullable<DeskWorld["tiers"]> = {
  // https://www.bybit.com/en/help-center/article/Maintenance-Margin-USDT-Contract, with the deductions of
  // https://www.bybit.com/en/announcement-info/margin-parameters; leverages are made up.
  "bybit:ETH/USDT:USDT": {
    unit: "USD",
    tiers: [
      ["1000", "0.02", "0", "25"],
      ["2000", "0.025", "5", "20"],
      ["3000", "0.03", "15", "16"],
      ["4000", "0.035", "30", null],
      ["5000", "0.04", "50", "12.5"],
    ],
  },
  "bybit:ETH/USD:ETH": {
    unit: "coin",
    tiers: [
      ["150", "0.005", null, "100"],
      [null, "0.01", null, "50"],
    ],
  },
  "okx:ETH/USD:ETH": "failed",
  "bitget:XRP/USD:XRP": "waiting",
};

function marketsOf(world: DeskWorld = defaultDeskWorld) {
  return memoryMarkets({ ...world, tiers });
}

const rows = (text: string, world?: DeskWorld) =>
  tierRows(parseInstrument(text, "binance"), marketsOf(world)).map(({ upTo, rate, maxLeverage }) =>
    [upTo, rate, maxLeverage].map((each) => (each === "" ? "" : each.toNumber())),
  );
const rate = (text: string, notional: number) =>
  maintenanceRateOf(parseInstrument(text, "binance"), new Decimal(notional), marketsOf());

describe("TIERS", () => {
  it("turns bounds in USD into coins at the mark price", () => {
    expect(rows("bybit:ETH-USDT")).toEqual([
      [0.25, 0.02, 25],
      [0.5, 0.025, 20],
      [0.75, 0.03, 16],
      [1, 0.035, ""],
      [1.25, 0.04, 12.5],
    ]);
  });
  it("has bounds in coins as they are, and none where the venue names no end", () => {
    expect(rows("bybit:ETH")).toEqual([
      [150, 0.005, 100],
      ["", 0.01, 50],
    ]);
  });
  it("says why there are none", () => {
    expect(() => rows("bybit:BTC")).toThrow("bybit publishes no risk tiers.");
    expect(() => rows("okx:ETH")).toThrow("okx cannot be reached.");
    expect(() => rows("bitget:XRP")).toThrow("waiting for the risk tiers of bitget:XRP");
  });
  it("says what keeps a bound in USD from being coins", () => {
    const markets = defaultDeskWorld.markets.map((each) => ({ ...each, mark: null }));
    expect(() => rows("bybit:ETH-USDT", { ...defaultDeskWorld, markets })).toThrow(
      "bybit does not publish the mark price of bybit:ETH-USDT now",
    );
    const venueStates = { "bybit/linear": "waiting" } as const;
    expect(() => rows("bybit:ETH-USDT", { ...defaultDeskWorld, venueStates })).toThrow(
      "waiting for bybit linear",
    );
  });
});

describe("MAINTRATE", () => {
  it("is the share of the whole position that the venue keeps", () => {
    // 92.50 USDT of 3,500 USDT.
    expect(rate("bybit:ETH-USDT", 3500).times(3500).toDecimalPlaces(20).toNumber()).toBe(92.5);
    expect(rate("bybit:ETH-USDT", 0).toNumber()).toBe(0.02);
  });
  it("counts the coins of a size in USD at the mark price", () => {
    expect(rate("bybit:ETH", 600_000).toNumber()).toBe(0.005);
    expect(rate("bybit:ETH", 600_100).toNumber()).toBe(0.01);
  });
  it("has no answer for a position that the venue does not take", () => {
    expect(rate("bybit:ETH-USDT", 5000).toNumber()).toBe(0.03);
    expect(() => rate("bybit:ETH-USDT", 5001)).toThrow(
      "bybit allows no position in bybit:ETH-USDT above 5,000 USD",
    );
  });
  it("says why there is none", () => {
    expect(() => rate("bybit:BTC", 1)).toThrow("bybit publishes no risk tiers.");
  });
});
