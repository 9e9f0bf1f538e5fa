import type GateExchange from "ccxt/js/src/gate.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { connect, type UpstreamSettings } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { windowStart } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf } from "./rows.js";
import { fromSeconds, toSeconds } from "./unixSeconds.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Gate";

const hourMs = 3_600_000;
// One answer's settlements. A contract may settle every hour, and both ends of a span count.
const mostSettlements = 1000;

const settleByKind = { inverse: "btc", linear: "usdt" } as const;

export const gate: Venue = {
  id: "gate",
  name,
  open: (settings) => ({ inverse: reader("inverse", settings), linear: reader("linear", settings) }),
};

function reader(kind: PerpetualKind, settings: UpstreamSettings): PerpetualReader {
  const settle = settleByKind[kind];
  const connection = connect<GateExchange>(name, settings, async (options) => {
    const ccxt = await import("ccxt/js/src/gate.js");
    return new ccxt.default({
      ...options,
      // Without it Gate cuts sizes down to whole contracts, a smallest order of 0.1 to 0.
      headers: { "X-Gate-Size-Decimal": "1" },
      options: { swap: { fetchMarkets: { settlementCurrencies: [settle] } } },
    });
  });
  return {
    // Not fetchMarkets: that asks for spot, dated futures and options too.
    readContracts: async () =>
      gateContracts(kind, await connection.ask(async (exchange) => exchange.fetchSwapMarkets())),
    readQuotes: async () =>
      gateQuotes(
        await connection.ask(async (exchange) => exchange.publicFuturesGetSettleContracts({ settle })),
      ),
    readCloses: async ({ id }, { from, before }) => {
      const span = { from: toSeconds(from), to: toSeconds(before - 1) };
      const candles = await connection.ask(async (exchange) =>
        // Gate has days of UTC+8 too.
        exchange.publicFuturesGetSettleCandlesticks({
          settle,
          contract: id,
          interval: "1d",
          timezone: "utc0",
          ...span,
        }),
      );
      return rowsOf(name, candles).map((row) => ({ time: fromSeconds(row["t"]), value: row["c"] }));
    },
    readFundingRates: async ({ id }, span) => {
      const from = windowStart(span, (mostSettlements - 1) * hourMs);
      const settled = await connection.ask(async (exchange) =>
        exchange.publicFuturesGetSettleFundingRate({
          settle,
          contract: id,
          limit: mostSettlements,
          from: toSeconds(from),
          to: toSeconds(span.before - 1),
        }),
      );
      return rowsOf(name, settled).map((row) => ({ time: fromSeconds(row["t"]), value: row["r"] }));
    },
    source: connection.source,
  };
}

const typeByKind = { inverse: "inverse", linear: "direct" } as const;

/** The contracts among Gate's markets. */
export function gateContracts(
  kind: PerpetualKind,
  markets: readonly (ListedMarket | undefined)[],
): Contract[] {
  const own = markets.filter((market) => market !== undefined && isOpen(market, kind)).map(withLotStep);
  return contractsOf(own, kind, {
    intervalHours: ({ info }) => hoursOf(field(info, "funding_interval")),
    inverseSize,
    linearSize: ({ info }) => positiveDecimal(field(info, "quanto_multiplier")),
  });
}

// ccxt counts contracts being delisted as active, and such of companies before their listing, which have no index.
function isOpen({ info }: ListedMarket, kind: PerpetualKind): boolean {
  const closed = field(info, "in_delisting") === true || field(info, "is_pre_market") === true;
  return !closed && field(info, "type") === typeByKind[kind];
}

// BTC_USD has a multiplier of "0" and is one US dollar by Gate's page; another value means a change of the contract.
function inverseSize({ info }: ListedMarket): string | null {
  return field(info, "quanto_multiplier") === "0" ? "1" : null;
}

// ccxt says 1 for all. Where Gate takes decimals, its smallest order is the smallest digit it keeps.
function withLotStep(market: ListedMarket | undefined): ListedMarket | undefined {
  if (market === undefined || field(market.info, "enable_decimal") !== true) return market;
  return { ...market, precision: { amount: field(market.info, "order_size_min") } };
}

/** The quotes of Gate's contracts, whose rows hold everything. */
export function gateQuotes(contracts: unknown): VenueQuote[] {
  return rowsOf(name, contracts).map((row) => ({
    id: String(row["name"]),
    mark: row["mark_price"],
    index: row["index_price"],
    // What is charged at funding_next_apply; funding_rate_indicative is for the settlement after that.
    fundingRate: row["funding_rate"],
    nextFunding: fromSeconds(row["funding_next_apply"]),
    intervalHours: hoursOf(row["funding_interval"]),
  }));
}

function hoursOf(seconds: unknown): number | null {
  const text = positiveDecimal(seconds);
  return text === null ? null : Number(text) / 3600;
}
