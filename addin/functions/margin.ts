import { choice, maintenanceRate as maintenanceRateCell, nonNegative, positive } from "../cell/fromCell.js";
import { tiers as tierRows } from "../cell/tiers.js";
import { localCell } from "../cell/localCell.js";
import { sides } from "../../shared/calc/funding.js";
import {
  bankruptcyPrice,
  initialMargin,
  liquidationMethods,
  liquidationPrice,
  maintenanceMargin,
  marginFor,
} from "../../shared/calc/margin.js";
import { perpetualKinds } from "../../shared/calc/units.js";

/**
 * Initial margin of an inverse position in coins. Margin coins are long exposure too: NOTIONAL hedges them.
 * @customfunction MARGIN MARGIN
 * @param notional Notional of the futures position in USD
 * @param price USD per coin
 * @param leverage Leverage, such as 5
 * @returns Coins
 * @remarks S / (price × leverage). Price and leverage > 0, notional >= 0, else #VALUE!.
 * @example =HEDGE.MARGIN(400000,4000,5) //=> 20
 * @example =HEDGE.MARGIN(400000,4000,0) //=> #VALUE! leverage must be greater than 0, was 0
 */
export function MARGIN(notional: unknown, price: unknown, leverage: unknown): number {
  return localCell(() =>
    initialMargin(
      nonNegative("notional", notional),
      positive("price", price),
      positive("leverage", leverage),
    ),
  );
}

/**
 * Maintenance margin in coins: one rate, or a venue's tiers, each slice charged at its own rate like an income tax.
 * @customfunction MAINTMARGIN MAINTMARGIN
 * @param notional Notional of the futures position in USD
 * @param price USD per coin
 * @param tiers One rate as a fraction, or rows of upper bound in coins and rate, such as the output of TIERS
 * @returns Coins
 * @remarks Rates from 0 to below 0.5 (above the first tier to below 1), bounds ascending, else #VALUE!. A position above the last bound returns #N/A.
 * @example =HEDGE.MAINTMARGIN(400000,4000,0.005) //=> 0.5
 * @example =HEDGE.MAINTMARGIN(400000,4000,{50,0.005;200,0.01}) //=> 0.75
 * @example =HEDGE.MAINTMARGIN(4000000,4000,{50,0.005;200,0.01}) //=> #N/A the position exceeds the last tier: the venue does not allow it
 * @example =HEDGE.MAINTMARGIN(400000,4000,0.5%) //=> 0.5
 * @example =HEDGE.MAINTMARGIN(400000,4000,5) //=> #VALUE! tiers must be a fraction below 0.5 (is this a percentage? 0.5 % is 0.005), was 5
 */
export function MAINTMARGIN(notional: unknown, price: unknown, tiers: unknown[][]): number {
  return localCell(() =>
    maintenanceMargin(nonNegative("notional", notional), positive("price", price), tierRows("tiers", tiers)),
  );
}

/**
 * Liquidation price of an inverse or linear position; #N/A if the margin covers any move against it.
 * @customfunction LIQPRICE LIQPRICE
 * @param notional Notional of the futures position in USD
 * @param entryPrice Average entry price in USD per coin
 * @param marginCoins Coins posted as margin; for "linear", the collateral in USD
 * @param maintenanceRate Maintenance margin rate as a fraction: 0.5 % is 0.005
 * @param [deduction] Maintenance amount of the tier in coins, for "linear" in USD (default 0)
 * @param [side] "short" or "long" (default "short")
 * @param [method] Inverse: "mark" (Binance, OKX, Bybit today) or "entry" (older Bybit isolated); "linear" for contracts margined in USD (default "mark")
 * @returns USD per coin
 * @remarks mark: short S(1-m)/(S/E - M - d), long S(1+m)/(S/E + M + d). entry: short S/(S/E - M + (m·S/E - d)), long S/(S/E + M - (m·S/E - d)). linear: short (C + S + d)/((S/E)(1+m)), long (S - C - d)/((S/E)(1-m)). Rate and deduction are those of the tier at the liquidation price. Liquidation is triggered by the mark price. Coins held elsewhere do not protect the position.
 * @example =HEDGE.LIQPRICE(400000,4000,20,0.005) //=> 4975
 * @example =HEDGE.LIQPRICE(30000,30000,0.5,0.1,0,"short","entry") //=> 50000
 * @example =HEDGE.LIQPRICE(400000,4000,200000,0.01,0,"short","linear") //=> 5940.59405940594
 * @example =HEDGE.LIQPRICE(400000,4000,20,0.5) //=> #VALUE! maintenanceRate must be a fraction below 0.5 (is this a percentage? 0.5 % is 0.005), was 0.5
 * @example =HEDGE.LIQPRICE(400000,4000,100,0.005) //=> #N/A never liquidated on a rise: the margin covers the position
 */
