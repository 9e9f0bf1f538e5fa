import type BingxExchange from "ccxt/js/src/bingx.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import type { AssetClass } from "./classByWord.js";
import { closingNow, delistingAt } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { windowStart, type PastSpan } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf, type Row } from "./rows.js";
import { settlementPage } from "./settlementPage.js";
import type { PerpetualReader, Venue } from "./venue.js";
import { withStatus } from "./withStatus.js";

const name = "BingX";

const defaultIntervalHours = 8;
const hourMs = 3_600_000;
const defaultIntervalMs = defaultIntervalHours * hourMs;

// What one answer holds.
const maxDays = 1000;
const maxSettlements = 1000;

export const bingx: Venue = {
  id: "bingx",
  name,
  open: (settings) => {
    const connection = connect<BingxExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/bingx.js");
      return new ccxt.default(options);
    });
    return {
      inverse: reader("inverse", connection, {
        // Not ccxt's reading of them: it takes a contract whose face value it cannot read for a spot market, and
        // a gap in one answer must not look like a delisting.
        markets: async (exchange) => inverseBingxMarkets(await exchange.cswapV1PublicGetMarketContracts()),
        premiumIndex: async (exchange) => exchange.cswapV1PublicGetMarketPremiumIndex(),
        closes: async (exchange, span) => exchange.cswapV1PublicGetMarketKlines(span),
      }),
      linear: {
        ...reader("linear", connection, {
          markets: async (exchange) => exchange.fetchSwapMarkets({}),
          premiumIndex: async (exchange) => exchange.swapV2PublicGetQuotePremiumIndex(),
          closes: async (exchange, span) => exchange.swapV3PublicGetQuoteKlines(span),
        }),
        // Of inverse contracts BingX publishes no settled rates.
        readFundingRates: async (contract, span) =>
          settlementPage({
            contract,
            span,
            maxCount: maxSettlements,
            ask: async (start) => {
              // BingX leaves out what lies on the start itself.
              const window = { startTime: start - 1, endTime: span.before - 1 };
              const settled = await connection.ask(async (exchange) =>
                exchange.swapV2PublicGetQuoteFundingRate({
                  symbol: contract.id,
                  limit: maxSettlements,
                  ...window,
                }),
              );
              return rowsOf(name, field(settled, "data")).map((row) => ({
                time: row["fundingTime"],
                value: row["fundingRate"],
              }));
            },
          }),
      },
    };
  },
};

type Questions = {
  readonly markets: (exchange: BingxExchange) => Promise<readonly (ListedMarket | undefined)[]>;
  readonly premiumIndex: (exchange: BingxExchange) => Promise<unknown>;
  readonly closes: (exchange: BingxExchange, parameters: object) => Promise<unknown>;
};

function reader(
  kind: PerpetualKind,
  connection: Connection<BingxExchange>,
  { markets, premiumIndex, closes }: Questions,
): PerpetualReader {
  return {
    readContracts: async () => {
      const [listed, index] = await connection.ask(async (exchange) =>
        Promise.all([markets(exchange), premiumIndex(exchange)]),
      );
      return bingxContracts(kind, withStatus(name, "status", listed), index);
    },
    readQuotes: async () => bingxQuotes(await connection.ask(premiumIndex)),
    readCloses: async ({ id }, span) => {
      const window = timeWindow(span, maxDays * 24 * hourMs);
      const candles = await connection.ask(async (exchange) =>
        closes(exchange, { symbol: id, interval: "1d", limit: maxDays, ...window }),
      );
      return rowsOf(name, field(candles, "data")).map(({ time, close, high, low }) => ({
        time,
        value: close,
        high,
        low,
      }));
    },
    source: connection.source,
  };
}

// BingX leaves out what lies on the start itself.
function timeWindow(span: PastSpan, widthMs: number): { startTime: number; endTime: number } {
  return { startTime: windowStart(span, widthMs) - 1, endTime: span.before - 1 };
}

/** The markets in BingX's list of inverse contracts. */
export function inverseBingxMarkets(answer: unknown): ListedMarket[] {
  return rowsOf(name, field(answer, "data")).map((row) => {
    const id = String(row["symbol"]);
    const [base = "", quote = ""] = id.split("-");
    return {
      id,
      symbol: `${base}/${quote}:${base}`,
      base,
      quote,
      settle: base,
      swap: true,
      active: true,
      precision: { amount: inverseStep(row) },
      limits: { amount: { min: row["minQty"] } },
      info: row,
    };
  });
}

