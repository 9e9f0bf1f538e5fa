import { describe, expect, it } from "vitest";
import { readCoin, shownCoin } from "../../../shared/listing/readCoin.js";

const known = new Set(["BTC", "ETH", "PEPE", "FIL", "NEIRO", "1INCH", "1000X", "USUAL", "SOL"]);
const isKnown = (coin: string): boolean => known.has(coin);
const read = (typed: string) => readCoin(typed, isKnown);

describe("as it stands", () => {
  it.each(["ETH", " eth ", "Eth\t", "1inch", "1000X", "ZZTOP", "usdt", "BUSD", "steth", "SUSD", "eurc"])(
    "%j",
    (typed) => {
      expect(read(typed)).toEqual({ coin: typed.trim().toUpperCase(), sentence: null });
    },
  );
});

describe("as another name of a coin", () => {
  it.each([
    ["bybit:ETH", "ETH"],
    ["bybit:ETH-USDT", "ETH"],
    ["kraken:eth-linear", "ETH"],
    ["ETH/USDT", "ETH"],
    ["ETH-PERP", "ETH"],
    ["ETH_USDT", "ETH"],
    ["eth perp", "ETH"],
    ["ETH usd", "ETH"],
    ["ETH USDT", "ETH"],
    ["eth usdc", "ETH"],
    ["eth swap", "ETH"],
    ["ETH perpetual", "ETH"],
    ["ETHUSDT", "ETH"],
    ["ethusdc", "ETH"],
    ["ETHUSD", "ETH"],
    ["XBT", "BTC"],
    ["xbt", "BTC"],
    ["kraken:XBT", "BTC"],
    ["XBTUSD", "BTC"],
    ["XBTUSDT", "BTC"],
    ["FILECOIN", "FIL"],
    ["STETHUSDT", "STETH"],
    ["WBTC/USDT", "WBTC"],
    ["EURUSDT", "EUR"],
    ["USDCUSDT", "USDC"],
  ])("%j is %s, and said to be", (typed, coin) => {
    expect(read(typed)).toEqual({ coin, sentence: `"${typed}" was read as ${coin}.` });
  });
});

describe("as a bundle, whose quantity counts single coins", () => {
  it.each([
    ["1000PEPE", "PEPE"],
    ["1000000pepe", "PEPE"],
    ["1000NEIROCTO", "NEIRO"],
    ["bitget:1000PEPE-USDT", "PEPE"],
  ])("%j", (typed, coin) => {
    expect(read(typed)).toEqual({
      coin,
      sentence: `"${typed}" was read as ${coin}: its quantity counts single ${coin}.`,
    });
  });
});

describe("a name with a coin in it that nobody lists", () => {
  it.each(["ZZTOPUSDT", "ETHUSDTX", "1000ZZTOP", "100PEPE", "10000000PEPE", "X1000PEPE"])(
    "%s stays whole",
    (typed) => {
      expect(read(typed)).toEqual({ coin: typed, sentence: null });
    },
  );
  it("is a coin itself where an exchange lists it so", () => {
    expect(readCoin("ETHUSDT", () => true)).toEqual({ coin: "ETHUSDT", sentence: null });
    expect(readCoin("1000X", () => true)).toEqual({ coin: "1000X", sentence: null });
  });
});

describe("no coin", () => {
  it.each([
    "",
    " ",
    "ETH Classic",
    "100 %",
    "BTC.B",
    "#N/A",
    "a:b:c",
    "ETH-",
    "$ETH",
    "ETH,BTC",
    "-",
    "ETH USDX",
  ])("%j", (typed) => {
    expect(read(typed)).toBeNull();
  });
  it.each([31, 5_000])("a text of %i letters", (length) => {
    expect(read("A".repeat(length))).toBeNull();
    expect(read(`ETH-${"A".repeat(length)}`)).toBeNull();
  });
  it("but 30 letters are one", () => {
    expect(read("a".repeat(30))).toEqual({ coin: "A".repeat(30), sentence: null });
  });
});

it("a typed text is shown without its spaces, a long one cut", () => {
  expect(shownCoin(" eth ")).toBe('"eth"');
  expect(shownCoin("A".repeat(40))).toBe(`"${"A".repeat(40)}"`);
  expect(shownCoin("A".repeat(5_000))).toBe(`"${"A".repeat(40)}…"`);
});
