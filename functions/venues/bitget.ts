import type BitgetExchange from "ccxt/js/src/bitget.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { windowStart } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, listsOf, rowsOf, type Row } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Bitget";

const dayMs = 86_400_000;
// Bitget refuses candles of a longer span.
const mostDays = 90;

const productTypes = { inverse: "COIN-FUTURES", linear: "USDT-FUTURES" } as const satisfies Readonly<
  Record<PerpetualKind, string>
>;

export const bitget: Venue = {
  id: "bitget",
  name,
  open: (settings) => {
    const connection = connect<BitgetExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/bitget.js");
      return new ccxt.default(options);
    });
    return { inverse: reader("inverse", connection), linear: reader("linear", connection) };
  },
};

function reader(kind: PerpetualKind, connection: Connection<BitgetExchange>): PerpetualReader {
  const product = { productType: productTypes[kind] };
  return {
    readContracts: async () => {
      // Not fetchMarkets: that asks for all six product types, demo contracts included.
      const contracts = await connection.ask(async (exchange) =>
        exchange.publicMixGetV2MixMarketContracts(product),
      );
      return bitgetContracts(kind, contracts);
    },
    readQuotes: async () => {
      const [tickers, fundingRates] = await connection.ask(async (exchange) =>
        Promise.all([
          exchange.publicMixGetV2MixMarketTickers(product),
          exchange.publicMixGetV2MixMarketCurrentFundRate(product),
        ]),
      );
      return bitgetQuotes(tickers, fundingRates);
    },
    readCloses: async ({ id }, span) => {
      // Plain "1D" would be days of UTC+8.
      const daily = { ...product, symbol: id, granularity: "1Dutc", limit: 200 };
      const window = { startTime: windowStart(span, mostDays * dayMs), endTime: span.before };
      const answer = await connection.ask(async (exchange) =>
        exchange.publicMixGetV2MixMarketHistoryCandles({ ...daily, ...window }),
      );
      // Of a new contract's past Bitget says nothing at all.
      if (answer === "") return [];
      // Each candle is a list: its start, open, high, low, close and more.
      return listsOf(name, field(answer, "data")).map(([time, , , , close]) => ({ time, value: close }));
    },
    readFundingRates: async ({ id }, { page }) => {
      const answer = await connection.ask(async (exchange) =>
        exchange.publicMixGetV2MixMarketHistoryFundRate({
          ...product,
          symbol: id,
          pageSize: 100,
          pageNo: page,
        }),
      );
      return rowsOf(name, field(answer, "data")).map((row) => ({
        time: row["fundingTime"],
        value: row["fundingRate"],
      }));
    },
    source: connection.source,
  };
}

/** The contracts of one of Bitget's product types. Both kinds are counted in coins, also those settled in them. */
export function bitgetContracts(kind: PerpetualKind, answer: unknown): Contract[] {
  return contractsOf(rowsOf(name, field(answer, "data")).map(listedMarket), kind, {
    intervalHours: ({ info }) => hoursOf(field(info, "fundInterval")),
    inverseSize: () => "1",
    inverseUnit: "coin",
  });
}

function listedMarket(row: Row): ListedMarket {
  const [base, quote] = [String(row["baseCoin"]), String(row["quoteCoin"])];
  const settle = settlementCoin(row["supportMarginCoins"], base, quote);
  return {
    id: String(row["symbol"]),
    symbol: `${base}/${quote}:${settle ?? ""}`,
    base,
    quote,
    settle,
    swap: row["symbolType"] === "perpetual",
    active: row["symbolStatus"] === "normal",
    // Bitget calls the step a multiplier.
    precision: { amount: row["sizeMultiplier"] },
    limits: { amount: { min: row["minTradeNum"] } },
    info: row,
  };
}

// A coin-margined contract may be margined in several coins and is settled in its own, when that is one of them.
function settlementCoin(marginCoins: unknown, base: string, quote: string): string | undefined {
  if (!Array.isArray(marginCoins)) return undefined;
  return [base, quote].find((coin) => marginCoins.includes(coin));
}

function hoursOf(value: unknown): number | null {
  const hours = positiveDecimal(value);
  return hours === null ? null : Number(hours);
}

/** The quotes of Bitget's tickers, with the next settlements from its list of current funding rates. */
export function bitgetQuotes(tickers: unknown, fundingRates: unknown): VenueQuote[] {
  const fundingById = new Map(
    rowsOf(name, field(fundingRates, "data")).map((row) => [String(row["symbol"]), row]),
  );
  return rowsOf(name, field(tickers, "data")).map((row) => {
    const id = String(row["symbol"]);
    const funding = fundingById.get(id);
    return {
      id,
      mark: row["markPrice"],
      index: row["indexPrice"],
      fundingRate: funding?.["fundingRate"] ?? row["fundingRate"],
      nextFunding: funding?.["nextUpdate"],
      intervalHours: hoursOf(funding?.["fundingRateInterval"]),
    };
  });
}
