import { dailyPrices, fundingRates, historyTable } from "../live/historyTable.js";

/**
 * Daily prices of a perpetual, oldest first: one row per day.
 * @customfunction HISTORY HISTORY
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param [days] Days of history, a whole number from 1 to 730 (default 90)
 * @param [fields] Prices to return, as one text ("close, high, low") or a range (default "close")
 * @param invocation The cancelable invocation
 * @cancelable
 * @returns Rows of date (Excel date, UTC) and prices (USD per coin); highs and lows that the venue does not publish are blank
 * @remarks Completed days only. Format the first column as a date. Requested once, when the formula is calculated, and kept until the next daily close is available; equal formulas share one request. #N/A with the reason if there is no answer within 25 seconds. For BETA or VOLATILITY, take the second column: =HEDGE.VOLATILITY(INDEX(HEDGE.HISTORY("bybit:ETH"),0,2)). RISE and SURVIVAL also take the highs.
 * @example =HEDGE.HISTORY("binance:BTC",5) //=> a table of 5 rows and 2 columns
 * @example =HEDGE.HISTORY("binance:BTC",5,"close, high, low") //=> a table of 5 rows and 4 columns
 * @example =HEDGE.HISTORY("binance:BTC",5,"open") //=> #VALUE! unknown field "open": use close, high, low
 * @example =HEDGE.HISTORY("binance:BTC",731) //=> #VALUE! days must be a whole number from 1 to 730, was 731
 * @example =HEDGE.HISTORY("nowhere:BTC") //=> #N/A Unknown venue "nowhere"
 */
export async function HISTORY(
  instrument: unknown,
  days: unknown,
  fields: unknown[][],
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return historyTable({ instrument, days, fields }, invocation, dailyPrices);
}

/**
 * Settled funding rates of a perpetual, oldest first: one row per settlement.
 * @customfunction FUNDINGHISTORY FUNDINGHISTORY
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param [days] Days of history, a whole number from 1 to 730 (default 30)
 * @param invocation The cancelable invocation
 * @cancelable
 * @returns Rows of settlement time (Excel date-time, UTC) and rate (fraction per interval; shorts receive positive rates)
 * @remarks Format the first column as a date. Requested once, when the formula is calculated, and kept until the next settlement; equal formulas share one request. #N/A with the reason if there is no answer within 25 seconds. For FUNDINGPAID, take the second column.
 * @example =HEDGE.FUNDINGHISTORY("binance:BTC",7) //=> a table of 2 columns
 * @example =HEDGE.FUNDINGHISTORY("binance:BTC",0.5) //=> #VALUE! days must be a whole number from 1 to 730, was 0.5
 * @example =HEDGE.FUNDINGHISTORY("binance:NOSUCH") //=> #N/A NOSUCH: no inverse perpetual on Binance
 */
export async function FUNDINGHISTORY(
  instrument: unknown,
  days: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return historyTable({ instrument, days, fields: null }, invocation, fundingRates);
}
