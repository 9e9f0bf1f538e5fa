import { choice, dateTime, nonNegative, optionalPositive, positive, text } from "../cell/fromCell.js";
import type { Figure } from "../cell/figure.js";
import { toCell } from "../cell/toCell.js";
import { sides } from "../../shared/calc/funding.js";
import { units } from "../../shared/calc/units.js";
import type { Decimal } from "../../shared/decimal.js";
import { fundingSince } from "../../shared/desk/fundingSince.js";
import { shortPnl } from "../../shared/desk/shortPnl.js";
import { HedgeError } from "../../shared/errors.js";
import { parseInstrument } from "../../shared/listing/instrument.js";
import { liveGathered } from "../live/liveGathered.js";

function figure(value: Decimal, numberFormat: string): Figure {
  return { value: toCell(value), numberFormat, asOf: null, card: () => ({}) };
}

/**
 * Streams the P&L of a short, counted in the venue's own contracts; the instrument determines whether they are inverse or linear.
 * @customfunction SHORTPNL SHORTPNL
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param contracts Contracts sold, > 0
 * @param entryPrice Average entry price as the venue shows it
 * @param exitPrice Average exit price, or any price to evaluate, as the venue shows it
 * @param [unit] "usd" or "coin" (default "usd")
 * @param [contractSize] Only for a contract that the venue no longer lists: USD for inverse, coins for linear contracts
 * @param invocation The streaming invocation
 * @streaming
 * @returns USD or coins; + is a gain
 * @remarks Coins × (entry − exit) for USD, divided by the exit price for coins. Coins are contracts × size, divided by the entry price if contracts are in USD.
 *
 * The contract size is the venue's own, including on venues whose inverse contracts are in coins and for contracts of a thousand coins. A contract size that differs from the listed one is rejected.
 * @example =HEDGE.SHORTPNL("binance:ETH",100,4000,3000) //=> 250
 * @example =HEDGE.SHORTPNL("binance:GONECOIN-USDT",100,60000,50000,"usd",0.01) //=> 10000
 * @example =HEDGE.SHORTPNL("okx:ETH-USDT",-50,4000,3500) //=> #VALUE! contracts must be greater than 0, was -50
 */
export function SHORTPNL(
  instrument: unknown,
  contracts: unknown,
  entryPrice: unknown,
  exitPrice: unknown,
  unit: unknown,
  contractSize: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveGathered([unit, contractSize], invocation, (defaultVenue) => {
    const size = optionalPositive("contractSize", contractSize === 0 ? null : contractSize);
    const short = {
      instrument: parseInstrument(text("instrument", instrument), defaultVenue),
      contracts: positive("contracts", contracts),
      entryPrice: positive("entryPrice", entryPrice),
      exitPrice: positive("exitPrice", exitPrice),
      unit: choice("unit", unit, units),
      contractSize: size,
    };
    return (markets) => {
      const profit = shortPnl(short, markets);
      if (profit !== null) return figure(profit, "#,##0.00######");
      throw new HedgeError({ code: "no_answer", message: `waiting for ${short.instrument.venue}` });
    };
  });
}

/**
 * Streams the USD that a position has paid for funding since it was opened, at settled rates.
 * @customfunction FUNDINGSINCE FUNDINGSINCE
 * @param instrument "[venue:]COIN[-QUOTE]", such as "bybit:ETH" (inverse) or "bybit:ETH-USDT" (linear)
 * @param notional Notional of the position in USD
 * @param opened Excel date-time in UTC at which the position was opened, at most 730 days ago
 * @param [side] "short" or "long" (default "short")
 * @param invocation The streaming invocation
 * @streaming
 * @returns USD; + is paid, − is received
 * @remarks Side × notional × the sum of the rates settled since then: a short receives positive rates. Requested once per settlement; the notional is assumed to be constant, as it is in USD for inverse contracts.
 * @example =HEDGE.FUNDINGSINCE("binance:BTC",10000,TODAY()-7) //=> a number
 * @example =HEDGE.FUNDINGSINCE("binance:BTC",10000,73051) //=> #VALUE! opened is in the future
 * @example =HEDGE.FUNDINGSINCE("binance:BTC",10000,43831) //=> #N/A opened is more than 730 days ago
 */
export function FUNDINGSINCE(
  instrument: unknown,
  notional: unknown,
  opened: unknown,
  side: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveGathered([side], invocation, (defaultVenue) => {
    const position = {
      instrument: parseInstrument(text("instrument", instrument), defaultVenue),
      notional: nonNegative("notional", notional),
      opened: dateTime("opened", opened),
      side: choice("side", side, sides),
    };
    return (markets) => {
      const paid = fundingSince(markets, position);
      if (paid instanceof HedgeError) throw paid;
      return figure(paid, "#,##0.00");
    };
  });
}
