import { betweenZeroAndOne, choice, fromZeroToOne, number, positive } from "../cell/fromCell.js";
import { localCell } from "../cell/localCell.js";
import { localTable } from "../cell/localTable.js";
import { changePair, priceColumns, pricePair, priceSeries } from "../cell/series.js";
import { toDouble } from "../cell/toCell.js";
import { beta, betaMethods, type BetaEstimate } from "../../shared/calc/beta.js";
import { effectiveness, effectivenessMeasures } from "../../shared/calc/effectiveness.js";
import { multiProxy } from "../../shared/calc/multiProxy.js";
import { HedgeError } from "../../shared/errors.js";
import { returnCorrelation, simpleReturns, volatility } from "../../shared/calc/statistics.js";

function estimate(methodCell: unknown, parameterCell: unknown): BetaEstimate {
  const method = choice("method", methodCell, betaMethods);
  switch (method) {
    case "ols":
      // A weight typed without its method would be ignored without a word. A blank may arrive as 0.
      if (number("parameter", parameterCell, 0).isZero()) return { method };
      throw new HedgeError({
        code: "invalid_input",
        message: 'parameter applies to method "ewma" or "shrink" only, and the method is "ols"',
      });
    case "ewma":
      return { method, decay: toDouble(betweenZeroAndOne("parameter", parameterCell, 0.94)) };
    case "shrink":
      return { method, shrinkage: toDouble(fromZeroToOne("parameter", parameterCell, 0.2)) };
  }
}

/**
 * Beta of an asset to a proxy: USD of proxy to short per USD of asset for minimum variance.
 * @customfunction BETA BETA
 * @param assetPrices Prices of the asset, oldest first: a column or a row
 * @param proxyPrices Prices of the proxy at the same times
 * @param [method] "ols", "ewma" (recent returns count more) or "shrink" (pulled toward 0) (default "ols")
 * @param [parameter] "ewma": weight of the past, default 0.94; "shrink": amount, default 0.2; "ols" takes none
 * @returns Beta; with 1.5, the asset moves one and a half times as much as the proxy
 * @remarks Cov/Var of simple returns. "ewma" assumes a mean of zero and starts at the first return; "shrink" uses (1 - d) × covariance matrix + d × mean variance × identity. A pair with a blank, a 0 or text on either side is left out, and the return then spans the gap. Prices > 0, ranges of equal size, else #VALUE!. Fewer than 3 returns or a proxy that does not vary: #N/A.
 * @example =HEDGE.BETA({64;96;48;72},{64;80;60;75}) //=> 2
 * @example =HEDGE.BETA({64;96;48;72},{64;80;60;75},"shrink",1) //=> 0
 * @example =HEDGE.BETA({100;120;108},{100;110;104.5}) //=> #N/A at least 3 returns are needed, found 2
 * @example =HEDGE.BETA({100;120;108;135},{50;50;50;50}) //=> #N/A the proxy's returns do not vary
 * @example =HEDGE.BETA({100;120;108;135},{100;110;104.5}) //=> #VALUE! assetPrices and proxyPrices must have the same number of cells, had 4 and 3
 */
export function BETA(
  assetPrices: unknown[][],
  proxyPrices: unknown[][],
  method?: unknown,
  parameter?: unknown,
): number {
  return localCell(() => {
    const prices = pricePair("assetPrices", assetPrices, "proxyPrices", proxyPrices);
    return beta(simpleReturns(prices.first), simpleReturns(prices.second), estimate(method, parameter));
  });
}

/**
 * Correlation of the returns of two coins, -1 to 1. It does not size a hedge by itself: see BETA.
 * @customfunction CORRELATION CORRELATION
 * @param assetPrices Prices of the asset, oldest first: a column or a row
 * @param proxyPrices Prices of the proxy at the same times
 * @returns Correlation of simple returns
 * @remarks A pair with a blank, a 0 or text on either side is left out, and the return then spans the gap. Prices > 0, ranges of equal size, else #VALUE!. Fewer than 3 returns or prices that do not vary: #N/A.
 * @example =HEDGE.CORRELATION({100;110;99;118.8},{100;110;99;118.8}) //=> 1
 * @example =HEDGE.CORRELATION({100,110,99,118.8},{100;90;99;79.2}) //=> -1
 * @example =HEDGE.CORRELATION({100;110;99},{100;110;99}) //=> #N/A at least 3 returns are needed, found 2
 * @example =HEDGE.CORRELATION({100;110;-99;90},{100;110;99;90}) //=> #VALUE! assetPrices, cell 3 must be greater than 0, was -99
 */
export function CORRELATION(assetPrices: unknown[][], proxyPrices: unknown[][]): number {
  return localCell(() => {
    const prices = pricePair("assetPrices", assetPrices, "proxyPrices", proxyPrices);
    return returnCorrelation(simpleReturns(prices.first), simpleReturns(prices.second));
  });
}

