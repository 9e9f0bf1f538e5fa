import { liveCell } from "../live/liveCell.js";
import { quoteFields } from "../live/quoteFields.js";

/**
 * Streams the mark price of a perpetual: the price used for liquidations and funding.
 * @customfunction MARK MARK
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns USD per coin
 * @remarks #VALUE! if the text has another form, #N/A with the reason if there is no price. For a misspelt coin or venue, the message suggests the closest ones. Where Excel supports data types, the cell is a number with a card: =B2.Venue, =B2.Symbol, =B2.[As of], =B2.[Next funding] and =B2.Source work on it and, where the venue publishes them, =B2.Class ("coin", "stock, not the coin") and =B2.Status ("delisting on 12 December 2026").
 * @example =HEDGE.MARK("bybit:ETH") //=> a number > 0
 * @example =HEDGE.MARK("binance:NOSUCH") //=> #N/A NOSUCH: no inverse perpetual on binance. For a linear one, use binance:NOSUCH-USDT
 * @example =HEDGE.MARK("ETH/USD") //=> #VALUE! instrument must look like "bybit:ETH" or "bybit:ETH-USDT", was "ETH/USD"
 */
export function MARK(instrument: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  liveCell(instrument, invocation, quoteFields.mark);
}

/**
 * Streams the index price of a perpetual: the venue's average of spot prices.
 * @customfunction INDEX INDEX
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns USD per coin
 * @example =HEDGE.INDEX("binance:BTC") //=> a number > 0
 * @example =HEDGE.INDEX("") //=> #VALUE! instrument must be text, was blank
 */
export function INDEX(instrument: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  liveCell(instrument, invocation, quoteFields.index);
}

/**
 * Streams the funding rate of the next settlement; a short receives a positive rate.
 * @customfunction FUNDINGRATE FUNDINGRATE
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns Fraction per interval: 0.0001 is 0.01 %
 * @example =HEDGE.FUNDINGRATE("bybit:BTC") //=> a number
 * @example =HEDGE.FUNDINGRATE("nowhere:BTC") //=> #N/A Unknown venue "nowhere"
 */
export function FUNDINGRATE(
  instrument: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveCell(instrument, invocation, quoteFields.fundingRate);
}

/**
 * Streams the funding rate of the next settlement as a simple annual rate; a short receives a positive rate.
 * @customfunction FUNDINGAPR FUNDINGAPR
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns Fraction per year: 0.1 is 10 %
 * @remarks FUNDINGRATE × 8760 / FUNDINGHOURS: what the rate would amount to if it stayed the same. A unit conversion, not a forecast.
 * @example =HEDGE.FUNDINGAPR("bybit:BTC") //=> a number
 * @example =HEDGE.FUNDINGAPR("bibit:BTC") //=> #N/A Unknown venue "bibit"; did you mean bybit?
 */
export function FUNDINGAPR(
  instrument: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveCell(instrument, invocation, quoteFields.apr);
}

/**
 * Streams the time of the next funding settlement as a date-time in UTC; format the cell as a date.
 * @customfunction NEXTFUNDING NEXTFUNDING
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns Excel date-time, UTC
 * @example =HEDGE.NEXTFUNDING("binance:ETH-USDT") //=> a number > 0
 * @example =HEDGE.NEXTFUNDING(TRUE) //=> #VALUE! instrument must be text, was TRUE
 */
export function NEXTFUNDING(
  instrument: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveCell(instrument, invocation, quoteFields.nextFunding);
}

/**
 * Streams the funding interval of a perpetual in hours; venues change it at times.
 * @customfunction FUNDINGHOURS FUNDINGHOURS
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns Hours
 * @example =HEDGE.FUNDINGHOURS("binance:BTC-USDT") //=> a number > 0
 * @example =HEDGE.FUNDINGHOURS("binance:1000PEPE-USDT") //=> #N/A 1000PEPE-USDT: no linear perpetual on binance. Use binance:PEPE-USDT
 */
export function FUNDINGHOURS(
  instrument: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveCell(instrument, invocation, quoteFields.intervalHours);
}

/**
 * Streams the size of one contract: in USD for inverse perpetuals, in coins for linear ones.
 * @customfunction CONTRACTSIZE CONTRACTSIZE
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns USD for inverse, coins for linear perpetuals
 * @remarks For an inverse perpetual, this is the contractSize of CONTRACTS and REBALANCE; for a linear one, pass the size times the price.
 * @example =HEDGE.CONTRACTSIZE("binance:BTC") //=> 100
 * @example =HEDGE.CONTRACTSIZE("binance:BTCUSD") //=> #N/A BTCUSD: no inverse perpetual on binance. Use binance:BTC
 */
export function CONTRACTSIZE(
  instrument: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveCell(instrument, invocation, quoteFields.contractSize);
}

/**
 * Streams the lot step of a perpetual: the smallest order increment, in contracts.
 * @customfunction LOTSTEP LOTSTEP
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns Contracts
 * @remarks This is the lotStep of CONTRACTS.
 * @example =HEDGE.LOTSTEP("bybit:BTC") //=> a number > 0
 * @example =HEDGE.LOTSTEP("binance:BTX") //=> #N/A BTX: no inverse perpetual on binance. Closest
 */
export function LOTSTEP(instrument: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  liveCell(instrument, invocation, quoteFields.lotStep);
}

/**
 * Streams the time of the venue's last successful update as a date-time in UTC: how old the other values are.
 * @customfunction ASOF ASOF
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns Excel date-time, UTC
 * @example =HEDGE.ASOF("bybit:ETH-USDT") //=> a number > 0
 * @example =HEDGE.ASOF("bybit:NOSUCH-USDT") //=> #N/A NOSUCH-USDT: no linear perpetual on bybit
 */
export function ASOF(instrument: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  liveCell(instrument, invocation, quoteFields.asOf);
}
