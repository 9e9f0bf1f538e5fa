import {
  bandEnd,
  feeRate as feeRateCell,
  fundingRate,
  maintenanceRate as maintenanceRateCell,
  nonNegative,
  positive,
  priceMove,
  proxyRatio,
} from "../cell/fromCell.js";
import { isOmittedRange, line, numbers, paired } from "../cell/fromRange.js";
import { localTable } from "../cell/localTable.js";
import { wholePriceSeries } from "../cell/series.js";
import { toDouble } from "../cell/toCell.js";
import { backtest, backtestTotals, type BacktestPeriod } from "../../shared/calc/backtest.js";
import { scenario } from "../../shared/calc/scenario.js";
import { HedgeError } from "../../shared/errors.js";

const scenarioHeader = [
  "Move",
  "Price",
  "Holding USD",
  "Short P&L USD",
  "Net USD",
  "Change USD",
  "Change unhedged USD",
  "Liquidated",
];

/**
 * What a hedged holding is worth after several price moves, with and without the short.
 * @customfunction SCENARIO SCENARIO
 * @param bagCoins Coins held outside the margin account
 * @param marginCoins Coins posted as margin for the short
 * @param notional Notional of the short in USD
 * @param entryPrice Average entry price of the short in USD per coin
 * @param moves Price moves as fractions, -20 % is -0.2: a column or a row
 * @param [maintenanceRate] Maintenance margin rate as a fraction, which determines where the short is liquidated (default 0)
 * @returns A header row, then one row per move: move, price, holding USD, short P&L USD, net USD, change USD, change unhedged USD, liquidated
 * @remarks All amounts in USD at the row's price. Net is holding + margin coins + P&L; both changes are relative to holding + margin coins at entry, the second as if there were no short. P&L is (S/E)(E - X), or minus the margin coins once the price is at or above LIQPRICE ("mark"). Each move is made in one step from entry. Entry > 0, coins and notional >= 0, moves above -1, rate from 0 to below 0.5, no blanks, else #VALUE!.
 * @example =HEDGE.SCENARIO(100,0,400000,4000,-0.25) //=> {"Move","Price","Holding USD","Short P&L USD","Net USD","Change USD","Change unhedged USD","Liquidated";-0.25,3000,300000,100000,400000,0,-100000,FALSE}
 * @example =HEDGE.SCENARIO(80,20,400000,4000,{-0.5;0.5},0.005) //=> {"Move","Price","Holding USD","Short P&L USD","Net USD","Change USD","Change unhedged USD","Liquidated";-0.5,2000,160000,200000,400000,0,-200000,FALSE;0.5,6000,480000,-120000,480000,80000,200000,TRUE}
 * @example =HEDGE.SCENARIO(100,20,400000,4000,{-0.2;-1}) //=> #VALUE! moves, cell 2 must be above -1 (a price cannot fall by more than 100 %), was -1
 */
export function SCENARIO(
  bagCoins: unknown,
  marginCoins: unknown,
  notional: unknown,
  entryPrice: unknown,
  moves: unknown[][],
  maintenanceRate?: unknown,
): unknown[][] {
  return localTable(() => {
    const bag = {
      bagCoins: nonNegative("bagCoins", bagCoins),
      marginCoins: nonNegative("marginCoins", marginCoins),
      notional: nonNegative("notional", notional),
      entryPrice: positive("entryPrice", entryPrice),
      maintenanceRate: maintenanceRateCell("maintenanceRate", maintenanceRate),
    };
    const outcomes = scenario(bag, numbers("moves", moves, priceMove));
    return [
      scenarioHeader,
      ...outcomes.map((row) => [
        row.move,
        row.price,
        row.bagUsd,
        row.shortPnlUsd,
        row.netUsd,
        row.changeUsd,
        row.changeUnhedgedUsd,
        row.liquidated,
      ]),
    ];
  });
}

/** One rate for all periods, one a period, or one a price, of which the first lies before the first period. */
function ratesPerPeriod(name: string, range: unknown, periods: number): readonly number[] {
  const every = (rate: number): readonly number[] => Array.from({ length: periods }, () => rate);
  const read = (cells: readonly unknown[]): readonly number[] =>
    numbers(name, [cells], fundingRate).map(toDouble);
  if (isOmittedRange(name, range)) return every(0);
  const cells = line(name, range);
  if (cells.length === 1) return every(toDouble(fundingRate(name, cells[0])));
  if (cells.length === periods) return read(cells);
  if (cells.length === periods + 1) return read([0, ...cells.slice(1)]).slice(1);
  throw new HedgeError({
    code: "invalid_input",
    message: `${name} must be one rate, ${String(periods)} (one per period) or ${String(periods + 1)} (one per price, the first is ignored), had ${String(cells.length)}`,
  });
}

