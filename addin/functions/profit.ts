import {
  choice,
  feeRate as feeRateCell,
  nonNegative,
  number,
  optionalPositive,
  positive,
} from "../cell/fromCell.js";
import { numbers, sameLength } from "../cell/fromRange.js";
import { localCell } from "../cell/localCell.js";
import { sides } from "../../shared/calc/funding.js";
import {
  averageEntry,
  breakEven,
  exitPrice as priceOfProfit,
  profit,
  tradingFee,
} from "../../shared/calc/profit.js";
import { perpetualKinds, units } from "../../shared/calc/units.js";

/**
 * P&L of an inverse position between two prices; + is a gain.
 * @customfunction PNL PNL
 * @param notional Notional of the futures position in USD
 * @param entryPrice Average entry price in USD per coin
 * @param exitPrice Exit or current price in USD per coin
 * @param [side] "short" or "long" (default "short")
 * @param [unit] "usd" at the exit price, or "coin" as the venue settles (default "usd")
 * @returns USD or coins
 * @remarks Short: S/X - S/E coins, worth (S/E)(E - X) USD at the exit price; a long has the opposite sign. Prices > 0, notional >= 0, else #VALUE!.
 * @example =HEDGE.PNL(175000,3500,3000) //=> 25000
 * @example =HEDGE.PNL(15000,750,800,"long","coin") //=> 1.25
 * @example =HEDGE.PNL(175000,3500,4000,"short","coin") //=> -6.25
 * @example =HEDGE.PNL(175000,0,3000) //=> #VALUE! entryPrice must be greater than 0, was 0
 */
export function PNL(
  notional: unknown,
  entryPrice: unknown,
  exitPrice: unknown,
  side?: unknown,
  unit?: unknown,
): number {
  return localCell(() =>
    profit({
      notional: nonNegative("notional", notional),
      entryPrice: positive("entryPrice", entryPrice),
      exitPrice: positive("exitPrice", exitPrice),
      side: choice("side", side, sides),
      unit: choice("unit", unit, units),
    }),
  );
}

/**
 * Average entry price of several fills of an inverse position: harmonic, because contracts are in USD.
 * @customfunction AVGENTRY AVGENTRY
 * @param contracts Contracts or USD of each fill: a column or a row
 * @param prices Price of each fill, one per fill
 * @returns USD per coin
 * @remarks Sum of q / sum of q/p. All numbers > 0, no blanks, else #VALUE!.
 * @example =HEDGE.AVGENTRY({1000,2000},{5000,6000}) //=> 5625
 * @example =HEDGE.AVGENTRY({1000,2000},{5000}) //=> #VALUE! contracts and prices must have the same number of cells, had 2 and 1
 */
export function AVGENTRY(contracts: unknown[][], prices: unknown[][]): number {
  return localCell(() => {
    const sizes = numbers("contracts", contracts, positive);
    const paid = numbers("prices", prices, positive);
    sameLength("contracts", sizes, "prices", paid);
    return averageEntry(
      paid.flatMap((price, index) => {
        const size = sizes[index];
        return size === undefined ? [] : [{ contracts: size, price }];
      }),
    );
  });
}

/**
 * Trading fee of a position in USD or, if a price is given, in coins; a negative rate is a rebate.
 * @customfunction FEE FEE
 * @param notional Notional traded in USD
 * @param feeRate Fee as a fraction: 0.05 % is 0.0005; negative is a rebate
 * @param [price] USD per coin: the fee is then in coins
 * @returns USD, or coins if a price is given; + you pay
 * @remarks notional × rate, divided by the price if given. Notional >= 0, rate within ±0.1, price > 0, else #VALUE!.
 * @example =HEDGE.FEE(175000,0.0005) //=> 87.5
 * @example =HEDGE.FEE(100000,0.00075,10000) //=> 0.0075
 * @example =HEDGE.FEE(400000,5) //=> #VALUE! feeRate must be a fraction between -0.1 and 0.1 (is this a percentage? 0.05 % is 0.0005), was 5
 * @example =HEDGE.FEE(-1,0.0005) //=> #VALUE! notional must not be negative, was -1
 */
