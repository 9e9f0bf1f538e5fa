import type { Market } from "ccxt/js/src/base/types.js";
import type MexcExchange from "ccxt/js/src/mexc.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { classByWord, nonCoinLabels, type AssetClass } from "./classByWord.js";
import { closingNow, type Closing } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type FundingLimits, type ListedMarket } from "./contract.js";
import { candleColumns } from "./candleColumns.js";
import { dailyCloses } from "./dailyCloses.js";
import { windowStart } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf, type Row } from "./rows.js";
import { fromSeconds, toSeconds } from "./unixSeconds.js";
import type { PerpetualReader, Venue } from "./venue.js";
import { withStatus } from "./withStatus.js";

const name = "MEXC";

// MEXC does not say at which hour its daily candles begin. Those of eight hours end with the UTC day, whether they are
// counted from midnight UTC or from midnight in Singapore.
const candleMs = 8 * 3_600_000;
const maxCandles = 2000;
const maxSettlements = 1000;

export const mexc: Venue = {
  id: "mexc",
  name,
  open: (settings) => {
    const connection = connect<MexcExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/mexc.js");
      return new ccxt.default(options);
    });
    return { inverse: reader("inverse", connection), linear: reader("linear", connection) };
  },
};

function reader(kind: PerpetualKind, connection: Connection<MexcExchange>): PerpetualReader {
  return {
    readContracts: async () => {
      const [markets, fundingRates] = await connection.ask(async (exchange) =>
        Promise.all([exchange.fetchSwapMarkets(), askFundingRates(exchange)]),
      );
      return mexcContracts(kind, withStatus(name, "state", markets), fundingRates);
    },
    readQuotes: async () => mexcQuotes(await connection.ask(askFundingRates)),
    readCloses: async ({ id }, span) => {
      const window = {
        start: toSeconds(windowStart(span, maxCandles * candleMs)),
        end: toSeconds(span.before - 1),
      };
      const candles = await connection.ask(async (exchange) =>
        exchange.contractPublicGetKlineSymbol({ symbol: id, interval: "Hour8", ...window }),
      );
      const closes = candleColumns(name, field(candles, "data"), "time").map((candle) => ({
        ...candle,
        time: fromSeconds(candle.time),
      }));
      return dailyCloses(closes, candleMs);
    },
    readFundingRates: async ({ id }, { page }) => {
      // Pages are numbered from the latest settlement, and no time can be asked for.
      const settled = await connection.ask(async (exchange) =>
        exchange.contractPublicGetFundingRateHistory({
          symbol: id,
          page_num: page,
          page_size: maxSettlements,
        }),
      );
      return rowsOf(name, field(field(settled, "data"), "resultList")).map((row) => ({
        time: row["settleTime"],
        value: row["fundingRate"],
      }));
    },
    source: connection.source,
  };
}

// ccxt knows this address only with a symbol; without one it reports all contracts at once.
async function askFundingRates(exchange: MexcExchange): Promise<unknown> {
  return exchange.request("funding_rate", ["contract", "public"], "GET", {});
}

/** The contracts among MEXC's markets, their intervals from its list of funding rates. */
export function mexcContracts(
  kind: PerpetualKind,
  markets: readonly Market[],
  fundingRates: unknown,
): Contract[] {
  const fundingById = rowsById(fundingRates);
  const contractSize = ({ info }: ListedMarket): string | null =>
    positiveDecimal(field(info, "contractSize"));
  const listed = markets.flatMap((market) =>
    market === undefined
      ? []
      : [{ ...market, active: market.active === true || closingByState.has(stateOf(market.info)) }],
  );
  return contractsOf(listed, kind, {
    intervalHours: ({ id }) => intervalHours(fundingById.get(id)),
    inverseSize: contractSize,
    linearSize: contractSize,
    assetClass,
    fundingLimits: ({ id }) => limits(fundingById.get(id)),
    closing: ({ info }) => closingByState.get(stateOf(info)) ?? null,
  });
}

// In delivery, and paused; of what is completed or offline nothing can be open. MEXC names no dates.
const closingByState: ReadonlyMap<string, Closing> = new Map([
  ["1", closingNow.delisting],
  ["4", closingNow.halted],
]);

function stateOf(info: unknown): string {
  return String(field(info, "state"));
}

// The zones of its page in which MEXC shows a contract.
const plate = /^mc-trade-zone-(.*)$/i;

function assetClass({ info }: ListedMarket): AssetClass | null {
  const plates: unknown = field(info, "conceptPlate");
  const zones = (Array.isArray(plates) ? plates : []).map((each) => plate.exec(String(each))?.[1] ?? "");
  const reported = classByWord(nonCoinLabels(zones), []) ?? classByWord(field(info, "type"), ["1"]);
  return field(info, "preMarket") === true && (reported === null || reported === "crypto")
    ? "prelaunch"
    : reported;
}

/**
 * The quotes of MEXC's list of funding rates, which since April 2026 also reports prices, about a second old; those of its
 * tickers are three or four.
 */
export function mexcQuotes(fundingRates: unknown): VenueQuote[] {
  return [...rowsById(fundingRates)].map(([id, row]) => {
    const { cap, floor } = limits(row);
    return {
      id: String(id),
      mark: row["fairPrice"],
      index: row["idxPrice"],
      fundingRate: row["fundingRate"],
      nextFunding: row["nextSettleTime"],
      intervalHours: intervalHours(row),
      fundingCap: cap,
      fundingFloor: floor,
    };
  });
}

function limits(funding: Row | undefined): FundingLimits {
  return { cap: funding?.["maxFundingRate"], floor: funding?.["minFundingRate"] };
}

function intervalHours(funding: Row | undefined): number | null {
  const hours = positiveDecimal(funding?.["collectCycle"]);
  return hours === null ? null : Number(hours);
}

function rowsById(answer: unknown): ReadonlyMap<unknown, Row> {
  return new Map(rowsOf(name, field(answer, "data")).map((row) => [row["symbol"], row]));
}
