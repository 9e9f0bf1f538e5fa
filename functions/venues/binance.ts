import type { Market } from "ccxt/js/src/base/types.js";
import type BinanceCoinM from "ccxt/js/src/binancecoinm.js";
import type BinanceUsdM from "ccxt/js/src/binanceusdm.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { classByWord, type AssetClass } from "./classByWord.js";
import { closingNow, delistingAt, type Closing } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type FundingLimits, type ListedMarket } from "./contract.js";
import { positiveDecimal } from "./plainDecimal.js";
import { windowStart } from "./pastValues.js";
import type { VenueQuote } from "./quote.js";
import { recently } from "./recently.js";
import { field, listsOf, rowsOf, unexpectedForm, type Row } from "./rows.js";
import { settlementPage } from "./settlementPage.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Binance";

// Binance lists only the contracts whose interval was changed; all others settle every eight hours.
const defaultIntervalHours = 8;

// Binance shortens an interval within the hour in which a rate reaches its cap. The list of exceptions shares a small
// allowance with the settled rates, so it is not asked with every quote.
const intervalsKeptForMs = 180_000;

const dayMs = 86_400_000;
// COIN-M refuses candles of a longer span; of USD-M one answer holds as many as are asked for here.
const maxDays = { inverse: 200, linear: 1000 } as const satisfies Record<PerpetualKind, number>;
// One answer's settlements, the oldest of a longer span.
const maxSettlements = 1000;

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
      waitMs: settings.timeoutMs / 4,
      intervals: async (exchange) => rowsOf(name, await exchange.dapiPublicGetFundingInfo()),
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
      waitMs: settings.timeoutMs / 4,
      // Of USD-M contracts most are exceptions: without any it is a broken answer.
      intervals: async (exchange) => someRowsOf(await exchange.fapiPublicGetFundingInfo()),
      quotes: async (exchange) => exchange.fapiPublicGetPremiumIndex(),
      closes: async (exchange, span) => exchange.fapiPublicGetKlines(span),
      fundingRates: async (exchange, span) => exchange.fapiPublicGetFundingRate(span),
    }),
  }),
};

type ReaderOptions<Exchange> = {
  readonly kind: PerpetualKind;
  readonly connection: Connection<Exchange>;
  /** How long quotes wait for intervals. */
  readonly waitMs: number;
  readonly intervals: (exchange: Exchange) => Promise<readonly Row[]>;
  readonly quotes: (exchange: Exchange) => Promise<unknown>;
  readonly closes: (exchange: Exchange, parameters: object) => Promise<unknown>;
  readonly fundingRates: (exchange: Exchange, parameters: object) => Promise<unknown>;
};

function reader<Exchange extends { fetchMarkets: () => Promise<Market[]> }>({
  kind,
  connection,
  waitMs,
  intervals,
  quotes,
  closes,
  fundingRates,
}: ReaderOptions<Exchange>): PerpetualReader {
  const fundingInfo = recently(async () => connection.ask(intervals), {
    keptForMs: intervalsKeptForMs,
    waitMs,
  });
  return {
    readContracts: async () => {
      const [markets, exceptions] = await Promise.all([
        connection.ask(async (exchange) => exchange.fetchMarkets()),
        // Longer than quotes do: what the first list lacks is missing for minutes.
        fundingInfo.latest(3 * waitMs),
      ]);
      return binanceContracts(kind, markets, exceptions ?? null);
    },
    readQuotes: async () => {
      const [premiumIndex, exceptions] = await Promise.all([connection.ask(quotes), fundingInfo.latest()]);
      return binanceQuotes(premiumIndex, exceptions);
    },
    readCloses: async ({ id }, span) => {
      const window = { startTime: windowStart(span, maxDays[kind] * dayMs), endTime: span.before - 1 };
      const candles = await connection.ask(async (exchange) =>
        closes(exchange, { symbol: id, interval: "1d", limit: 1000, ...window }),
      );
      // Each candle is a list: its start, open, high, low, close and more.
      return listsOf(name, candles).map(([time, , high, low, close]) => ({ time, value: close, high, low }));
    },
    readFundingRates: async (contract, span) =>
      settlementPage({
        contract,
        span,
        maxCount: maxSettlements,
        ask: async (startTime) => {
          const window = { startTime, endTime: span.before - 1 };
          const settled = await connection.ask(async (exchange) =>
            fundingRates(exchange, { symbol: contract.id, limit: maxSettlements, ...window }),
          );
          return rowsOf(name, settled).map((row) => ({
            time: row["fundingTime"],
            value: row["fundingRate"],
          }));
        },
      }),
    source: connection.source,
  };
}

function someRowsOf(list: unknown): readonly Row[] {
  const rows = rowsOf(name, list);
  if (rows.length > 0) return rows;
  throw unexpectedForm(name);
}

