import type { Market } from "ccxt/js/src/base/types.js";
import type BinanceCoinM from "ccxt/js/src/binancecoinm.js";
import type BinanceUsdM from "ccxt/js/src/binanceusdm.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract } from "./contract.js";
import { positiveDecimal } from "./plainDecimal.js";
import { windowStart } from "./pastValues.js";
import type { VenueQuote } from "./quote.js";
import { field, listsOf, rowsOf } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Binance";

// Binance lists only the contracts whose interval was changed; all others settle every eight hours.
const usualIntervalHours = 8;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// COIN-M refuses candles of a longer span.
const mostDays = 200;
// One answer's settlements. It is asked for as many hours, since a contract may settle every hour.
const mostSettlements = 1000;

export const binance: Venue = {
  id: "binance",
  name,
  open: (settings) => ({
    inverse: reader({
      kind: "inverse",
      connection: connect<BinanceCoinM>(name, settings, async (options) => {
        const ccxt = await import("ccxt/js/src/binancecoinm.js");
        return new ccxt.default(options);
      }),
      intervals: async (exchange) => exchange.dapiPublicGetFundingInfo(),
      quotes: async (exchange) => exchange.dapiPublicGetPremiumIndex(),
      closes: async (exchange, span) => exchange.dapiPublicGetKlines(span),
      fundingRates: async (exchange, span) => exchange.dapiPublicGetFundingRate(span),
    }),
    linear: reader({
      kind: "linear",
      connection: connect<BinanceUsdM>(name, settings, async (options) => {
        const ccxt = await import("ccxt/js/src/binanceusdm.js");
        return new ccxt.default(options);
      }),
      intervals: async (exchange) => exchange.fapiPublicGetFundingInfo(),
      quotes: async (exchange) => exchange.fapiPublicGetPremiumIndex(),
      closes: async (exchange, span) => exchange.fapiPublicGetKlines(span),
      fundingRates: async (exchange, span) => exchange.fapiPublicGetFundingRate(span),
    }),
  }),
};

type ReaderOptions<Exchange> = {
  readonly kind: PerpetualKind;
  readonly connection: Connection<Exchange>;
  readonly intervals: (exchange: Exchange) => Promise<unknown>;
  readonly quotes: (exchange: Exchange) => Promise<unknown>;
  readonly closes: (exchange: Exchange, parameters: object) => Promise<unknown>;
  readonly fundingRates: (exchange: Exchange, parameters: object) => Promise<unknown>;
};

function reader<Exchange extends { fetchMarkets: () => Promise<Market[]> }>({
  kind,
  connection,
  intervals,
  quotes,
  closes,
  fundingRates,
}: ReaderOptions<Exchange>): PerpetualReader {
  return {
    readContracts: async () => {
      const [markets, fundingInfo] = await connection.ask(async (exchange) =>
        Promise.all([exchange.fetchMarkets(), intervals(exchange)]),
      );
      return binanceContracts(kind, markets, fundingInfo);
    },
    readQuotes: async () => binanceQuotes(await connection.ask(quotes)),
    readCloses: async ({ id }, span) => {
      const window = { startTime: windowStart(span, mostDays * dayMs), endTime: span.before - 1 };
      const candles = await connection.ask(async (exchange) =>
        closes(exchange, { symbol: id, interval: "1d", limit: 1000, ...window }),
      );
      // Each candle is a list: its start, open, high, low, close and more.
      return listsOf(name, candles).map(([time, , , , close]) => ({ time, value: close }));
    },
    readFundingRates: async ({ id }, span) => {
      const window = { startTime: windowStart(span, mostSettlements * hourMs), endTime: span.before - 1 };
      const settled = await connection.ask(async (exchange) =>
        fundingRates(exchange, { symbol: id, limit: mostSettlements, ...window }),
      );
      return rowsOf(name, settled).map((row) => ({ time: row["fundingTime"], value: row["fundingRate"] }));
    },
    source: connection.source,
  };
}

/** The contracts among Binance's markets, their intervals from its list of exceptions. */
export function binanceContracts(
  kind: PerpetualKind,
  markets: readonly Market[],
  fundingInfo: unknown,
): Contract[] {
  const hoursById = new Map(
    rowsOf(name, fundingInfo).map((row) => [row["symbol"], row["fundingIntervalHours"]]),
  );
  return contractsOf(markets, kind, {
    intervalHours: ({ id }) => {
      if (!hoursById.has(id)) return usualIntervalHours;
      const hours = Number(positiveDecimal(hoursById.get(id)));
      return hours > 0 ? hours : null;
    },
    inverseSize: ({ info }) => positiveDecimal(field(info, "contractSize")),
  });
}

/** The quotes of Binance's premium index. */
export function binanceQuotes(premiumIndex: unknown): VenueQuote[] {
  return rowsOf(name, premiumIndex).map((row) => ({
    id: String(row["symbol"]),
    mark: row["markPrice"],
    index: row["indexPrice"],
    fundingRate: row["lastFundingRate"],
    nextFunding: row["nextFundingTime"],
  }));
}
