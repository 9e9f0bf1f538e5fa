import type { Market } from "ccxt/js/src/base/types.js";
import type KucoinFuturesExchange from "ccxt/js/src/kucoinfutures.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { classByWord } from "./classByWord.js";
import { closingNow, type Closing } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract } from "./contract.js";
import { isJustSettled } from "./justSettled.js";
import { kucoinTierQuestion } from "./kucoinTiers.js";
import { windowStart } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, listsOf, rowsOf, type Row } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "KuCoin";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
// One answer's candles.
const maxDays = 200;

export const kucoin: Venue = {
  id: "kucoin",
  name,
  open: (settings) => {
    const connection = connect<KucoinFuturesExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/kucoinfutures.js");
      return new ccxt.default(options);
    });
    return { inverse: reader("inverse", connection), linear: reader("linear", connection) };
  },
};

function reader(kind: PerpetualKind, connection: Connection<KucoinFuturesExchange>): PerpetualReader {
  return {
    readContracts: async () =>
      kucoinContracts(
        kind,
        await connection.ask(async (exchange) => exchange.fetchContractMarkets()),
        Date.now(),
      ),
    readQuotes: async () => {
      const contracts = await connection.ask(async (exchange) => exchange.futuresPublicGetContractsActive());
      return kucoinQuotes(contracts, Date.now());
    },
    readCloses: async ({ id }, span) => {
      const window = { from: windowStart(span, maxDays * dayMs), to: span.before - 1 };
      const answer = await connection.ask(async (exchange) =>
        exchange.futuresPublicGetKlineQuery({ symbol: id, granularity: dayMs / minuteMs, ...window }),
      );
      // Each candle is a list: its start, open, high, low, close and volume; spot's are in another order.
      return listsOf(name, field(answer, "data")).map(([time, , high, low, close]) => ({
        time,
        value: close,
        high,
        low,
      }));
    },
    readFundingRates: async ({ id }, { from, before }) => {
      // No window: of a long span KuCoin gives the latest settlements.
      const answer = await connection.ask(async (exchange) =>
        exchange.futuresPublicGetContractFundingRates({ symbol: id, from, to: before - 1 }),
      );
      return rowsOf(name, field(answer, "data")).map((row) => ({
        time: row["timepoint"],
        value: row["fundingRate"],
      }));
    },
    ...(kind === "linear" ? { readTiers: kucoinTierQuestion(connection) } : {}),
    source: connection.source,
  };
}

/**
 * The contracts among KuCoin's futures markets; the inverse ones are one US dollar, the others some coins.
 * @param now when the list was received, ms since 1970
 */
export function kucoinContracts(kind: PerpetualKind, markets: readonly Market[], now: number): Contract[] {
  return contractsOf(markets.map(knownByType), kind, {
    assetClass: ({ base, info }) => assetClass(info, base),
    intervalHours: ({ info }) => intervalHours(info, now),
    // "-1" is one dollar: by the sign KuCoin shows that the multiplier counts the quote currency.
    inverseSize: ({ info }) => {
      const multiplier = String(field(info, "multiplier"));
      return multiplier.startsWith("-") ? positiveDecimal(multiplier.slice(1)) : null;
    },
    linearSize: ({ info }) => positiveDecimal(field(info, "multiplier")),
  });
}

// What a status other than "Open" stands for in which a short can be open.
const closingByStatus: ReadonlyMap<unknown, Closing> = new Map([
  ["Paused", closingNow.halted],
  ["CancelOnly", closingNow.halted],
  ["BeingSettled", closingNow.delisting],
]);

// ccxt takes a perpetual that publishes no next settlement for a dated future, which would hide it for hours.
function knownByType(market: Market): Market {
  if (market === undefined || field(market.info, "type") !== "FFWCSX") return market;
  return {
    ...market,
    active: market.active === true || closingByStatus.has(field(market.info, "status")),
    swap: true,
    symbol: `${market.base}/${market.quote}:${market.settle ?? ""}`,
  };
}

function assetClass(info: unknown, base: string): Contract["assetClass"] {
  const stage = field(info, "marketStage");
  if (typeof stage === "string" && /pre/i.test(stage)) return "prelaunch";
  return classByWord(field(info, "assetClass"), ["crypto"], base);
}

// A change of interval is announced before it applies, with the moment from which it does.
function intervalHours(row: unknown, now: number): number | null {
  const start = positiveDecimal(field(row, "effectiveFundingRateCycleStartTime"));
  const isToCome = start !== null && Number(start) > now;
  const current = isToCome ? positiveDecimal(field(row, "currentFundingRateGranularity")) : null;
  const ms = current ?? positiveDecimal(field(row, "fundingRateGranularity"));
  return ms === null ? null : Number(ms) / hourMs;
}

/**
 * The quotes in KuCoin's list of contracts. fundingFeeRate is the running estimate for the next settlement;
 * predictedFundingFeeRate would be the settlement after it, and is empty.
 * @param now when the list was received, ms since 1970
 */
export function kucoinQuotes(contracts: unknown, now: number): VenueQuote[] {
  return rowsOf(name, field(contracts, "data")).map((row) => {
    const [next, hours] = [nextFunding(row, now), intervalHours(row, now)];
    return {
      id: String(row["symbol"]),
      mark: row["markPrice"],
      index: row["indexPrice"],
      // The last estimate for the settlement before, and then what that charged, until there is one for the coming.
      fundingRate: isJustSettled(next, hours, now) ? null : row["fundingFeeRate"],
      nextFunding: next,
      intervalHours: hours,
      fundingCap: row["fundingRateCap"],
      fundingFloor: row["fundingRateFloor"],
      closing: closingByStatus.get(row["status"]) ?? null,
    };
  });
}

const firstAbsoluteMs = 1_000_000_000_000;

function nextFunding(row: Row, now: number): number | null {
  const moment = positiveDecimal(row["nextFundingRateDateTime"]);
  if (moment !== null) return Number(moment);
  // The older field is a countdown, whatever its name says.
  const left = Number(positiveDecimal(row["nextFundingRateTime"]) ?? 0);
  if (left >= firstAbsoluteMs) return left;
  // Settlements fall on full minutes; the answer's way here would make another moment of it each time.
  return left > 0 ? Math.round((now + left) / minuteMs) * minuteMs : null;
}
