import type { Market } from "ccxt/js/src/base/types.js";
import type KrakenFutures from "ccxt/js/src/krakenfutures.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { classByWord } from "./classByWord.js";
import { closingNow, type Closing } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { nextFullHour } from "./fullHour.js";
import { krakenTierQuestion } from "./krakenTiers.js";
import { windowStart, type PastValue } from "./pastValues.js";
import { plainDecimal, positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf, type Row } from "./rows.js";
import { toSeconds } from "./unixSeconds.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Kraken Futures";

const prefixes = { inverse: "PI_", linear: "PF_" } as const satisfies Record<PerpetualKind, string>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const maxDays = 2000;

// Far more digits than a rate has, and few enough to be sent as a plain decimal.
const ratePlaces = 18;

export const kraken: Venue = {
  id: "kraken",
  name,
  open: (settings) => {
    const connection = connect<KrakenFutures>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/krakenfutures.js");
      return new ccxt.default(options);
    });
    return { inverse: reader("inverse", connection), linear: reader("linear", connection) };
  },
};

function reader(kind: PerpetualKind, connection: Connection<KrakenFutures>): PerpetualReader {
  return {
    readContracts: async () =>
      krakenContracts(kind, await connection.ask(async (exchange) => exchange.fetchMarkets())),
    readQuotes: async () => {
      const tickers = await connection.ask(async (exchange) => exchange.publicGetTickers());
      return krakenQuotes(tickers, Date.now());
    },
    readCloses: async ({ id }, span) => {
      // The span is counted in seconds, the candles in milliseconds.
      const window = {
        from: toSeconds(windowStart(span, maxDays * dayMs)),
        to: toSeconds(span.before - 1),
      };
      const candles = await connection.ask(async (exchange) =>
        exchange.chartsGetPriceTypeSymbolInterval({
          price_type: "trade",
          symbol: id,
          interval: "1d",
          ...window,
        }),
      );
      return rowsOf(name, field(candles, "candles")).map(({ time, close, high, low }) => ({
        time,
        value: close,
        high,
        low,
      }));
    },
    readFundingRates: async ({ id }, { page }) => {
      // One answer holds every rate since the contract was listed, megabytes of them: it is not asked for twice.
      if (page > 1) return [];
      return krakenFundingRates(
        await connection.ask(async (exchange) => exchange.publicGetHistoricalfundingrates({ symbol: id })),
      );
    },
    readTiers: krakenTierQuestion(kind, connection),
    areTiersInOneList: true,
    source: connection.source,
  };
}

/** The contracts among Kraken's instruments. */
export function krakenContracts(kind: PerpetualKind, markets: readonly Market[]): Contract[] {
  // By the id and not by ccxt's kind alone: ccxt calls every listing quoted in US dollars, whatever it is.
  const listed = markets.filter((market) => market?.id?.startsWith(prefixes[kind]));
  const contracts = contractsOf(listed, kind, {
    // Every perpetual of Kraken settles once an hour; no field of its answers says so.
    intervalHours: () => 1,
    inverseSize: statedSize,
    linearSize: statedSize,
    assetClass,
  });
  // No field reports a smallest order; Kraken's specifications set it to one step of the size.
  return contracts.map((contract) => ({ ...contract, minContracts: contract.lotStep }));
}

// "1" means one US dollar of an inverse contract and one coin of a linear one: the field itself has no unit.
function statedSize({ info }: ListedMarket): string | null {
  return positiveDecimal(field(info, "contractSize"));
}

// Shares are tokens with a small x behind the ticker: PF_AAPLxUSD.
const share = /^P[IF]_[A-Z0-9]+xUSD$/;

function assetClass({ id, base, info }: ListedMarket): Contract["assetClass"] {
  const tradfi = field(info, "tradfi");
  if (tradfi === true) return classByWord(`tradfi ${String(field(info, "category"))}`, [], base);
  if (share.test(String(id))) return "stock";
  return tradfi === false ? "crypto" : null;
}

/** The quotes of Kraken's tickers, of both kinds, and whether orders are taken now. */
export function krakenQuotes(tickers: unknown, now: number): VenueQuote[] {
  return rowsOf(name, field(tickers, "tickers")).map((row) => ({
    id: String(row["symbol"]),
    mark: row["markPrice"],
    index: row["indexPrice"],
    fundingRate: relativeRate(row),
    // Kraken names no time, but credits funding at the end of every hour.
    nextFunding: nextFullHour(now),
    closing: closing(row),
  }));
}

function closing({ suspended, postOnly }: Row): Closing | null {
  if (suspended === true) return closingNow.halted;
  return postOnly === true ? closingNow.postOnly : null;
}

// A rate is fixed over one hour and charged over the next: what the coming full hour credits is fundingRate, and
// fundingRatePrediction belongs to the hour after. Both are amounts per contract and hour, which Kraken sets as the
// relative rate against the index: an inverse contract pays coins per dollar (rate / index), a linear one dollars
// per coin (rate x index). ccxt divides by the mark in both cases, so its inverse rates are nearly nought.
function relativeRate(row: Row): string | null {
  const absolute = plainDecimal(row["fundingRate"]);
  const index = positiveDecimal(row["indexPrice"]);
  if (absolute === null || index === null) return null;
  const amount = new Decimal(absolute);
  const inverse = String(row["symbol"]).startsWith(prefixes.inverse);
  const rate = inverse ? amount.times(index) : amount.div(index);
  return rate.toDecimalPlaces(ratePlaces).toFixed();
}

/**
 * Kraken's settled rates. The relative ones: fundingRate is an amount per contract. Each stands under the hour it is
 * charged over and is credited at the end of that hour; the last one of the answer is still running.
 */
export function krakenFundingRates(history: unknown): PastValue[] {
  return rowsOf(name, field(history, "rates")).map((row) => ({
    time: Date.parse(String(row["timestamp"])) + hourMs,
    value: row["relativeFundingRate"],
  }));
}