const backtestHeader = ["Unhedged", "Hedged", "Hedge P&L", "Funding received", "Fees", "Rebalanced"];
/** In the last cell of the totals, whose row has other figures than the rows above. */
const totalsNote = "Totals: max drawdown of both | volatility of both | variance reduction";

function backtestTable(periods: readonly BacktestPeriod[]) {
  const totals = backtestTotals(
    periods.map(({ unhedged }) => unhedged),
    periods.map(({ hedged }) => hedged),
  );
  return [
    backtestHeader,
    ...periods.map((row) => [
      row.unhedged,
      row.hedged,
      row.hedgePnl,
      row.fundingReceived,
      row.fees,
      row.rebalanced,
    ]),
    [
      totals.drawdownUnhedged,
      totals.drawdownHedged,
      totals.volatilityUnhedged,
      totals.volatilityHedged,
      totals.varianceReduction,
      totalsNote,
    ],
  ];
}

/**
 * What 1 USD of an asset would have become with and without an inverse short of a proxy, period by period.
 * @customfunction BACKTEST BACKTEST
 * @param assetPrices Prices of the asset, oldest first: a column or a row
 * @param proxyPrices Prices of the proxy at the same times
 * @param hedgeRatio USD of proxy to short per USD of asset, such as the result of BETA
 * @param [fundingRates] Funding of the proxy per period as a fraction, the sum of its settlements: one for all, one per period or one per price (default 0)
 * @param [feeRate] Fee per USD traded as a fraction; negative is a rebate (default 0)
 * @param [band] Drift of the short from its target, as a fraction, that is tolerated (default 0)
 * @returns A header row; per period: value unhedged and hedged, hedge P&L, funding received, fees, rebalanced; a last row of totals: max drawdown of both, volatility of both, variance reduction
 * @remarks All in USD per 1 USD of asset at the start. At the start of a period, the short is reset to ratio × value of the asset if it is off by more than the band. Opening is charged a fee, closing is not; opening is not a rebalance. P&L stays in coins, and the margin is assumed to suffice; the contracts are the target plus the P&L to date, so after losses larger than the target they are long and pay a positive rate. Volatility is the sample standard deviation of the changes per period, not annualised. If there are as many rates as prices, the first is ignored. Prices > 0, ratio from 0 to 10 (a beta may exceed 2), band from 0 to 5, rates and fee within ±0.1, no blanks, else #VALUE!. Fewer than 3 periods, or an asset that does not vary: #N/A.
 * @example =HEDGE.BACKTEST({100;75;75;100},{100;75;75;100},1) //=> {"Unhedged","Hedged","Hedge P&L","Funding received","Fees","Rebalanced";0.75,1,0.25,0,0,FALSE;0.75,1,0,0,0,FALSE;1,1,-0.25,0,0,FALSE;0.25,0,0.25,0,1,"Totals: max drawdown of both | volatility of both | variance reduction"}
 * @example =HEDGE.BACKTEST({100;80;100},{100;80;100},1) //=> #N/A at least 3 periods are needed, found 2
 * @example =HEDGE.BACKTEST({100;80;100;50},{100;80;100;50},80) //=> #VALUE! hedgeRatio must be a fraction of at most 10 (is this a percentage? 150 % is 1.5), was 80
 * @example =HEDGE.BACKTEST({100;80;100;50},{100;80;100;50},1,{0.0001;0.0001}) //=> #VALUE! fundingRates must be one rate, 3 (one per period) or 4 (one per price, the first is ignored), had 2
 */
export function BACKTEST(
  assetPrices: unknown[][],
  proxyPrices: unknown[][],
  hedgeRatio: unknown,
  fundingRates?: unknown[][],
  feeRate?: unknown,
  band?: unknown,
): unknown[][] {
  return localTable(() => {
    const [start, ...ends] = paired(
      "assetPrices",
      wholePriceSeries("assetPrices", assetPrices),
      "proxyPrices",
      wholePriceSeries("proxyPrices", proxyPrices),
    ).map(([asset, proxy]) => ({ asset, proxy }));
    if (start === undefined) {
      throw new HedgeError({ code: "invalid_input", message: "assetPrices must hold prices, was empty" });
    }
    const rates = ratesPerPeriod("fundingRates", fundingRates, ends.length);
    const periods = paired("assetPrices", ends, "fundingRates", rates);
    return backtestTable(
      backtest(
        start,
        periods.map(([prices, rate]) => ({ ...prices, fundingRate: rate })),
        {
          hedgeRatio: toDouble(proxyRatio("hedgeRatio", hedgeRatio)),
          feeRate: toDouble(feeRateCell("feeRate", feeRate)),
          band: toDouble(bandEnd("band", band, 0)),
        },
      ),
    );
  });
}
