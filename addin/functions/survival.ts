import { positive, quantile as quantileCell, wholeNumber } from "../cell/fromCell.js";
import { localCell } from "../cell/localCell.js";
import { pricePath, settlementSeries } from "../cell/series.js";
import { toDouble } from "../cell/toCell.js";
import { HedgeError } from "../../shared/errors.js";
import { fundingStress } from "../../shared/calc/fundingStress.js";
import { priceWindows, rise, survival, type PriceWindow } from "../../shared/calc/rise.js";

/** Rows of a sheet: no range holds more days. */
const maxDays = 1_048_576;

/** Times are taken to the minute, so that no window may be shorter than one. */
function wholeMinutes(days: unknown): number {
  const minutes = Math.round(toDouble(positive("days", days)) * 1440);
  if (minutes >= 1) return minutes;
  throw new HedgeError({ code: "invalid_input", message: "days must be at least a minute, which is 1/1440" });
}

function windowsIn(closes: unknown, highs: unknown, days: unknown): readonly PriceWindow[] {
  const path = pricePath(closes, highs);
  return priceWindows(path, wholeNumber("days", days, { from: 1, to: maxDays, fallback: 0 }));
}

/**
 * The price rise a short had to survive over a number of days: the largest in the past, or a quantile.
 * @customfunction RISE RISE
 * @param closes Daily closes, oldest first: a column or a row
 * @param days Days the short is held, a whole number from 1
 * @param [quantile] Which of the rises, above 0 to 1: 1 is the largest, 0.95 the one that 95 % stayed below (default 1)
 * @param [highs] Daily highs of the same days, as HISTORY returns them (default: the closes)
 * @returns Fraction; 1 means that the price doubled
 * @remarks max(0, highest of the days after the start ÷ close of the start - 1), for every start followed by that many days; the quantile as in PERCENTILE.INC. Pass the highs: a short is liquidated intraday, and closes missed a third of the liquidations of 2024 to 2026.
 *
 * A window that starts on or contains a blank, a 0 or text is left out. Prices > 0, days whole and from 1, quantile above 0 to 1, ranges of equal size, else #VALUE!. No complete window: #N/A. The past is not a limit: it covers only coins that still trade, mostly falling years and few separate windows, and a larger rise can come.
 * @example =HEDGE.RISE({100;110;80;120;100},2,1,{105;115;110;130;101}) //=> 0.625
 * @example =HEDGE.RISE({5;4;3;2;1},2,0.9) //=> 0
 * @example =HEDGE.RISE({100;110;90;120;100},5) //=> #N/A no complete window
 * @example =HEDGE.RISE({100;110;90;120;100},1.5) //=> #VALUE! days must be a whole number from 1 to 1048576, was 1.5
 * @example =HEDGE.RISE({100;110;90},1,95) //=> #VALUE! quantile must be above 0 and at most 1 (is this a percentage? 95 % is 0.95), was 95
 */
export function RISE(closes: unknown[][], days: unknown, quantile?: unknown, highs?: unknown[][]): number {
  return localCell(() =>
    rise(windowsIn(closes, highs, days), toDouble(quantileCell("quantile", quantile, 1))),
  );
}

/**
 * How often a short that is liquidated at a given rise would have survived a number of days in the past.
 * @customfunction SURVIVAL SURVIVAL
 * @param closes Daily closes, oldest first: a column or a row
 * @param days Days the short is held, a whole number from 1
 * @param distance Rise at which it is liquidated, as a fraction: 0.5 is +50 %
 * @param [highs] Daily highs of the same days, as HISTORY returns them (default: the closes)
 * @returns Share of the starts, 0 to 1
 * @remarks Windows of RISE whose rise stayed below the distance ÷ all windows. A rise equal to the distance is liquidated, even where decimals tie and doubles do not: high >= close × (1 + distance) × (1 - 1e-12). Margin is never topped up; funding and fees are left out.
 *
 * Neighbouring windows share all days but one: 730 days contain 700 starts of 30 days, but only 24 separate months. 95 % of the past is not 95 % of next month: with margin for the 95 % rise of the year before, 16 % of the shorts opened in 2020 were liquidated within 30 days. Blanks, limits and errors are as in RISE; distance > 0.
 * @example =HEDGE.SURVIVAL({100;110;80;120;100;100},2,0.3,{105;115;110;130;101;102}) //=> 0.75
 * @example =HEDGE.SURVIVAL({100;125;100;124;100},1,0.25) //=> 0.75
 * @example =HEDGE.SURVIVAL({100;110;90;120;100},7,0.3) //=> #N/A no complete window
 * @example =HEDGE.SURVIVAL({100;110;90;120;100},2,0) //=> #VALUE! distance must be greater than 0, was 0
 */
export function SURVIVAL(closes: unknown[][], days: unknown, distance: unknown, highs?: unknown[][]): number {
  return localCell(() => survival(windowsIn(closes, highs, days), toDouble(positive("distance", distance))));
}

/**
 * Funding that a short paid over a number of days in bad times, as a fraction of its notional.
 * @customfunction FUNDINGSTRESS FUNDINGSTRESS
 * @param times Settlement times, Excel date-times in UTC, oldest first: a column or a row
 * @param fundingRates Settled rates at these times, as fractions
 * @param days Days the short is held
 * @param [quantile] Which of the costs, above 0 to 1: 1 is the worst, 0.95 the one that 95 % stayed below (default 1)
 * @returns Fraction of the notional; + is paid, negative if it received even then
 * @remarks -(sum of the rates over t - days < time <= t) for every settlement t preceded by that many days of settlements; the quantile of these as in PERCENTILE.INC. Times are first rounded to the minute: venues stamp them a few milliseconds late.
 *
 * A pair with a blank or text on either side is left out; 0 is a rate. Times ascending, rates within ±0.1, days > 0, quantile above 0 to 1, ranges of equal size, else #VALUE!. No settlement that far back: #N/A. The worst of the past is not a limit; the venue's cap per settlement × settlements is.
 * @example =HEDGE.FUNDINGSTRESS({45000;45000.5;45001;45001.5},{0.0001;-0.0003;-0.0002;0.0001},1) //=> 0.0005
 * @example =HEDGE.FUNDINGSTRESS({45000;45000.5;45001},{0.0001;0.0001;0.0001},1) //=> -0.0002
 * @example =HEDGE.FUNDINGSTRESS({45000;45000.5;45001},{0.0001;0.0001;0.0001},3) //=> #N/A no settlement is as old as the window
 * @example =HEDGE.FUNDINGSTRESS({45000;45000.5;45001},{0.0001;0.0001;0.0001},0.0003) //=> #VALUE! days must be at least a minute
 * @example =HEDGE.FUNDINGSTRESS({45000;45001;45000.5},{0.0001;0.0001;0.0001},1) //=> #VALUE! times must be oldest first
 */
export function FUNDINGSTRESS(
  times: unknown[][],
  fundingRates: unknown[][],
  days: unknown,
  quantile?: unknown,
): number {
  return localCell(() =>
    fundingStress(
      settlementSeries(times, fundingRates),
      wholeMinutes(days),
      toDouble(quantileCell("quantile", quantile, 1)),
    ),
  );
}
