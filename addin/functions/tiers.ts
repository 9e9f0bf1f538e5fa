import { nonNegative, text } from "../cell/fromCell.js";
import type { TableFigure } from "../cell/figure.js";
import { rateFormat } from "../cell/numberFormats.js";
import { toCell } from "../cell/toCell.js";
import type { Decimal } from "../../shared/decimal.js";
import { maintenanceRateOf, tierRows } from "../../shared/desk/tierFigures.js";
import { parseInstrument } from "../../shared/listing/instrument.js";
import { liveGathered, liveGatheredTable } from "../live/liveGathered.js";

function figure(value: Decimal): TableFigure {
  return { value: toCell(value), asOf: null };
}

/**
 * Streams a venue's risk tiers for a perpetual, in the form that MAINTMARGIN takes.
 * @customfunction TIERS TIERS
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param invocation The streaming invocation
 * @streaming
 * @returns One row per tier: upper bound in coins, maintenance rate as a fraction, maximum leverage
 * @remarks The last bound is empty if the venue sets no limit. Bounds that the venue states in USD are converted to coins at the mark price and follow it. Requested once an hour.
 *
 * MAINTMARGIN charges each slice at its own rate, as venues with a deduction do. If a venue charges the rate of its tier on the whole position, as OKX does, that is too little: MAINTRATE returns the rate of the whole position.
 * @example =HEDGE.TIERS("bybit:BTC") //=> a table of 3 columns
 * @example =HEDGE.TIERS("binance:BTC") //=> #N/A Binance publishes no risk tiers
 */
export function TIERS(
  instrument: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveGatheredTable(invocation, (defaultVenue) => {
    const wanted = parseInstrument(text("instrument", instrument), defaultVenue);
    return (markets) =>
      tierRows(wanted, markets).map(({ upTo, rate, maxLeverage }) => [
        upTo === "" ? "" : figure(upTo),
        figure(rate),
        maxLeverage === "" ? "" : figure(maxLeverage),
      ]);
  });
}

/**
 * Streams the maintenance margin of a position as a fraction of the whole position, by its venue's tier for the size.
 * @customfunction MAINTRATE MAINTRATE
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param notional Notional of the position in USD, >= 0
 * @param invocation The streaming invocation
 * @streaming
 * @returns Fraction of the position: 0.005 is 0.5 %
 * @remarks The tier's rate − its deduction / notional, as Binance, Bybit and Gate charge: https://www.bybit.com/en/announcement-info/margin-parameters. Without a deduction, the tier's rate applies to the whole position, as on OKX: https://www.okx.com/help/tier; it is never less than what the venue charges.
 *
 * This is the maintenanceRate of LIQPRICE and MARGINFOR at today's mark price: the notional of a linear position grows with the price, and with it the tier. A position above the last bound returns #N/A.
 * @example =HEDGE.MAINTRATE("bybit:BTC",1000) //=> a number > 0
 * @example =HEDGE.MAINTRATE("bybit:BTC",-1) //=> #VALUE! notional must not be negative, was -1
 * @example =HEDGE.MAINTRATE("binance:BTC",1000) //=> #N/A Binance publishes no risk tiers
 */
export function MAINTRATE(
  instrument: unknown,
  notional: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveGathered([], invocation, (defaultVenue) => {
    const wanted = parseInstrument(text("instrument", instrument), defaultVenue);
    const size = nonNegative("notional", notional);
    return (markets) => ({
      ...figure(maintenanceRateOf(wanted, size, markets)),
      numberFormat: rateFormat,
      card: () => ({}),
    });
  });
}
