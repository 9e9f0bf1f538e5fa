import { describe, expect, it } from "vitest";
import { cashOf, isDollarQuote } from "../../../shared/listing/cash.js";

const dollars =
  "USD USDT USDC USDT0 DAI USDS USDE FDUSD TUSD PYUSD RLUSD USDP GUSD BUSD USDD CRVUSD USD1 LUSD BOLD USDB USD0 " +
  "USDG USDH USDF USDTB FRXUSD GHO AUSD BUIDL BFUSD RWUSD XDAI DOLA";

describe("a dollar", () => {
  it.each(dollars.split(" "))("%s is cash worth 1", (coin) => {
    expect(cashOf(coin)).toEqual({ usd: 1 });
    expect(cashOf(coin.toLowerCase())).toEqual({ usd: 1 });
    expect(isDollarQuote(coin)).toBe(true);
    expect(isDollarQuote(coin.toLowerCase())).toBe(true);
  });
});

const priced =
  "SUSDE SUSDS SFRAX SFRXUSD SDAI SCRVUSD SUSDF USDY USYC SYRUPUSDC SYRUPUSDT USDX SUSD FRAX " +
  "EUR GBP CHF JPY AUD CAD NZD CNY CNH HKD SGD SEK NOK DKK PLN CZK HUF TRY BRL MXN ZAR INR KRW TWD THB IDR MYR PHP " +
  "VND AED SAR ILS RUB UAH KZT ARS CLP NGN EURC EUROC EURT EURS EURI EURQ EURR EURCV EURE EURA AEUR VEUR GBPT VGBP " +
  "XCHF ZCHF VCHF JPYC GYEN XSGD CADC AUDD BRZ MXNT TRYB BIDR IDRT CNHT";

describe("a currency, or a dollar that is not worth one", () => {
  it.each(priced.split(" "))("%s is cash of which the price must be typed", (coin) => {
    expect(cashOf(coin)).toEqual({ usd: null });
    expect(cashOf(coin.toLowerCase())).toEqual({ usd: null });
    expect(isDollarQuote(coin)).toBe(false);
  });
});

// USTC fell from its dollar and trades as a coin, XAUT and PAXG are gold, the others are tickers of coins that are also
// or look like the codes of currencies.
it.each([
  ..."BTC ETH STETH WBTC USTC XAUT PAXG RON MNT ALL TOP USUAL USDTX EURUSD CONSTRUCTOR".split(" "),
  "",
  "__proto__",
  "usdt".repeat(1_250),
])("%s is not cash", (coin) => {
  expect(cashOf(coin)).toBeNull();
  expect(isDollarQuote(coin)).toBe(false);
});
