import { fundingData } from "./dataLine.js";
import { isNumber, monthMinutes, sumsBefore, type Series } from "./fundingSums.js";
import { percent, quantile, table } from "./table.js";

/** Fewer sums are no distribution: of one stretch of 30 days every settlement would count. */
const minSums = 300;

/** What a short received in 30 days, of each series that holds enough of them. */
export function monthsSection(series: readonly Series[]): string {
  const long = series
    .map((each) => ({ ...each, sums: sumsBefore(each.past, monthMinutes).filter(isNumber) }))
    .filter(({ sums }) => sums.length >= minSums);
  if (long.length === 0) return "";
  const rows = long.map(({ source, coin, past, sums }) => {
    const span = (past.at(-1)?.minute ?? 0) - (past[0]?.minute ?? 0);
    const cells = [0.05, 0.5, 0.95, 0].map((share) => percent(quantile(sums, share), 2));
    const paid = percent(sums.filter((sum) => sum < 0).length / sums.length);
    return [`${coin}, ${source}`, String(Math.floor(span / monthMinutes)), ...cells, paid];
  });
  return `### What a short received in 30 days

${fundingData(long)}

Sum of the settled rates over the 30 days up to each settlement that has as many before it, in % of the notional; negative:
the short paid. The sums overlap; "separate" counts the stretches of 30 days that do not.

${table(["series", "separate", "5 %", "median", "95 %", "worst", "paid, % of times"], rows)}`;
}
