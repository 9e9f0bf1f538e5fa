import type { Market } from "ccxt/js/src/base/types.js";
import type HyperliquidExchange from "ccxt/js/src/hyperliquid.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract } from "./contract.js";
import { nextFullHour } from "./fullHour.js";
import { hyperliquidTierQuestion } from "./hyperliquidTiers.js";
import { windowStart } from "./pastValues.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf, unexpectedForm } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Hyperliquid";

const hourMs = 3_600_000;
// What one hour can charge, of every coin: hyperliquid.gitbook.io, "Funding".
const fundingLimits = { cap: "0.04", floor: "-0.04" } as const;
// Of a longer span Hyperliquid gives the oldest settlements only.
const maxSettlements = 500;

export const hyperliquid: Venue = {
  id: "hyperliquid",
  name,
  open: (settings) => ({
    linear: reader(
      connect<HyperliquidExchange>(name, settings, async (options) => {
        const ccxt = await import("ccxt/js/src/hyperliquid.js");
        return new ccxt.default(options);
      }),
    ),
  }),
};

function reader(connection: Connection<HyperliquidExchange>): PerpetualReader {
  return {
    // Not fetchMarkets: that asks for spot and for the markets of other operators too.
    readContracts: async () =>
      hyperliquidContracts(await connection.ask(async (exchange) => exchange.fetchSwapMarkets())),
    readQuotes: async () => {
      const answer = await connection.ask(async (exchange) =>
        exchange.publicPostInfo({ type: "metaAndAssetCtxs" }),
      );
      return hyperliquidQuotes(answer, Date.now());
    },
    readCloses: async ({ id }, { from, before }) => {
      const span = { coin: id, interval: "1d", startTime: from, endTime: before - 1 };
      const candles = await connection.ask(async (exchange) =>
        exchange.publicPostInfo({ type: "candleSnapshot", req: span }),
      );
      return rowsOf(name, candles).map((row) => ({
        time: row["t"],
        value: row["c"],
        high: row["h"],
        low: row["l"],
      }));
    },
    readFundingRates: async ({ id }, span) => {
      // One hour less: settlements are stamped a little late, so that one more may fall into a span.
      const startTime = windowStart(span, (maxSettlements - 1) * hourMs);
      const settled = await connection.ask(async (exchange) =>
        exchange.publicPostInfo({ type: "fundingHistory", coin: id, startTime, endTime: span.before - 1 }),
      );
      if (startTime === span.from) span.reachedStart?.();
      return rowsOf(name, settled).map((row) => ({ time: row["time"], value: row["fundingRate"] }));
    },
    readTiers: hyperliquidTierQuestion(connection),
    areTiersInOneList: true,
    source: connection.source,
  };
}

/** The contracts among Hyperliquid's markets. */
export function hyperliquidContracts(markets: readonly Market[]): Contract[] {
  const named = markets.flatMap((market) => {
    const id = field(market?.info, "name");
    // The name instead of ccxt's id, which is a place in the list, and of its base, which is upper case: "kPEPE" is
    // a thousand PEPE, "KPEPE" would be a coin.
    return market === undefined || typeof id !== "string" ? [] : [{ ...market, id, base: id }];
  });
  // Every perpetual of Hyperliquid settles once an hour; no field of its answers says so.
  return contractsOf(named, "linear", {
    intervalHours: () => 1,
    inverseSize: () => null,
    // Shares are on the markets of other operators only, which are not asked for.
    assetClass: () => "crypto",
    fundingLimits: () => fundingLimits,
  });
}

/** The quotes of Hyperliquid's answer: a list of names, and apart from it their prices in the same order. */
export function hyperliquidQuotes(answer: unknown, now: number): VenueQuote[] {
  const parts: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const [meta, contexts] = parts;
  const coins = rowsOf(name, field(meta, "universe"));
  const prices = rowsOf(name, contexts);
  // Lists that do not pair up would give one coin the price of another.
  if (coins.length !== prices.length) throw unexpectedForm(name);
  return coins.flatMap((coin, place) => {
    // Its prices stand still for ever.
    if (coin["isDelisted"] === true) return [];
    return [
      {
        id: String(coin["name"]),
        mark: prices[place]?.["markPx"],
        index: prices[place]?.["oraclePx"],
        fundingRate: prices[place]?.["funding"],
        // Hyperliquid names no time, but charges funding on every full hour.
        nextFunding: nextFullHour(now),
      },
    ];
  });
}
