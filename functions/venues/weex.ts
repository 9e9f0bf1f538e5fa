import type { Market } from "ccxt/js/src/base/types.js";
import type WeexExchange from "ccxt/js/src/weex.js";
import { classByWord, type AssetClass } from "./classByWord.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { dailyCloses } from "./dailyCloses.js";
import { windowStart, type PastSpan, type PastValue } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, listsOf, rowsOf, type Row } from "./rows.js";
import type { Venue } from "./venue.js";

const name = "WEEX";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

// WEEX does not say at which hour its daily candles begin. Those of four hours end with the UTC day in any case.
const candleMs = 4 * hourMs;
const maxCandles = { latest: 1000, older: 100 };
const maxSettlements = 1000;
// Settlements between two times are reported for seven days at most, and none of those that are older than a year.
const longestSpanMs = 7 * dayMs;
const oldestMs = 365 * dayMs;

// No inverse contract of WEEX has been seen. Its mark would be marginAsset === baseAsset, but nothing says in what
// unit it would be counted, so the kind is not offered.
export const weex: Venue = {
  id: "weex",
  name,
  open: (settings) => {
    const connection = connect<WeexExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/weex.js");
      return new ccxt.default(options);
    });
    return {
      linear: {
        readContracts: async () => {
          const [markets, premiumIndex] = await connection.ask(async (exchange) =>
            Promise.all([linearMarkets(exchange), exchange.contractGetCapiV3MarketPremiumIndex()]),
          );
          return weexContracts(markets, premiumIndex);
        },
        readQuotes: async () => {
          const answers = await connection.ask(async (exchange) =>
            Promise.all([
              exchange.contractGetCapiV3MarketPremiumIndex(),
              // Forty times as dear as the other, and still a twelfth of what WEEX allows in ten seconds.
              exchange.contractGetCapiV3MarketTicker24hr(),
            ]),
          );
          return weexQuotes(...answers);
        },
        readCloses: async ({ id }, span) => dailyCloses(await readCandles(connection, id, span), candleMs),
        readFundingRates: async ({ id }, asked) => {
          const span = { ...asked, from: Math.max(asked.from, Date.now() - oldestMs) };
          if (span.before <= span.from) return [];
          // Without times WEEX reports the latest settlements, which are those of most of a year.
          const window =
            span.page === 1 ? {} : { startTime: windowStart(span, longestSpanMs), endTime: span.before - 1 };
          const settled = await connection.ask(async (exchange) =>
            exchange.contractGetCapiV3MarketFundingRate({ symbol: id, limit: maxSettlements, ...window }),
          );
          return rowsOf(name, settled).map((row) => ({
            time: row["fundingTime"],
            value: row["fundingRate"],
          }));
        },
        source: connection.source,
      },
    };
  },
};

// The latest candles come by the thousand, those before them by the hundred: by the hundred alone, half a year would
// take ten questions in a row.
async function readCandles(
  connection: Connection<WeexExchange>,
  id: string,
  span: PastSpan,
): Promise<PastValue[]> {
  const contract = { symbol: id, interval: "4h" };
  const candles = await connection.ask(async (exchange) =>
    span.page === 1
      ? exchange.contractGetCapiV3MarketKlines({ ...contract, limit: maxCandles.latest })
      : exchange.contractGetCapiV3MarketHistoryKlines({
          ...contract,
          limit: maxCandles.older,
          startTime: windowStart(span, maxCandles.older * candleMs),
          endTime: span.before - 1,
        }),
  );
  // Each candle is a list: its start, open, high, low, close and more.
  return listsOf(name, candles).map(([time, , high, low, close]) => ({ time, value: close, high, low }));
}

// Not fetchMarkets: that also asks for the whole spot market.
async function linearMarkets(exchange: WeexExchange): Promise<Market[]> {
  const answer = await exchange.contractGetCapiV3MarketExchangeInfo();
  return exchange.parseMarkets(rowsOf(name, field(answer, "symbols")));
}

/** The contracts among WEEX's markets, their intervals from its premium index. */
export function weexContracts(markets: readonly Market[], premiumIndex: unknown): Contract[] {
  const rowById = new Map(rowsOf(name, premiumIndex).map((row) => [row["symbol"], row]));
  // No linearSize: WEEX counts orders and positions in coins. Its contractVal is the step of the quantity.
  return contractsOf(markets, "linear", {
    intervalHours: ({ id }) => intervalHours(rowById.get(id)),
    inverseSize: () => null,
    assetClass,
  });
}

function assetClass({ info }: ListedMarket): AssetClass | null {
  const reported = classByWord(field(info, "underlyingType"), ["coin"]);
  const isTradfi = field(info, "contractType") === "TRADIFI_PERPETUAL";
  return isTradfi && (reported === null || reported === "crypto") ? "stock" : reported;
}

function intervalHours(row: Row | undefined): number | null {
  const minutes = positiveDecimal(row?.["collectCycle"]);
  return minutes === null ? null : Number(minutes) / 60;
}

/**
 * The quotes of WEEX's premium index, with the prices of its tickers: those of the premium index change once a minute,
 * whatever its time says, and were seen a thousandth off.
 */
export function weexQuotes(premiumIndex: unknown, tickers: unknown): VenueQuote[] {
  const tickerById = new Map(rowsOf(name, tickers).map((row) => [row["symbol"], row]));
  return rowsOf(name, premiumIndex).map((row) => ({
    id: String(row["symbol"]),
    mark: tickerById.get(row["symbol"])?.["markPrice"],
    index: tickerById.get(row["symbol"])?.["indexPrice"],
    // lastFundingRate is what the last settlement charged.
    fundingRate: row["forecastFundingRate"],
    nextFunding: row["nextFundingTime"],
    intervalHours: intervalHours(row),
  }));
}
