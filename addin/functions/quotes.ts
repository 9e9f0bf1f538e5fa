import { liveQuotes, liveVenues } from "../live/liveTable.js";

/**
 * Streams fields of many perpetuals with one formula: one row per instrument, one column per field.
 * @customfunction QUOTES QUOTES
 * @param instruments Cells with "[venue:]COIN[-QUOTE]", such as "bybit:ETH": a column, a row or a single cell
 * @param [fields] Field names, as one text ("mark, apr") or a range (default "mark, fundingRate, apr, nextFunding")
 * @param invocation The streaming invocation
 * @streaming
 * @returns One row per instrument, one column per field
 * @remarks Fields: mark, index (USD per coin), fundingRate (fraction per interval), apr (fraction per year), nextFunding, asOf (Excel date-times, UTC), intervalHours, contractSize (USD for inverse, coins for linear), lotStep, minContracts (contracts), coinMultiplier (coins per unit of the venue's listing), basis (mark / index − 1), contractUsd (USD of one contract at the mark price). Case does not matter; venues may be mixed. A blank cell gives a blank row; an instrument that fails shows an error in its row only, and a value that the venue does not publish in its cell only. Updated at most once a second, and only when something has changed. Numbers use the number format of their cell; where Excel supports data types, the first number of a row carries a card with venue, symbol, class, status, time, next funding and source.
 * @example =HEDGE.QUOTES({"binance:BTC";"bybit:ETH-USDT"},"mark, apr") //=> a table of 2 rows and 2 columns
 * @example =HEDGE.QUOTES({"binance:BTC","binance:NOSUCH"}) //=> a table of 2 rows and 4 columns
 * @example =HEDGE.QUOTES("binance:BTC","mark, marc") //=> #VALUE! unknown field "marc" (did you mean mark?): use mark, index, fundingRate, apr, nextFunding, intervalHours, contractSize, lotStep, minContracts, coinMultiplier, basis, asOf, contractUsd
 */
export function QUOTES(
  instruments: unknown[][],
  fields: unknown[][],
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveQuotes(instruments, fields, invocation);
}

/**
 * Streams a coin's perpetuals on every venue that lists it, best for a short first.
 * @customfunction VENUES VENUES
 * @param coin The coin, such as "ETH"
 * @param [kind] "inverse" or "linear" (default "inverse")
 * @param invocation The streaming invocation
 * @streaming
 * @returns A header row, then one row per venue: venue, mark, rate, interval hours, APR, basis, contract size
 * @remarks Mark in USD per coin, the next rate as a fraction per interval, APR as a fraction per year, received by a short if positive; basis is mark / index − 1; contract size in USD for inverse, in coins for linear perpetuals. Listings that are not ranked come last, with the reason as #N/A: a share or another asset with that ticker, more than 3 % off the median price, or closed to new positions; then venues that could not be reached. The venue's name, a colon and the coin make an instrument: =HEDGE.MARK(A2&":ETH").
 * @example =HEDGE.VENUES("ETH") //=> a table of 7 columns
 * @example =HEDGE.VENUES("btc","linear") //=> a table of 7 columns
 * @example =HEDGE.VENUES("NOSUCH") //=> #N/A NOSUCH: no inverse perpetual on any venue.
 * @example =HEDGE.VENUES("ETH","spot") //=> #VALUE! kind must be "inverse" or "linear", was "spot"
 */
export function VENUES(
  coin: unknown,
  kind: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveVenues(coin, kind, invocation);
}
