import type BitgetExchange from "ccxt/js/src/bitget.js";
import { Decimal } from "../../shared/decimal.js";
import { windowStart, type PastSpan } from "./pastValues.js";
import { positiveDecimal } from "./plainDecimal.js";
import { field, rowsOf, type Row } from "./rows.js";

// Bitget's coin-margined perpetuals are traded in unified accounts only, since those of its older accounts were delisted
// in September 2026 (www.bitget.com/support/articles/12560603893788), and reported by the third version of its API only.
const category = "COIN-FUTURES";

const dayMs = 86_400_000;
// Candles of a longer span are refused, and more of them are not given.
const maxDays = 90;
const maxPerPage = 100;

/** The coin-margined contracts, written as Bitget's older list writes its own: both are then read in one way. */
export async function askUnifiedContracts(name: string, exchange: BitgetExchange): Promise<unknown> {
  const answer = await exchange.publicUtaGetV3MarketInstruments({ category });
  return { data: rowsOf(name, field(answer, "data")).map(classicRow) };
}

function classicRow(row: Row): Row {
  return {
    ...row,
    supportMarginCoins: [row["baseCoin"]],
    symbolStatus: row["status"] === "online" ? "normal" : row["status"],
    symbolType: row["type"],
    // "symbolType" says there what kind of asset it is.
    assetType: row["symbolType"],
    sizeMultiplier: row["quantityMultiplier"],
    minTradeNum: smallestOrder(row),
    maxLever: row["maxLeverage"],
  };
}

// Both are to be reached, and both count dollars here: "qty must be greater than or equal to minOrderAmount"
// (www.bitget.com/api-doc/uta/trade/Place-Order).
function smallestOrder(row: Row): string | null {
  const minimums = [row["minOrderQty"], row["minOrderAmount"]].flatMap(
    (least) => positiveDecimal(least) ?? [],
  );
  return minimums.length === 0 ? null : Decimal.max(...minimums).toFixed();
}

/**
 * The size of a coin-margined contract, US dollars. Orders are counted in the quote currency: "COIN-Futures: the unit is
 * quote coin" (www.bitget.com/api-doc/uta/trade/Place-Order), whole dollars of it. A step of less would mean that the
 * contract is counted in something else.
 */
export function unifiedSize(sizeMultiplier: unknown): string | null {
  const step = positiveDecimal(sizeMultiplier);
  return step !== null && new Decimal(step).isInteger() ? "1" : null;
}

/** Tickers and current funding rates, with the fields of the older answers. */
export async function askUnifiedQuotes(exchange: BitgetExchange): Promise<[unknown, unknown]> {
  return Promise.all([
    exchange.publicUtaGetV3MarketTickers({ category }),
    exchange.publicUtaGetV3MarketCurrentFundRate({ category }),
  ]);
}

/** Daily candles of one contract, in the form of the older answers. */
export async function askUnifiedCandles(
  exchange: BitgetExchange,
  symbol: string,
  span: PastSpan,
): Promise<unknown> {
  const window = { startTime: windowStart(span, maxDays * dayMs), endTime: span.before };
  // Plain "1D" would be days of UTC+8.
  const daily = { category, symbol, interval: "1Dutc", limit: maxPerPage };
  return exchange.publicUtaGetV3MarketCandles({ ...daily, ...window });
}

/** One page of settled rates, in the form of the older answers. */
export async function askUnifiedSettlements(
  name: string,
  exchange: BitgetExchange,
  { symbol, page }: { readonly symbol: string; readonly page: number },
): Promise<unknown> {
  const parameters = { category, symbol, limit: maxPerPage, cursor: page };
  const answer = await exchange.publicUtaGetV3MarketHistoryFundRate(parameters);
  const rows = rowsOf(name, field(field(answer, "data"), "resultList"));
  return { data: rows.map((row) => ({ ...row, fundingTime: row["fundingRateTimestamp"] })) };
}
