import type { Market } from "ccxt/js/src/base/types.js";
import type DeribitExchange from "ccxt/js/src/deribit.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { classByWord } from "./classByWord.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { candleColumns } from "./candleColumns.js";
import { dailyCloses } from "./dailyCloses.js";
import { windowStart, type PastValue } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Deribit";

const hourMs = 3_600_000;

// Deribit's trading day ends at 08:00 UTC, and it does not say at which hour its daily candles begin. Those of two hours
// end with the UTC day in either case.
const candleHours = 2;
const maxCandles = 5000;

// Funding runs all the time, without settlements; its rate is quoted for eight hours.
const rateHours = 8;
// Past rates are reported every hour, those of a month in one answer.
const maxRates = 744;

// All that Deribit lists.
const inverseIds = ["BTC-PERPETUAL", "ETH-PERPETUAL"];

export const deribit: Venue = {
  id: "deribit",
  name,
  open: (settings) => {
    const connection = connect<DeribitExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/deribit.js");
      return new ccxt.default(options);
    });
    return {
      // Of two perpetuals their tickers, which are live.
      inverse: reader("inverse", connection, async (exchange) => {
        const tickers = inverseIds.map(async (id) => exchange.publicGetTicker({ instrument_name: id }));
        return (await Promise.all(tickers)).map(deribitQuote);
      }),
      // A summary, which Deribit makes every two seconds: the tickers of more than a hundred perpetuals would cost more
      // at once than it allows.
      linear: reader("linear", connection, async (exchange) =>
        deribitQuotes(await exchange.publicGetGetBookSummaryByCurrency({ currency: "USDC", kind: "future" })),
      ),
    };
  },
};

function reader(
  kind: PerpetualKind,
  connection: Connection<DeribitExchange>,
  quotes: (exchange: DeribitExchange) => Promise<VenueQuote[]>,
): PerpetualReader {
  return {
    // Futures only: without a kind the answer holds thousands of options. One request for all currencies, because it
    // costs twenty times as much as any other, 10,000 of 500,000 credits.
    readContracts: async () => {
      const markets = await connection.ask(async (exchange) =>
        exchange.fetchMarkets({ currency: "any", kind: "future" }),
      );
      return deribitContracts(kind, markets);
    },
    readQuotes: async () => connection.ask(quotes),
    readCloses: async ({ id }, span) => {
      const widthMs = candleHours * hourMs;
      const candles = await connection.ask(async (exchange) =>
        exchange.publicGetGetTradingviewChartData({
          instrument_name: id,
          resolution: String(candleHours * 60),
          start_timestamp: windowStart(span, maxCandles * widthMs),
          end_timestamp: span.before - 1,
        }),
      );
      return dailyCloses(candleColumns(name, field(candles, "result"), "ticks"), widthMs);
    },
    readFundingRates: async ({ id }, span) => {
      const start = windowStart(span, maxRates * hourMs);
      const rates = await connection.ask(async (exchange) =>
        exchange.publicGetGetFundingRateHistory({
          instrument_name: id,
          start_timestamp: start - 1,
          end_timestamp: span.before - 1,
        }),
      );
      if (start === span.from) span.reachedStart?.();
      return deribitFundingRates(rates);
    },
    source: connection.source,
  };
}

/** The contracts among Deribit's instruments. */
export function deribitContracts(kind: PerpetualKind, markets: readonly Market[]): Contract[] {
  return contractsOf(
    markets.map((market) => (market === undefined ? undefined : countedInContracts(market))),
    kind,
    {
      intervalHours: () => rateHours,
      inverseSize: contractSize,
      linearSize: contractSize,
      assetClass: ({ info }) => classByWord(field(info, "underlying_type"), ["crypto"]),
    },
  );
}

function contractSize({ info }: ListedMarket): string | null {
  return positiveDecimal(field(info, "contract_size"));
}

// Deribit states and takes amounts in US dollars or in coins, always a whole number of contracts.
function countedInContracts(market: ListedMarket): ListedMarket {
  const size = contractSize(market);
  const least = positiveDecimal(field(market.info, "min_trade_amount"));
  return {
    ...market,
    precision: { amount: size === null ? null : "1" },
    limits: {
      amount: { min: size === null || least === null ? null : new Decimal(least).div(size).toFixed() },
      leverage: { max: field(market.info, "max_leverage") },
    },
  };
}

/** The quote in the ticker of one perpetual. */
function deribitQuote(ticker: unknown): VenueQuote {
  const row = field(ticker, "result");
  return {
    id: String(field(row, "instrument_name")),
    mark: field(row, "mark_price"),
    index: field(row, "index_price"),
    fundingRate: field(row, "current_funding"),
    nextFunding: null,
  };
}

/** The quotes of one of Deribit's summaries. */
export function deribitQuotes(summary: unknown): VenueQuote[] {
  return rowsOf(name, field(summary, "result")).map((row) => ({
    id: String(row["instrument_name"]),
    mark: row["mark_price"],
    // At what the contract would be delivered if it ended now: of a perpetual that is its index. It is the price
    // against which Deribit takes the premium that current_funding is made of.
    index: row["estimated_delivery_price"],
    // What a position pays from now on; funding_8h is the sum of the eight hours that are over.
    fundingRate: row["current_funding"],
    nextFunding: null,
  }));
}

/**
 * What positions paid in the past: interest_8h is the sum of the eight hours that end at its time and so has the unit of
 * the current rate. It is reported every hour; all but those at 0, 8 and 16 UTC are left out, or each hour would be counted
 * eight times.
 */
export function deribitFundingRates(history: unknown): PastValue[] {
  return rowsOf(name, field(history, "result"))
    .map((row) => ({ time: row["timestamp"], value: row["interest_8h"] }))
    .filter(({ time }) => {
      const hours = Math.round(Number(positiveDecimal(time)) / 1000) / 3600;
      return hours % rateHours === 0;
    });
}
