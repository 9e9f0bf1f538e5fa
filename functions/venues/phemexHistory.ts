import type PhemexExchange from "ccxt/js/src/phemex.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { Connection } from "./connection.js";
import type { HistoryPage, PastValue } from "./pastValues.js";
import { unscaled } from "./quote.js";
import { field, listsOf, rowsOf } from "./rows.js";
import { fromSeconds, toSeconds } from "./unixSeconds.js";
import type { PerpetualReader } from "./venue.js";

const dayMs = 86_400_000;
const dayInSeconds = dayMs / 1000;
// Other numbers of candles are refused.
const candleCounts = [50, 100, 500, 1000];
const maxCandles = 1000;
const maxSettlements = 100;

type PhemexConnection = Connection<PhemexExchange>;

/** How Phemex's past is read; prices of inverse contracts are whole numbers there too, rates are not. */
export function phemexHistory(
  kind: PerpetualKind,
  venueName: string,
  connection: PhemexConnection,
): Required<Pick<PerpetualReader, "readCloses" | "readFundingRates">> {
  return {
    readCloses:
      kind === "inverse" ? latestCloses(venueName, connection) : closesOfSpan(venueName, connection),
    readFundingRates: async ({ id }, { before }) => {
      const settled = await connection.ask(async (exchange) =>
        // Not the first version of this address, which ccxt asks for inverse contracts: it always fails. And no
        // start: of a span with one Phemex gives the oldest settlements, without one the latest.
        exchange.v2GetApiDataPublicDataFundingRateHistory({
          symbol: ratesId(kind, id),
          limit: maxSettlements,
          end: before - 1,
        }),
      );
      return rowsOf(venueName, field(field(settled, "data"), "rows")).map((row) => ({
        time: row["fundingTime"],
        value: row["fundingRate"],
      }));
    },
  };
}

// "BTCUSD" is ".BTCFR8H", "cETHUSD" is ".cETHFR8H", "BTCUSDT" is ".BTCUSDTFR8H", whatever the interval.
function ratesId(kind: PerpetualKind, id: string): string {
  return `.${kind === "inverse" ? id.replace(/USD$/, "") : id}FR8H`;
}

function latestCloses(venueName: string, connection: PhemexConnection): HistoryPage {
  return async ({ id, scales }, { from, before, page }) => {
    // No span can be asked for, only so many candles up to now: a second page would be the first once more.
    if (page > 1) return [];
    const wanted = Math.ceil((before - from) / dayMs) + 1;
    const limit = candleCounts.find((count) => count >= wanted) ?? maxCandles;
    const answer = await connection.ask(async (exchange) =>
      exchange.publicGetMdV2Kline({ symbol: id, resolution: dayInSeconds, limit }),
    );
    return closesOf(venueName, answer).map(({ time, value, high, low }) => ({
      time,
      value: unscaled(value, scales?.price),
      high: unscaled(high, scales?.price),
      low: unscaled(low, scales?.price),
    }));
  };
}

function closesOfSpan(venueName: string, connection: PhemexConnection): HistoryPage {
  return async ({ id }, { from, before }) => {
    const span = { from: toSeconds(from), to: toSeconds(before) };
    const answer = await connection.ask(async (exchange) =>
      exchange.publicGetMdV2KlineList({ symbol: id, resolution: dayInSeconds, limit: maxCandles, ...span }),
    );
    return closesOf(venueName, answer);
  };
}

// Each candle is a list: its start, length, the close before it, open, high, low, close and more.
function closesOf(venueName: string, answer: unknown): PastValue[] {
  return listsOf(venueName, field(field(answer, "data"), "rows")).map(([start, , , , high, low, close]) => ({
    time: fromSeconds(start),
    value: close,
    high,
    low,
  }));
}