export function LIQPRICE(
  notional: unknown,
  entryPrice: unknown,
  marginCoins: unknown,
  maintenanceRate: unknown,
  deduction?: unknown,
  side?: unknown,
  method?: unknown,
): number {
  return localCell(() =>
    liquidationPrice({
      notional: positive("notional", notional),
      entryPrice: positive("entryPrice", entryPrice),
      margin: nonNegative("marginCoins", marginCoins),
      maintenanceRate: maintenanceRateCell("maintenanceRate", maintenanceRate),
      deduction: nonNegative("deduction", deduction, 0),
      side: choice("side", side, sides),
      method: choice("method", method, liquidationMethods),
    }),
  );
}

/**
 * Price at which the margin of an inverse position is used up; #N/A if there is no such price.
 * @customfunction BANKRUPTCY BANKRUPTCY
 * @param notional Notional of the futures position in USD
 * @param entryPrice Average entry price in USD per coin
 * @param marginCoins Coins posted as margin
 * @param [side] "short" or "long" (default "short")
 * @returns USD per coin
 * @remarks Short S/(S/E - M), long S/(S/E + M). Notional and price > 0, margin >= 0, else #VALUE!.
 * @example =HEDGE.BANKRUPTCY(400000,4000,20) //=> 5000
 * @example =HEDGE.BANKRUPTCY(100,100,1,"long") //=> 50
 * @example =HEDGE.BANKRUPTCY(400000,4000,100) //=> #N/A never bankrupt on a rise: the margin covers the position
 */
export function BANKRUPTCY(
  notional: unknown,
  entryPrice: unknown,
  marginCoins: unknown,
  side?: unknown,
): number {
  return localCell(() =>
    bankruptcyPrice({
      notional: positive("notional", notional),
      entryPrice: positive("entryPrice", entryPrice),
      marginCoins: nonNegative("marginCoins", marginCoins),
      side: choice("side", side, sides),
    }),
  );
}

/**
 * Margin a short needs to survive a rise of the mark price to a given price: coins, or USD for a linear contract.
 * @customfunction MARGINFOR MARGINFOR
 * @param notional Notional of the short in USD
 * @param entryPrice Average entry price in USD per coin
 * @param survivePrice Price to survive in USD per coin
 * @param maintenanceRate Maintenance margin rate as a fraction: 0.5 % is 0.005
 * @param [deduction] Maintenance amount of the tier in coins, for "linear" in USD (default 0)
 * @param [kind] "inverse" or "linear" (default "inverse")
 * @returns Coins, or USD for "linear"; at least 0
 * @remarks inverse: S/E - d - S(1-m)/X; linear: (S/E)(1+m)X - S - d; each is the liquidation price ("mark" or "linear") solved for the margin. Prices > 0, rate from 0 to below 0.5, else #VALUE!.
 * @example =HEDGE.MARGINFOR(400000,4000,8000,0.005) //=> 50.25
 * @example =HEDGE.MARGINFOR(400000,4000,3000,0.005) //=> 0
 * @example =HEDGE.MARGINFOR(400000,4000,12000,0.025,0,"linear") //=> 830000
 * @example =HEDGE.MARGINFOR(400000,4000,8000,1) //=> #VALUE! maintenanceRate must be a fraction below 0.5 (is this a percentage? 0.5 % is 0.005), was 1
 */
export function MARGINFOR(
  notional: unknown,
  entryPrice: unknown,
  survivePrice: unknown,
  maintenanceRate: unknown,
  deduction?: unknown,
  kind?: unknown,
): number {
  return localCell(() =>
    marginFor({
      notional: nonNegative("notional", notional),
      entryPrice: positive("entryPrice", entryPrice),
      survivePrice: positive("survivePrice", survivePrice),
      maintenanceRate: maintenanceRateCell("maintenanceRate", maintenanceRate),
      deduction: nonNegative("deduction", deduction, 0),
      kind: choice("kind", kind, perpetualKinds),
    }),
  );
}
