import type { Market } from "ccxt/js/src/base/types.js";
import type BybitExchange from "ccxt/js/src/bybit.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { bybitTierQuestion } from "./bybitTiers.js";
import { classByWord, type AssetClass } from "./classByWord.js";
import { closingNow, delistingAt } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { windowStart } from "./pastValues.js";
import { plainDecimal, positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, listsOf, rowsOf } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Bybit";

const dayMs = 86_400_000;
const maxDays = 1000;
const maxSettlements = 200;

export const bybit: Venue = {
  id: "bybit",
  name,
  open: (settings) => {
    const connection = connect<BybitExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/bybit.js");
      return new ccxt.default(options);
    });
    return { inverse: reader("inverse", connection), linear: reader("linear", connection) };
  },
};

function reader(kind: PerpetualKind, connection: Connection<BybitExchange>): PerpetualReader {
  return {
    readContracts: async () => {
      // Not fetchMarkets: that asks for every kind at once, options and spot included.
      const markets = await connection.ask(async (exchange) =>
        exchange.fetchFutureMarkets({ category: kind }),
      );
      return bybitContracts(kind, markets);
    },
    readQuotes: async () =>
      bybitQuotes(
        await connection.ask(async (exchange) => exchange.publicGetV5MarketTickers({ category: kind })),
      ),
    readCloses: async ({ id }, span) => {
      const window = { start: windowStart(span, maxDays * dayMs), end: span.before - 1 };
      const candles = await connection.ask(async (exchange) =>
        exchange.publicGetV5MarketKline({
          category: kind,
          symbol: id,
          interval: "D",
          limit: maxDays,
          ...window,
        }),
      );
      // Each candle is a list: its start, open, high, low, close and more.
      return listsOf(name, resultList(candles)).map(([time, , high, low, close]) => ({
        time,
        value: close,
        high,
        low,
      }));
    },
    readFundingRates: async ({ id }, { before }) => {
      // Without a start Bybit reports the latest settlements up to the end.
      const settled = await connection.ask(async (exchange) =>
        exchange.publicGetV5MarketFundingHistory({
          category: kind,
          symbol: id,
          limit: maxSettlements,
          endTime: before - 1,
        }),
      );
      return rowsOf(name, resultList(settled)).map((row) => ({
        time: row["fundingRateTimestamp"],
        value: row["fundingRate"],
      }));
    },
    readTiers: bybitTierQuestion(kind, connection),
    source: connection.source,
  };
}

/** The contracts among Bybit's instruments. */
export function bybitContracts(kind: PerpetualKind, markets: readonly Market[]): Contract[] {
  return contractsOf(markets.map(withEnding), kind, {
    intervalHours: ({ info }) => {
      const minutes = positiveDecimal(field(info, "fundingInterval"));
      return minutes === null ? null : Number(minutes) / 60;
    },
    inverseSize,
    assetClass,
    fundingLimits: ({ info }) => ({
      cap: field(info, "upperFundingRate"),
      floor: field(info, "lowerFundingRate"),
    }),
    // Of a perpetual "0", unless it is to be delisted.
    closing: ({ info }) =>
      delistingAt(field(info, "deliveryTime")) ?? (isEnding(info) ? closingNow.delisting : null),
  });
}

function isEnding(info: unknown): boolean {
  return field(info, "status") === "Delivering";
}

// Until a contract has been delivered a short can be open in it.
function withEnding(market: Market): ListedMarket | undefined {
  return market === undefined
    ? undefined
    : { ...market, active: market.active === true || isEnding(market.info) };
}

function assetClass({ info }: ListedMarket): AssetClass | null {
  // Most coins have an empty one.
  const reported = classByWord(field(info, "symbolType"), ["", "innovation"]);
  return field(info, "isPreListing") === true && (reported === null || reported === "crypto")
    ? "prelaunch"
    : reported;
}

// A Bybit inverse contract is one US dollar, but no field says so. Its smallest order is one contract, so
// another smallest order means that the listing changed and the size must not be guessed.
function inverseSize({ info }: ListedMarket): string | null {
  const smallest = positiveDecimal(field(field(info, "lotSizeFilter"), "minOrderQty"));
  return smallest !== null && new Decimal(smallest).eq(1) ? "1" : null;
}

/** The quotes of Bybit's tickers. */
export function bybitQuotes(tickers: unknown): VenueQuote[] {
  return rowsOf(name, resultList(tickers)).map((row) => ({
    id: String(row["symbol"]),
    mark: row["markPrice"],
    index: row["indexPrice"],
    fundingRate: row["fundingRate"],
    nextFunding: row["nextFundingTime"],
    // Bybit cuts an interval to an hour at once when a rate reaches its cap.
    intervalHours: hoursOf(row["fundingIntervalHour"]) ?? undefined,
    fundingCap: row["fundingCap"],
    fundingFloor: negated(row["fundingCap"]),
  }));
}

function hoursOf(reported: unknown): number | null {
  const hours = positiveDecimal(reported);
  return hours === null ? null : Number(hours);
}

// One number reports both limits.
function negated(cap: unknown): string | null {
  const text = plainDecimal(cap);
  return text === null ? null : new Decimal(text).negated().toFixed();
}

function resultList(answer: unknown): unknown {
  return field(field(answer, "result"), "list");
}
