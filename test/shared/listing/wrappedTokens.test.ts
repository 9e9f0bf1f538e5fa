import { describe, expect, it } from "vitest";
import { cashOf } from "../../../shared/listing/cash.js";
import { wrappedCoin } from "../../../shared/listing/wrappedTokens.js";

const tokens: readonly (readonly [coin: string, tokens: string])[] = [
  ["ETH", "WETH STETH BETH EETH OETH FRXETH UETH"],
  ["BTC", "WBTC CBBTC TBTC BTCB FBTC KBTC SOLVBTC HBTC RENBTC UBTC"],
  ["BNB", "WBNB"],
  ["SOL", "WSOL USOL"],
  ["AVAX", "WAVAX"],
  ["POL", "WPOL MATIC WMATIC"],
  ["TRX", "WTRX"],
  ["HYPE", "WHYPE"],
  ["CRO", "WCRO"],
  ["MNT", "WMNT"],
  ["BERA", "WBERA"],
  ["SEI", "WSEI"],
  ["NEAR", "WNEAR"],
  ["MON", "WMON"],
  ["XRP", "WXRP CBXRP"],
  ["DOGE", "CBDOGE"],
  ["LTC", "CBLTC"],
  ["ADA", "CBADA"],
];

describe.each(tokens)("%s", (coin, names) => {
  it.each(names.split(" "))("is what %s is one to one", (token) => {
    expect(wrappedCoin(token)).toBe(coin);
    expect(wrappedCoin(token.toLowerCase())).toBe(coin);
    expect(cashOf(token)).toBeNull();
  });
  it("is no token of another coin", () => {
    expect(wrappedCoin(coin)).toBeNull();
  });
});

// The first list: what a token is worth in coins, on etherscan.io and solscan.io, is above 1 and grows.
it.each([
  ..."WSTETH RETH CBETH WBETH WEETH METH EZETH RSETH SFRXETH OSETH SWETH ETHX ANKRETH LBTC".split(" "),
  ..."JITOSOL MSOL STSOL BNSOL JUPSOL SAVAX KHYPE".split(" "),
  // Coins whose names only look wrapped.
  ..."WLD WIF WOO WAXP WIN W BETHX STX CBK BTC ETH USDT CONSTRUCTOR".split(" "),
  "",
  "x".repeat(5_000),
])("%s is no token of one coin", (token) => {
  expect(wrappedCoin(token)).toBeNull();
});
