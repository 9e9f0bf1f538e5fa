import type BitgetExchange from "ccxt/js/src/bitget.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { classByWord } from "./classByWord.js";
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

type ProductType = "COIN-FUTURES" | "USDT-FUTURES" | "USDC-FUTURES";

const productTypes = {
  inverse: ["COIN-FUTURES"],
  linear: ["USDT-FUTURES", "USDC-FUTURES"],
} as const satisfies Readonly<Record<PerpetualKind, readonly ProductType[]>>;

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
  const products = productTypes[kind].map((productType) => ({ productType }));
  return {
    readContracts: async () => {
      // Not fetchMarkets: that asks for all six product types, demo contracts included.
      const answers = await connection.ask(async (exchange) =>
        Promise.all(products.map(async (product) => exchange.publicMixGetV2MixMarketContracts(product))),
      );
      return bitgetContracts(kind, answers, Date.now());
    },
    readQuotes: async () => {
      const answers = await connection.ask(async (exchange) =>
        Promise.all(
          products.map(async (product) =>
            Promise.all([
              exchange.publicMixGetV2MixMarketTickers(product),
              exchange.publicMixGetV2MixMarketCurrentFundRate(product),
            ]),
          ),
        ),
      );
      return answers.flatMap(([tickers, fundingRates]) => bitgetQuotes(tickers, fundingRates));
    },
    readCloses: async ({ id, quote }, span) => {
      // Plain "1D" would be days of UTC+8.
      const daily = { productType: productOf(quote), symbol: id, granularity: "1Dutc", limit: 200 };
      const window = { startTime: windowStart(span, mostDays * dayMs), endTime: span.before };
      const answer = await connection.ask(async (exchange) =>
        exchange.publicMixGetV2MixMarketHistoryCandles({ ...daily, ...window }),
      );
      // Of a new contract's past Bitget says nothing at all.
      if (answer === "") return [];
      // Each candle is a list: its start, open, high, low, close and more.
      return listsOf(name, field(answer, "data")).map(([time, , , , close]) => ({ time, value: close }));
    },
    readFundingRates: async ({ id, quote }, { page }) => {
      const answer = await connection.ask(async (exchange) =>
        exchange.publicMixGetV2MixMarketHistoryFundRate({
          productType: productOf(quote),
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

function productOf(quote: string): ProductType {
  if (quote === "USD") return "COIN-FUTURES";
  return quote === "USDC" ? "USDC-FUTURES" : "USDT-FUTURES";
}

/**
 * The contracts of Bitget's product types of one kind. Both kinds are counted in coins, also those settled in them.
 * @param answers one of each product type
 * @param now when they were received, ms since 1970
 */
export function bitgetContracts(kind: PerpetualKind, answers: readonly unknown[], now: number): Contract[] {
  const markets = answers.flatMap((answer) =>
    rowsOf(name, field(answer, "data")).map((row) => listedMarket(row, now)),
  );
  return contractsOf(markets, kind, {
    // RWA: assets of the real world, which are shares, indices, metals, currencies, and companies before their listing.
    assetClass: ({ base, info }) => classByWord(field(info, "isRwa"), ["no"], base),
    intervalHours: ({ info }) => hoursOf(field(info, "fundInterval")),
    inverseSize: () => "1",
    inverseUnit: "coin",
  });
}

// As long as a list of contracts is used: what closes within it must not be proposed until it is read again.
const listKeptMs = 3 * 3_600_000;

/** Whether positions can be opened now and as long as the list is used; without a date Bitget says "-1" or "". */
function staysOpen(row: Row, now: number): boolean {
  return ["limitOpenTime", "offTime"].every((time) => {
    const end = positiveDecimal(row[time]);
    return end === null || Number(end) > now + listKeptMs;
  });
}

function listedMarket(row: Row, now: number): ListedMarket {
  const [base, quote] = [String(row["baseCoin"]), String(row["quoteCoin"])];
  const settle = settlementCoin(row["supportMarginCoins"], base, quote);
  return {
    id: String(row["symbol"]),
    symbol: `${base}/${quote}:${settle ?? ""}`,
    base,
    quote,
    settle,
    swap: row["symbolType"] === "perpetual",
    active: row["symbolStatus"] === "normal" && staysOpen(row, now),
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
      fundingCap: funding?.["maxFundingRate"],
      fundingFloor: funding?.["minFundingRate"],
    };
  });
}
