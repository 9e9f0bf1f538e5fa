import {
  choice,
  dateTime,
  fundingRate as fundingRateCell,
  nonNegative,
  number,
  positive,
} from "../cell/fromCell.js";
import { isOmittedRange, numbers, sameLength } from "../cell/fromRange.js";
import { localCell } from "../cell/localCell.js";
import {
  annualRate,
  compoundedRate,
  fundingCost,
  fundingCount,
  fundingPaid,
  secondOf,
  sides,
} from "../../shared/calc/funding.js";
import { units } from "../../shared/calc/units.js";
import { HedgeError } from "../../shared/errors.js";

/**
 * USD that a position pays for funding over a number of days at one rate; negative is received. A short receives a positive rate.
 * @customfunction FUNDINGCOST FUNDINGCOST
 * @param notional Notional of the futures position in USD
 * @param fundingRate Rate per interval as a fraction: 0.01 % is 0.0001
 * @param days Days the position is held
 * @param [intervalHours] Hours between settlements (default 8)
 * @param [side] "short" or "long" (default "short")
 * @returns USD; + you pay, - you receive
 * @remarks side × notional × rate × days × 24 / interval, side = -1 for a short. Rate within ±0.1, interval > 0, notional and days >= 0, else #VALUE!.
 * @example =HEDGE.FUNDINGCOST(175000,0.0005,14) //=> -3675
 * @example =HEDGE.FUNDINGCOST(175000,0.0005,1,8,"long") //=> 262.5
 * @example =HEDGE.FUNDINGCOST(175000,5,14) //=> #VALUE! fundingRate must be a fraction between -0.1 and 0.1 (is this a percentage? 0.01 % is 0.0001), was 5
 */
export function FUNDINGCOST(
  notional: unknown,
  fundingRate: unknown,
  days: unknown,
  intervalHours?: unknown,
  side?: unknown,
): number {
  return localCell(() =>
    fundingCost({
      notional: nonNegative("notional", notional),
      fundingRate: fundingRateCell("fundingRate", fundingRate),
      days: nonNegative("days", days),
      intervalHours: positive("intervalHours", intervalHours, 8),
      side: choice("side", side, sides),
    }),
  );
}

/**
 * A funding rate per interval as a simple annual rate: rate × 8760 / interval.
 * @customfunction APR APR
 * @param fundingRate Rate per interval as a fraction: 0.01 % is 0.0001
 * @param [intervalHours] Hours between settlements (default 8)
 * @returns Annual rate as a fraction
 * @remarks A unit conversion, not a forecast. Rate within ±0.1, interval > 0, else #VALUE!.
 * @example =HEDGE.APR(0.0001) //=> 0.1095
 * @example =HEDGE.APR(0.0001,1) //=> 0.876
 * @example =HEDGE.APR(0.0001,0) //=> #VALUE! intervalHours must be greater than 0, was 0
 */
export function APR(fundingRate: unknown, intervalHours?: unknown): number {
  return localCell(() =>
    annualRate(fundingRateCell("fundingRate", fundingRate), positive("intervalHours", intervalHours, 8)),
  );
}

/**
 * A funding rate per interval compounded over a year: (1 + rate)^(8760 / interval) - 1.
 * @customfunction APY APY
 * @param fundingRate Rate per interval as a fraction: 0.01 % is 0.0001
 * @param [intervalHours] Hours between settlements (default 8)
 * @returns Annual rate as a fraction
 * @remarks Only meaningful if the funding received is added to the short; otherwise use APR. Rate within ±0.1, interval > 0, else #VALUE!.
 * @example =HEDGE.APY(0,8) //=> 0
 * @example =HEDGE.APY(0.0001) //=> 0.11571396279168664
 * @example =HEDGE.APY(12,8) //=> #VALUE! fundingRate must be a fraction between -0.1 and 0.1 (is this a percentage? 0.01 % is 0.0001), was 12
 */
