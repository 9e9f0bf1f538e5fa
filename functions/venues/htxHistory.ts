import type HtxExchange from "ccxt/js/src/htx.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { Connection } from "./connection.js";
import { dailyCloses } from "./dailyCloses.js";
import { windowStart } from "./pastValues.js";
import { field, rowsOf } from "./rows.js";
import { fromSeconds, toSeconds } from "./unixSeconds.js";
import type { PerpetualReader } from "./venue.js";

// HTX's own days begin at 16:00 UTC.
const candleMs = 4 * 3_600_000;
const maxCandles = 2000;
const settlementsOfPage = 50;

type Questions = {
  readonly candles: (exchange: HtxExchange, parameters: object) => Promise<unknown>;
  readonly settledRates: (exchange: HtxExchange, parameters: object) => Promise<unknown>;
};

const questionsOf: Readonly<Record<PerpetualKind, Questions>> = {
  inverse: {
    candles: async (exchange, span) => exchange.contractPublicGetSwapExMarketHistoryKline(span),
    settledRates: async (exchange, page) =>
      exchange.contractPublicGetSwapApiV1SwapHistoricalFundingRate(page),
  },
  linear: {
    candles: async (exchange, span) => exchange.contractPublicGetLinearSwapExMarketHistoryKline(span),
    // ccxt knows only HTX's newer address, which has no pages to count back by.
    settledRates: async (exchange, page): Promise<unknown> =>
      exchange.request(
        "linear-swap-api/v1/swap_historical_funding_rate",
        ["contract", "public"],
        "GET",
        page,
      ),
  },
};

/** How HTX's past is read: closes from candles of four hours, settled rates page by page, newest first. */
export function htxHistory(
  kind: PerpetualKind,
  venueName: string,
  connection: Connection<HtxExchange>,
): Required<Pick<PerpetualReader, "readCloses" | "readFundingRates">> {
  const { candles, settledRates } = questionsOf[kind];
  return {
    readCloses: async ({ id }, span) => {
      const from = toSeconds(windowStart(span, maxCandles * candleMs));
      const answer = await connection.ask(async (exchange) =>
        candles(exchange, { contract_code: id, period: "4hour", from, to: toSeconds(span.before - 1) }),
      );
      const closes = rowsOf(venueName, field(answer, "data")).map((row) => ({
        time: fromSeconds(row["id"]),
        value: row["close"],
        high: row["high"],
        low: row["low"],
      }));
      return dailyCloses(closes, candleMs);
    },
    readFundingRates: async ({ id }, { page }) => {
      const answer = await connection.ask(async (exchange) =>
        settledRates(exchange, { contract_code: id, page_index: page, page_size: settlementsOfPage }),
      );
      return rowsOf(venueName, field(field(answer, "data"), "data")).map((row) => ({
        time: row["funding_time"],
        value: row["funding_rate"],
      }));
    },
  };
}
