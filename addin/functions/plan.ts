import { livePlan } from "../live/livePlan.js";

/**
 * Streams what to short for each coin of a portfolio: contracts, what stays unhedged and what it costs.
 * @customfunction PLAN PLAN
 * @param coins Coins such as "ETH": a column or a row
 * @param quantities Coins held of each, as many cells
 * @param [venue] Venue to hedge on where it lists the coin, such as "bybit" (default: that of the settings)
 * @param [hedgeRatio] Share to hedge as a fraction (default 1)
 * @param [proxy] "BTC" or "ETH", for coins that no venue lists (default "BTC")
 * @param invocation The cell that streams
 * @streaming
 * @returns A header row, then per holding: coin, instrument, method, value USD, contracts, hedged USD, rest USD, APR, cost a day USD
 * @remarks The instrument is the coin's inverse perpetual on the venue, else on the venue that is best for a short now; else its linear one, likewise, USDT before USDC; else the proxy's inverse one. Contracts are rounded down to the lot step. Cost is funding at the coming rate: + is paid, - received. A coin that no venue lists has no price here: its amounts are #N/A. The second row of a coin, a text that is no coin and a quantity not above 0 are errors in their row; a blank coin gives a blank row.
 * @example =HEDGE.PLAN({"BTC";"ETH"},{1;20},"binance") //=> a table of 3 rows and 9 columns
 * @example =HEDGE.PLAN("btc",1,"binance",0.5,"ETH") //=> a table of 2 rows and 9 columns
 * @example =HEDGE.PLAN({"BTC";"ETH"},1) //=> #VALUE! coins and quantities must have the same number of cells, were 2 and 1
 * @example =HEDGE.PLAN("BTC",1,"binance",1,"SOL") //=> #VALUE! proxy must be "btc" or "eth", was "SOL"
 */
export function PLAN(
  coins: unknown[][],
  quantities: unknown[][],
  venue: unknown,
  hedgeRatio: unknown,
  proxy: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  livePlan({ coins, quantities, venue, hedgeRatio, proxy }, invocation);
}