/** The contracts among Binance's markets, their intervals from its list of exceptions; null without that list. */
export function binanceContracts(
  kind: PerpetualKind,
  markets: readonly Market[],
  fundingInfo: readonly Row[] | null,
): Contract[] {
  const exceptionById = fundingInfo === null ? null : rowsBySymbol(fundingInfo);
  const listed = markets.map((market) => (market === undefined ? undefined : asPerpetual(market)));
  return contractsOf(listed, kind, {
    // What is no exception is known only beside the exceptions.
    intervalHours: ({ id }) => (exceptionById === null ? null : intervalHours(exceptionById.get(id))),
    inverseSize: ({ info }) => positiveDecimal(field(info, "contractSize")),
    assetClass,
    fundingLimits: ({ id }) => limits(exceptionById?.get(id)),
    closing,
  });
}

// What Binance writes as the delivery date of a contract that has none: the year 2100.
const noDelivery = 4_133_404_800_000;
// Of contracts that end; until they have, a short can be open in them.
const endingStatuses: ReadonlySet<unknown> = new Set([
  "PRE_DELIVERING",
  "DELIVERING",
  "PRE_SETTLE",
  "SETTLING",
]);

function statusOf(info: unknown): unknown {
  return field(info, "status") ?? field(info, "contractStatus");
}

function isListed(info: unknown): boolean {
  const status = statusOf(info);
  return status === "CANCEL_ONLY" || endingStatuses.has(status);
}

function closing({ info }: ListedMarket): Closing | null {
  const date = Number(field(info, "deliveryDate"));
  const ending = date === noDelivery ? null : delistingAt(field(info, "deliveryDate"));
  if (ending !== null) return ending;
  if (statusOf(info) === "CANCEL_ONLY") return closingNow.halted;
  return endingStatuses.has(statusOf(info)) ? closingNow.delisting : null;
}

const tradfi = "TRADIFI_PERPETUAL";

// ccxt knows perpetuals by the type of coins' alone, or by a delivery in the year 2100: one of a share that is to be
// delisted it takes for a dated future.
function asPerpetual(market: ListedMarket): ListedMarket {
  const { base, quote, settle, swap } = market;
  const listed = { ...market, active: market.active === true || isListed(market.info) };
  if (swap === true || settle === undefined || field(market.info, "contractType") !== tradfi) return listed;
  return { ...listed, symbol: `${base}/${quote}:${settle}`, swap: true };
}

function assetClass({ info }: ListedMarket): AssetClass | null {
  const reported = classByWord(field(info, "underlyingType"), ["coin"]);
  const isTradfi = field(info, "contractType") === tradfi;
  return isTradfi && (reported === null || reported === "crypto" || reported === "prelaunch")
    ? "stock"
    : reported;
}

function rowsBySymbol(rows: readonly Row[]): ReadonlyMap<unknown, Row> {
  return new Map(rows.map((row) => [row["symbol"], row]));
}

function intervalHours(exception: Row | undefined): number | null {
  if (exception === undefined) return defaultIntervalHours;
  const hours = Number(positiveDecimal(exception["fundingIntervalHours"]));
  return hours > 0 ? hours : null;
}

function limits(exception: Row | undefined): FundingLimits {
  return {
    cap: exception?.["adjustedFundingRateCap"],
    floor: exception?.["adjustedFundingRateFloor"],
  };
}

/**
 * The quotes of Binance's premium index; with its latest list of exceptions, what that reports of their settlements.
 * @param fundingInfo null where the list is too old to give intervals, undefined where there has been none yet: then
 * those that came with the contracts hold
 */
export function binanceQuotes(premiumIndex: unknown, fundingInfo?: readonly Row[] | null): VenueQuote[] {
  const settlementOf = settlements(fundingInfo);
  return rowsOf(name, premiumIndex).map((row) => ({
    id: String(row["symbol"]),
    mark: row["markPrice"],
    index: row["indexPrice"],
    fundingRate: row["lastFundingRate"],
    nextFunding: row["nextFundingTime"],
    ...settlementOf(row["symbol"]),
  }));
}

function settlements(
  fundingInfo: readonly Row[] | null | undefined,
): (symbol: unknown) => Partial<VenueQuote> {
  if (fundingInfo === undefined) return () => ({});
  if (fundingInfo === null) return () => ({ intervalHours: null });
  const exceptionById = rowsBySymbol(fundingInfo);
  return (symbol) => settlement(exceptionById.get(symbol));
}

function settlement(exception: Row | undefined): Partial<VenueQuote> {
  const { cap, floor } = limits(exception);
  return { intervalHours: intervalHours(exception), fundingCap: cap, fundingFloor: floor };
}
