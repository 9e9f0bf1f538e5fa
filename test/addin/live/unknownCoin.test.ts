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
    ["binance:ETHUSDT", "binance lists no inverse perpetual of ETHUSDT; write binance:ETH-USDT"],
    ["binance:BTCUSD", "binance lists no inverse perpetual of BTCUSD; write binance:BTC"],
    ["binance:1000SHIB-USDT", "binance lists no linear perpetual 1000SHIB-USDT; write binance:SHIB-USDT"],
    ["bybit:ETH-PERP", "bybit lists no linear perpetual ETH-PERP; write bybit:ETH"],
  ])("%s: %s", (text, message) => {
    expect(messageOf(text)).toBe(message);
  });
});

describe("a misspelt coin", () => {
  it.each([
    [
      "ETHE",
      "binance lists no inverse perpetual of ETHE; closest are ETH, ETC; for a linear one write binance:ETHE-USDT",
    ],
    [
      "BTX",
      "binance lists no inverse perpetual of BTX; closest is BTC; for a linear one write binance:BTX-USDT",
    ],
    // BCH is one letter from BCT, BTC two; but swapped letters are one slip of the finger.
    [
      "BCT",
      "binance lists no inverse perpetual of BCT; closest are BTC, BCH; for a linear one write binance:BCT-USDT",
    ],
    ["pepee-usdt", "binance lists no linear perpetual PEPEE-USDT; closest is PEPE-USDT"],
    ["NOSUCH", "binance lists no inverse perpetual of NOSUCH; for a linear one write binance:NOSUCH-USDT"],
    ["bybit:NOSUCH-USDT", "bybit lists no linear perpetual NOSUCH-USDT"],
  ])("%s: %s", (text, message) => {
    expect(messageOf(text)).toBe(message);
  });
});

it("names the currencies in which the coin is listed", () => {
  expect(messageOf("BTC-USDX")).toBe(
    "binance lists no linear perpetual BTC-USDX; closest are BTC-USDT, BTC-USDC",
  );
});
