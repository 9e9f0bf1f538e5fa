import { expect, test } from "vitest";
import { connect } from "../../../functions/venues/connection.js";
import { venues } from "../../../functions/venues/registry.js";

type Named = { readonly safeCurrencyCode: (id: string) => string };
type Build = new (options: object) => Named;

/** The class of ccxt that a venue is read through, as the venue's file builds it. */
const builds = {
  binance: async () => import("ccxt/js/src/binanceusdm.js"),
  bybit: async () => import("ccxt/js/src/bybit.js"),
  bingx: async () => import("ccxt/js/src/bingx.js"),
  weex: async () => import("ccxt/js/src/weex.js"),
  mexc: async () => import("ccxt/js/src/mexc.js"),
  okx: async () => import("ccxt/js/src/okx.js"),
  deribit: async () => import("ccxt/js/src/deribit.js"),
  kraken: async () => import("ccxt/js/src/krakenfutures.js"),
  gate: async () => import("ccxt/js/src/gate.js"),
  htx: async () => import("ccxt/js/src/htx.js"),
  bitget: async () => import("ccxt/js/src/bitget.js"),
  kucoin: async () => import("ccxt/js/src/kucoinfutures.js"),
  phemex: async () => import("ccxt/js/src/phemex.js"),
  hyperliquid: async () => import("ccxt/js/src/hyperliquid.js"),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly default: unknown }>>>;

// The coins of each table of ccxt 4.5.84 that would get another name, and two that all have.
const renamed: Readonly<Record<string, readonly string[]>> = {
  binance: ["YOYO"],
  bingx: ["TRUMP", "OMNI", "SNOW", "NAP", "TRUMPSOL"],
  mexc: ["GAS", "GMT", "FLUX", "BYN", "DFI"],
  okx: ["AE"],
  gate: ["GTC", "TRAC", "RAI", "VAI", "BIFI"],
  htx: ["GET", "GTC", "HIT", "PNT", "SOUL"],
  bitget: ["APX", "DEGEN", "EVA", "JADE", "OMNI"],
  kucoin: ["ALT", "BIFI", "VAI", "WAX"],
};

test("every venue is in the table", () => {
  expect(Object.keys(builds).sort()).toEqual(venues.map(({ id }) => id).sort());
});

test.each(Object.entries(builds))("%s's coins keep their names, and XBT is BTC", async (venue, load) => {
  const connection = connect(venue, { proxyUrl: null, timeoutMs: 5000 }, async (options) => {
    const Exchange = (await load()).default as unknown as Build;
    return new Exchange(options);
  });
  const coins = [...(renamed[venue] ?? []), "BTC", "ETH"];
  const named = await connection.ask(async (exchange) =>
    Promise.resolve([...coins, "XBT"].map((coin) => exchange.safeCurrencyCode(coin))),
  );
  expect(named).toEqual([...coins, "BTC"]);
});