// BingX names no step for inverse contracts. They are counted in whole contracts, as their smallest order of
// one shows; another smallest order means that the listing changed and the step must not be guessed.
function inverseStep(row: Row): string | null {
  const smallest = positiveDecimal(row["minQty"]);
  return smallest !== null && new Decimal(smallest).eq(1) ? "1" : null;
}

/** The contracts among BingX's markets, their intervals from its premium index. */
export function bingxContracts(
  kind: PerpetualKind,
  markets: readonly (ListedMarket | undefined)[],
  premiumIndex: unknown,
): Contract[] {
  const rowById = new Map(rowsOf(name, field(premiumIndex, "data")).map((row) => [row["symbol"], row]));
  // ccxt asks only whether orders are taken by API; who trades by hand needs none.
  const listed = markets.flatMap((market) =>
    market !== undefined && listedStatuses.has(String(field(market.info, "status")))
      ? [{ ...market, active: true }]
      : [],
  );
  return contractsOf(listed.map(withLeverage), kind, {
    intervalHours: ({ id }) => {
      const row = rowById.get(id);
      if (row === undefined) return null;
      return kind === "inverse" ? inverseIntervalHours(row) : reportedIntervalHours(row);
    },
    // The face value of an inverse contract; the name is BingX's.
    inverseSize: ({ info }) => positiveDecimal(field(info, "minTickSize")),
    assetClass: ({ id }) => assetClass(String(id)),
    fundingLimits: ({ id }) => {
      const row = rowById.get(id);
      return { cap: row?.["maxFundingRate"], floor: row?.["minFundingRate"] };
    },
    closing: ({ info }) =>
      delistingAt(field(info, "offTime")) ??
      (String(field(info, "status")) === openingClosed ? closingNow.noNewPositions : null),
  });
}

const openingClosed = "25";
const listedStatuses: ReadonlySet<string> = new Set(["1", openingClosed]);

// Published for each side; the smaller one is open to both. For inverse contracts BingX publishes none.
function withLeverage(market: ListedMarket): ListedMarket {
  const sides = ["maxLongLeverage", "maxShortLeverage"].flatMap(
    (side) => positiveDecimal(field(market.info, side)) ?? [],
  );
  const max = sides.length === 2 ? Decimal.min(...sides).toFixed() : null;
  return { ...market, limits: { ...market.limits, leverage: { max } } };
}

const classByPrefix: ReadonlyMap<string, AssetClass> = new Map([
  ["NCSK", "stock"],
  ["NCFX", "currency"],
  ["NCCO", "commodity"],
  ["NCSI", "index"],
]);

// "NCSKTSLA2USD-USDT" is a share, named apart from every coin: a coin's name ends with the coin.
function assetClass(id: string): AssetClass {
  const [, prefix = ""] = /^(NC[A-Z]{2})\w*2USD-/.exec(id) ?? [];
  return classByPrefix.get(id.slice(0, 4)) ?? (prefix === "" ? "crypto" : "stock");
}

function reportedIntervalHours(row: Row): number | null {
  const hours = positiveDecimal(row["fundingIntervalHours"]);
  return hours === null ? null : Number(hours);
}

// No answer reports the interval of an inverse contract; BingX's usual one is eight hours, counted from midnight UTC.
// A next settlement off that grid shows another interval, which is not known then.
function inverseIntervalHours(row: Row): number | null {
  if (row["fundingIntervalHours"] !== undefined) return reportedIntervalHours(row);
  const settlement = Number(positiveDecimal(row["nextFundingTime"]));
  return settlement > 0 && settlement % defaultIntervalMs === 0 ? defaultIntervalHours : null;
}

/** The quotes of BingX's premium index. */
export function bingxQuotes(premiumIndex: unknown): VenueQuote[] {
  return rowsOf(name, field(premiumIndex, "data")).map((row) => ({
    id: String(row["symbol"]),
    mark: row["markPrice"],
    index: row["indexPrice"],
    fundingRate: row["lastFundingRate"],
    nextFunding: row["nextFundingTime"],
    // Of inverse contracts only their grid of settlements reports it.
    intervalHours: reportedIntervalHours(row) ?? undefined,
    fundingCap: row["maxFundingRate"],
    fundingFloor: row["minFundingRate"],
  }));
}
