import { expect, it } from "vitest";
import { canonicalCoin } from "../../../shared/listing/aliases.js";

it.each([
  ["XBT", "BTC"],
  ["xbt", "BTC"],
  ["FILECOIN", "FIL"],
  ["PUMPFUN", "PUMP"],
  ["TRUMPOFFICIAL", "TRUMP"],
  ["TRUMPSOL", "TRUMP"],
  ["MONAD", "MON"],
  ["LIGHTER", "LIT"],
  ["NEIROCTO", "NEIRO"],
  ["NeiroCTO", "NEIRO"],
])("%s is %s", (alias, coin) => {
  expect(canonicalCoin(alias)).toBe(coin);
  expect(canonicalCoin(coin)).toBe(coin);
});

it.each(["BTC", "ETH", "WBTC", "STETH", "NEIROETH", "CONSTRUCTOR", "__PROTO__", "币安人生", ""])(
  "%j is itself",
  (ticker) => {
    expect(canonicalCoin(ticker)).toBe(ticker);
    expect(canonicalCoin(ticker.toLowerCase())).toBe(ticker);
  },
);

it("a ticker of 5,000 letters is itself", () => {
  expect(canonicalCoin("x".repeat(5_000))).toBe("X".repeat(5_000));
});
