import type BitgetExchange from "ccxt/js/src/bitget.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { bitgetTierQuestion } from "./bitgetTiers.js";
import {
  askUnifiedCandles,
  askUnifiedContracts,
  askUnifiedQuotes,
  askUnifiedSettlements,
  unifiedSize,
} from "./bitgetUnified.js";
import { classByWord } from "./classByWord.js";
import { closingNow, delistingAt, openingEndsAt, type Closing } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { windowStart, type PastSpan } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, listsOf, rowsOf, type Row } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Bitget";

const dayMs = 86_400_000;
// Bitget refuses candles of a longer span.
const maxDays = 90;

const productTypes = ["USDT-FUTURES", "USDC-FUTURES"] as const;

export const bitget: Venue = {
  id: "bitget",
  name,
  open: (settings) => {
    const connection = connect<BitgetExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/bitget.js");
      return new ccxt.default(options);
    });
    return {
      inverse: reader("inverse", connection, {
        contracts: async (exchange) => [await askUnifiedContracts(name, exchange)],
        quotes: async (exchange) => [await askUnifiedQuotes(exchange)],
        candles: async (exchange, { id }, span) => askUnifiedCandles(exchange, id, span),
        settlements: async (exchange, { id }, { page }) =>
          askUnifiedSettlements(name, exchange, { symbol: id, page }),
      }),
      linear: reader("linear", connection, classicQuestions),
    };
  },
};

type Questions = {
  /** One answer of each product type. */
  readonly contracts: (exchange: BitgetExchange) => Promise<readonly unknown[]>;
  /** Tickers and funding rates of each product type. */
  readonly quotes: (
    exchange: BitgetExchange,
  ) => Promise<readonly (readonly [tickers: unknown, fundingRates: unknown])[]>;
  readonly candles: (exchange: BitgetExchange, contract: Contract, span: PastSpan) => Promise<unknown>;
  readonly settlements: (exchange: BitgetExchange, contract: Contract, span: PastSpan) => Promise<unknown>;
};

const classicQuestions: Questions = {
  // Not fetchMarkets: that asks for all six product types, demo contracts included.
  contracts: async (exchange) =>
    Promise.all(
      productTypes.map(async (productType) => exchange.publicMixGetV2MixMarketContracts({ productType })),
    ),
  quotes: async (exchange) =>
    Promise.all(
      productTypes.map(async (productType) =>
        Promise.all([
          exchange.publicMixGetV2MixMarketTickers({ productType }),
          exchange.publicMixGetV2MixMarketCurrentFundRate({ productType }),
        ]),
      ),
    ),
  candles: async (exchange, { id, quote }, span) => {
    // Plain "1D" would be days of UTC+8.
    const daily = { productType: productOf(quote), symbol: id, granularity: "1Dutc", limit: 200 };
    const window = { startTime: windowStart(span, maxDays * dayMs), endTime: span.before };
    return exchange.publicMixGetV2MixMarketHistoryCandles({ ...daily, ...window });
  },
  settlements: async (exchange, { id, quote }, { page }) =>
    exchange.publicMixGetV2MixMarketHistoryFundRate({
      productType: productOf(quote),
      symbol: id,
      pageSize: 100,
      pageNo: page,
    }),
};

function productOf(quote: string): (typeof productTypes)[number] {
  return quote === "USDC" ? "USDC-FUTURES" : "USDT-FUTURES";
}

function reader(
  kind: PerpetualKind,
  connection: Connection<BitgetExchange>,
  { contracts, quotes, candles, settlements }: Questions,
): PerpetualReader {
  return {
    readContracts: async () => bitgetContracts(kind, await connection.ask(contracts)),
    readQuotes: async () => {
      const answers = await connection.ask(quotes);
      return answers.flatMap(([tickers, fundingRates]) => bitgetQuotes(tickers, fundingRates));
    },
    readCloses: async (contract, span) => {
      const answer = await connection.ask(async (exchange) => candles(exchange, contract, span));
      // Of a new contract's past Bitget says nothing at all.
      if (answer === "") return [];
      // Each candle is a list: its start, open, high, low, close and more.
      return listsOf(name, field(answer, "data")).map(([time, , high, low, close]) => ({
        time,
        value: close,
        high,
        low,
      }));
    },
    readFundingRates: async (contract, span) => {
      const answer = await connection.ask(async (exchange) => settlements(exchange, contract, span));
      return rowsOf(name, field(answer, "data")).map((row) => ({
        time: row["fundingTime"],
        value: row["fundingRate"],
      }));
    },
    ...(kind === "linear" ? { readTiers: bitgetTierQuestion(connection, productOf) } : {}),
    source: connection.source,
  };
}

/**
 * The contracts of Bitget's product types of one kind. Linear ones are counted in coins, inverse ones in dollars.
 * @param answers one of each product type
 */
export function bitgetContracts(kind: PerpetualKind, answers: readonly unknown[]): Contract[] {
  const markets = answers.flatMap((answer) => rowsOf(name, field(answer, "data")).map(listedMarket));
  return contractsOf(markets, kind, {
    // RWA: assets of the real world, which are shares, indices, metals, currencies, and companies before their listing.
    assetClass: ({ base, info }) =>
      classByWord(field(info, "assetType") ?? field(info, "isRwa"), ["crypto", "no"], base),
    intervalHours: ({ info }) => hoursOf(field(info, "fundInterval")),
    inverseSize: ({ info }) => unifiedSize(field(info, "sizeMultiplier")),
    closing: ({ info }) => closing(info),
  });
}

// "restrictedAPI" is open to who trades by hand; "listed" is not open yet and "off" over.
const closingByStatus: ReadonlyMap<unknown, Closing | null> = new Map([
  ["normal", null],
  ["restrictedAPI", null],
  ["limit_open", closingNow.noNewPositions],
  ["limit_close", closingNow.halted],
  ["maintain", closingNow.halted],
]);

/** Without a date Bitget says "-1" or "". */
function closing(info: unknown): Closing | null {
  return (
    delistingAt(field(info, "offTime")) ??
    closingByStatus.get(field(info, "symbolStatus")) ??
    openingEndsAt(field(info, "limitOpenTime"))
  );
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
    active: closingByStatus.has(row["symbolStatus"]),
    // Bitget calls the step a multiplier.
    precision: { amount: row["sizeMultiplier"] },
    limits: {
      amount: { min: row["minTradeNum"] },
      cost: { min: row["minTradeUSDT"] },
      leverage: { max: row["maxLever"] },
    },
    info: row,
  };
}

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
      fundingCap: funding?.["maxFundingRate"],
      fundingFloor: funding?.["minFundingRate"],
    };
  });
}