/**
 * Annualised volatility of a price: sample standard deviation of returns × √periods per year.
 * @customfunction VOLATILITY VOLATILITY
 * @param prices Prices at equal intervals, oldest first: a column or a row
 * @param [periodsPerYear] 365 for daily prices, 8760 for hourly ones, 1 for no annualisation (default 365)
 * @returns Fraction per year
 * @remarks Simple returns, divisor n - 1. Blanks, zeros and text are left out. Prices and periods > 0, else #VALUE!. Fewer than 3 returns: #N/A. A price that never moves returns 0.
 * @example =HEDGE.VOLATILITY({100;100;100;100}) //=> 0
 * @example =HEDGE.VOLATILITY({64;80;80;60},4) //=> 0.5
 * @example =HEDGE.VOLATILITY({100;110}) //=> #N/A at least 3 returns are needed, found 1
 * @example =HEDGE.VOLATILITY({100;110;99;118.8},0) //=> #VALUE! periodsPerYear must be greater than 0, was 0
 */
export function VOLATILITY(prices: unknown[][], periodsPerYear?: unknown): number {
  return localCell(() =>
    volatility(
      simpleReturns(priceSeries("prices", prices)),
      toDouble(positive("periodsPerYear", periodsPerYear, 365)),
    ),
  );
}

/**
 * USD to short of several proxies at once, the minimum-variance sizes, followed by R².
 * @customfunction MULTIPROXY MULTIPROXY
 * @param positionValue Value of your holding in USD
 * @param assetPrices Prices of the holding, oldest first: a column or a row
 * @param proxyPrices Prices of the proxies at the same times, one column per proxy
 * @returns One row: USD to short of each proxy (negative: to buy), then R², the share of variance hedged
 * @remarks value × inverse of the proxies' covariance matrix × their covariances with the asset, simple returns. A row with a blank, a 0 or text anywhere is left out. Prices > 0, one row of proxy prices per price, else #VALUE!. Fewer returns than proxies + 2, prices that do not vary, or proxies that move almost as one (99 % of one explained by the others): #N/A.
 * @example =HEDGE.MULTIPROXY(1000,{64;88;77;86.625;54.140625},{64,64;80,80;60,100;75,75;56.25,56.25}) //=> {1000,500,1}
 * @example =HEDGE.MULTIPROXY(1000,{64;80;60;75},{64,64;80,80;60,60;75,75}) //=> #N/A at least 4 returns are needed, found 3
 * @example =HEDGE.MULTIPROXY(1000,{64;80;60;75;60},{64,64;80,80;60,60;75,75;60,60}) //=> #N/A the proxies move almost as one
 */
export function MULTIPROXY(
  positionValue: unknown,
  assetPrices: unknown[][],
  proxyPrices: unknown[][],
): unknown[][] {
  return localTable(() => {
    const prices = priceColumns("assetPrices", assetPrices, "proxyPrices", proxyPrices);
    const { notionals, rSquared } = multiProxy({
      positionValue: number("positionValue", positionValue),
      asset: simpleReturns(prices.line),
      proxies: prices.columns.map(simpleReturns),
    });
    return [[...notionals, rSquared]];
  });
}

/**
 * How well a hedge worked: how much of the holding's changes it offset.
 * @customfunction EFFECTIVENESS EFFECTIVENESS
 * @param assetChanges Changes of the holding per period, in USD or as returns: a column or a row
 * @param hedgeChanges P&L of the hedge itself in the same periods and unit, + when the price falls
 * @param [measure] "variance" 1 - Var(a + h)/Var(a), "r2" squared correlation, "offset" -(sum h / sum a) (default "variance")
 * @returns Fraction; 1 is a perfect hedge, a negative "variance" or "offset" means it made things worse
 * @remarks By convention, "offset" counts as effective from 0.8 to 1.25. A pair with a blank or text on either side is left out; 0 is a change. Ranges of equal size, else #VALUE!. Fewer than 3 changes ("offset": 1), changes that do not vary, or for "offset" a sum below 1 % of the largest change: #N/A.
 * @example =HEDGE.EFFECTIVENESS({-10;20;-30;40},{10;-20;30;-40}) //=> 1
 * @example =HEDGE.EFFECTIVENESS({-10;20;-30;40},{5;-10;15;-20}) //=> 0.75
 * @example =HEDGE.EFFECTIVENESS({-10;20;-30;40},{5;-10;15;-20},"r2") //=> 1
 * @example =HEDGE.EFFECTIVENESS({-10;20;-30;40},{5;-10;15;-20},"offset") //=> 0.5
 * @example =HEDGE.EFFECTIVENESS({10;20;30},{10;20;30},"offset") //=> -1
 * @example =HEDGE.EFFECTIVENESS({-10;10},{9;-9},"offset") //=> #N/A the holding's changes add up to almost nothing
 * @example =HEDGE.EFFECTIVENESS({-10;20;-30},{10;-20}) //=> #VALUE! assetChanges and hedgeChanges must have the same number of cells, had 3 and 2
 */
export function EFFECTIVENESS(
  assetChanges: unknown[][],
  hedgeChanges: unknown[][],
  measure?: unknown,
): number {
  return localCell(() => {
    const changes = changePair("assetChanges", assetChanges, "hedgeChanges", hedgeChanges);
    return effectiveness(changes.first, changes.second, choice("measure", measure, effectivenessMeasures));
  });
}
