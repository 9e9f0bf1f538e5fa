import bingx from "ccxt/js/src/bingx.js";
import mexc from "ccxt/js/src/mexc.js";
import weex from "ccxt/js/src/weex.js";
import { expect, test } from "vitest";
import { ownNames } from "../../../functions/venues/ownNames.js";

// Perpetuals on these venues of which ccxt's tables make GASDAO, GMTTOKEN, FLUX1, TRUMPMAGA, OmniCat, Snowman and $NAP.
test.each([
  ["MEXC", mexc, ["GAS", "GMT", "FLUX", "BTC"]],
  ["BingX", bingx, ["TRUMP", "OMNI", "SNOW", "NAP", "TRUMPSOL"]],
])("%s's coins keep their names", (_, Exchange, coins) => {
  const exchange = new Exchange(ownNames({ timeout: 5000 }));
  expect(exchange.timeout).toBe(5000);
  expect(coins.map((coin) => exchange.safeCurrencyCode(coin))).toEqual(coins);
});

test("XBT is BTC, also where ccxt says otherwise", () => {
  expect(new weex(ownNames({})).safeCurrencyCode("XBT")).toBe("BTC");
});