export function APY(fundingRate: unknown, intervalHours?: unknown): number {
  return localCell(() =>
    compoundedRate(fundingRateCell("fundingRate", fundingRate), positive("intervalHours", intervalHours, 8)),
  );
}

/**
 * Number of funding settlements between two times: one exactly at the end counts, one exactly at the start does not.
 * @customfunction FUNDINGCOUNT FUNDINGCOUNT
 * @param start Date-time in UTC
 * @param end Date-time in UTC, not before the start
 * @param [intervalHours] Hours between settlements (default 8)
 * @param [anchorHour] Hour of the day, UTC, at which settlements fall (default 0: 00:00, 08:00, 16:00)
 * @returns Number of settlements in (start, end]
 * @remarks Exact to the second, so adjoining periods add up. An interval that does not divide a day is counted from Excel's day 0. Cells carry no time zone: use UTC. An end before the start is #VALUE!.
 * @example =HEDGE.FUNDINGCOUNT(46023,46037) //=> 42
 * @example =HEDGE.FUNDINGCOUNT(46023,46037,4) //=> 84
 * @example =HEDGE.FUNDINGCOUNT(46037,46023) //=> #VALUE! end must not be before start, was 46023
 */
export function FUNDINGCOUNT(
  start: unknown,
  end: unknown,
  intervalHours?: unknown,
  anchorHour?: unknown,
): number {
  return localCell(() => {
    const period = { start: dateTime("start", start), end: dateTime("end", end) };
    if (secondOf(period.end).lt(secondOf(period.start))) {
      throw new HedgeError({
        code: "invalid_input",
        message: `end must not be before start, was ${period.end.toString()}`,
      });
    }
    const hours = positive("intervalHours", intervalHours, 8);
    if (hours.times(3600).lt(1)) {
      throw new HedgeError({
        code: "invalid_input",
        message: `intervalHours must be at least a second, was ${hours.toString()}`,
      });
    }
    return fundingCount({ ...period, intervalHours: hours, anchorHour: number("anchorHour", anchorHour, 0) });
  });
}

/**
 * Funding that a position paid at settled rates; negative is received. A short receives positive rates.
 * @customfunction FUNDINGPAID FUNDINGPAID
 * @param notional Notional of the futures position in USD
 * @param fundingRates Settled rates as fractions, one per settlement: a column or a row
 * @param [markPrices] Mark price at each settlement, one per rate; required for unit "coin"
 * @param [side] "short" or "long" (default "short")
 * @param [unit] "usd" or "coin" (default "usd")
 * @returns USD or coins; + you paid, - you received
 * @remarks usd: side × notional × sum of rates; coin: side × sum of notional / mark × rate. Rates within ±0.1, prices > 0, no blanks, else #VALUE!.
 * @example =HEDGE.FUNDINGPAID(175000,{0.0005,0.0005}) //=> -175
 * @example =HEDGE.FUNDINGPAID(15000,0.0025,750,"long","coin") //=> 0.05
 * @example =HEDGE.FUNDINGPAID(15000,0.0025,,"long","coin") //=> #VALUE! markPrices are needed for unit "coin"
 */
export function FUNDINGPAID(
  notional: unknown,
  fundingRates: unknown[][],
  markPrices?: unknown[][],
  side?: unknown,
  unit?: unknown,
): number {
  return localCell(() => {
    const rates = numbers("fundingRates", fundingRates, fundingRateCell);
    const marks = isOmittedRange("markPrices", markPrices)
      ? null
      : numbers("markPrices", markPrices, positive);
    if (marks !== null) sameLength("fundingRates", rates, "markPrices", marks);
    const isInCoins = choice("unit", unit, units) === "coin";
    if (isInCoins && marks === null) {
      throw new HedgeError({ code: "invalid_input", message: 'markPrices are needed for unit "coin"' });
    }
    return fundingPaid({
      notional: nonNegative("notional", notional),
      fundingRates: rates,
      markPrices: isInCoins ? marks : null,
      side: choice("side", side, sides),
    });
  });
}