export function FEE(notional: unknown, feeRate: unknown, price?: unknown): number {
  return localCell(() =>
    tradingFee(
      nonNegative("notional", notional),
      feeRateCell("feeRate", feeRate),
      optionalPositive("price", price),
    ),
  );
}

/**
 * Price at which a hedge breaks even, after fees and the funding received so far.
 * @customfunction BREAKEVEN BREAKEVEN
 * @param entryPrice Average entry price in USD per coin
 * @param [openFee] Opening fee as a fraction (default 0)
 * @param [closeFee] Closing fee as a fraction (default 0)
 * @param [fundingReceived] Net funding received as a fraction of the notional; negative if paid (default 0)
 * @param [side] "short" or "long" (default "short")
 * @param [kind] "inverse" or "linear" (default "inverse")
 * @returns USD per coin
 * @remarks inverse: short E(1 - fc)/((1 + fo) - φ), long E(1 + fc)/((1 - fo) + φ); linear: short E(1 - fo + φ)/(1 + fc), long E(1 + fo - φ)/(1 - fc). Fees within ±0.1, else #VALUE!. #N/A if no price breaks even.
 * @example =HEDGE.BREAKEVEN(3500) //=> 3500
 * @example =HEDGE.BREAKEVEN(3500,0.0005,0.0005,0.021) //=> 3571.465033180194
 * @example =HEDGE.BREAKEVEN(3500,0.0005,0.0005,0.021,"short","linear") //=> 3569.9650174912545
 * @example =HEDGE.BREAKEVEN(3500,0.05,0.5) //=> #VALUE! closeFee must be a fraction between -0.1 and 0.1 (is this a percentage? 0.05 % is 0.0005), was 0.5
 * @example =HEDGE.BREAKEVEN(3500,0,0,1) //=> #N/A no price breaks even: funding and fees outweigh the whole position
 */
export function BREAKEVEN(
  entryPrice: unknown,
  openFee?: unknown,
  closeFee?: unknown,
  fundingReceived?: unknown,
  side?: unknown,
  kind?: unknown,
): number {
  return localCell(() =>
    breakEven({
      entryPrice: positive("entryPrice", entryPrice),
      openFee: feeRateCell("openFee", openFee),
      closeFee: feeRateCell("closeFee", closeFee),
      fundingReceived: number("fundingReceived", fundingReceived, 0),
      side: choice("side", side, sides),
      kind: choice("kind", kind, perpetualKinds),
    }),
  );
}

/**
 * Price at which an inverse position reaches a target P&L; a negative target is a stop loss.
 * @customfunction EXITPRICE EXITPRICE
 * @param notional Notional of the futures position in USD
 * @param entryPrice Average entry price in USD per coin
 * @param targetPnl Target P&L in the given unit; negative for a loss
 * @param [side] "short" or "long" (default "short")
 * @param [unit] "usd" or "coin" (default "usd")
 * @returns USD per coin
 * @remarks Short: usd E - T·E/S, coin S/(T + S/E); long: usd E + T·E/S, coin S/(S/E - T). #N/A if no positive price reaches it.
 * @example =HEDGE.EXITPRICE(175000,3500,25000) //=> 3000
 * @example =HEDGE.EXITPRICE(175000,3500,-6.25,"short","coin") //=> 4000
 * @example =HEDGE.EXITPRICE(175000,3500,200000) //=> #N/A no price above 0 gives that profit or loss
 */
export function EXITPRICE(
  notional: unknown,
  entryPrice: unknown,
  targetPnl: unknown,
  side?: unknown,
  unit?: unknown,
): number {
  return localCell(() =>
    priceOfProfit({
      notional: positive("notional", notional),
      entryPrice: positive("entryPrice", entryPrice),
      targetPnl: number("targetPnl", targetPnl),
      side: choice("side", side, sides),
      unit: choice("unit", unit, units),
    }),
  );
}
