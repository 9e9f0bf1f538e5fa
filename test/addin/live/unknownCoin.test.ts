import { describe, expect, it } from "vitest";
import { unknownCoin } from "../../../addin/live/unknownCoin.js";
import { parseInstrument } from "../../../shared/listing/instrument.js";

const inverse = ["BTC", "ETH", "ETC", "XRP", "BCH", "DOGE"].map((coin) => ({ coin, quote: "USD" }));
const linear = [
  ...["BTC", "ETH", "PEPE", "PENDLE"].map((coin) => ({ coin, quote: "USDT" })),
  { coin: "BTC", quote: "USDC" },
];

function messageOf(text: string): string {
  const instrument = parseInstrument(text, "binance");
  return unknownCoin(instrument, instrument.kind === "inverse" ? inverse : linear).message;
}

describe("a venue's own name of an instrument", () => {
  it.each([
    ["binance:ETHUSDT", "ETHUSDT: no inverse perpetual on binance. Use binance:ETH-USDT"],
    ["binance:BTCUSD", "BTCUSD: no inverse perpetual on binance. Use binance:BTC"],
    ["binance:1000SHIB-USDT", "1000SHIB-USDT: no linear perpetual on binance. Use binance:SHIB-USDT"],
    ["bybit:ETH-PERP", "ETH-PERP: no linear perpetual on bybit. Use bybit:ETH"],
  ])("%s: %s", (text, message) => {
    expect(messageOf(text)).toBe(message);
  });
});

describe("a misspelt coin", () => {
  it.each([
    [
      "ETHE",
      "ETHE: no inverse perpetual on binance. Closest: ETH, ETC. For a linear one, use binance:ETHE-USDT",
    ],
    ["BTX", "BTX: no inverse perpetual on binance. Closest: BTC. For a linear one, use binance:BTX-USDT"],
    // BCH is one letter from BCT, BTC two; but swapped letters are one slip of the finger.
    [
      "BCT",
      "BCT: no inverse perpetual on binance. Closest: BTC, BCH. For a linear one, use binance:BCT-USDT",
    ],
    ["pepee-usdt", "PEPEE-USDT: no linear perpetual on binance. Closest: PEPE-USDT"],
    ["NOSUCH", "NOSUCH: no inverse perpetual on binance. For a linear one, use binance:NOSUCH-USDT"],
    ["bybit:NOSUCH-USDT", "NOSUCH-USDT: no linear perpetual on bybit"],
  ])("%s: %s", (text, message) => {
    expect(messageOf(text)).toBe(message);
  });
});

it("names the currencies in which the coin is listed", () => {
  expect(messageOf("BTC-USDX")).toBe("BTC-USDX: no linear perpetual on binance. Closest: BTC-USDT, BTC-USDC");
});
