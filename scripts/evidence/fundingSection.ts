import type { Settlement } from "../../shared/calc/fundingStress.js";
import { correlationOf } from "../../shared/calc/statistics.js";
import type { Coin } from "./readPast.js";
import { mean, median, percent, quantile, table } from "./table.js";

const dayMinutes = 1440;
const monthMinutes = 30 * dayMinutes;
const weekMinutes = 7 * dayMinutes;

/** A series and where it is from: "binance-linear-2020 BTC". */
export type Series = Coin<readonly Settlement[]> & { readonly source: string };

/** Sums of rates over the minutes up to each settlement; null where the series is too young. */
function sumsBefore(settlements: readonly Settlement[], minutes: number): readonly (number | null)[] {
  const begin = settlements[0]?.minute ?? 0;
  let first = 0;
  let sum = 0;
  return settlements.map(({ minute, rate }) => {
    sum += rate;
    while ((settlements[first]?.minute ?? minute) <= minute - minutes) {
      sum -= settlements[first]?.rate ?? 0;
      first += 1;
    }
    return minute - minutes < begin ? null : sum;
  });
}

function isNumber(value: number | null): value is number {
  return value !== null;
}

/** What a short received in 30 days, of each series that holds enough of them. */
export function monthsSection(series: readonly Series[]): string {
  const rows = series.flatMap(({ source, coin, past }) => {
    const sums = sumsBefore(past, monthMinutes).filter(isNumber);
    if (sums.length < 300) return [];
    const cells = [0.05, 0.5, 0.95, 0].map((share) => percent(quantile(sums, share), 2));
    const paid = percent(sums.filter((sum) => sum < 0).length / sums.length);
    return [[`${coin}, ${source}`, ...cells, paid]];
  });
  if (rows.length === 0) return "";
  return `## What a short received in 30 days

Sum of the settled rates over each 30 days, in % of the size; negative: the short paid. One sum a settlement, so they overlap.

${table(["series", "5 %", "median", "95 %", "worst", "paid, % of times"], rows)}`;
}

/** Ranks of values, equal ones by their middle. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values.keys()].sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const result = Array<number>(values.length).fill(0);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    const value = values[sorted[from] ?? 0];
    while (to + 1 < sorted.length && values[sorted[to + 1] ?? 0] === value) to += 1;
    for (let place = from; place <= to; place += 1) result[sorted[place] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return result;
}

type Pair = { readonly foretold: number; readonly came: number };
type Skill = { readonly rank: number; readonly sign: number; readonly error: number };

function skillOf(pairs: readonly Pair[]): Skill {
  const came = pairs.map((pair) => pair.came);
  const foretold = pairs.map((pair) => pair.foretold);
  return {
    rank: correlationOf(["the forecasts", "the sums"], ranks(foretold), ranks(came)),
    sign: pairs.filter((pair) => pair.foretold > 0 === pair.came > 0).length / pairs.length,
    error: median(pairs.map((pair) => Math.abs(pair.foretold - pair.came))),
  };
}

/** What the last rate, seven days and thirty days said of the next thirty days, once a day. */
function pairsOf(settlements: readonly Settlement[]): readonly (readonly Pair[])[] {
  const weeks = sumsBefore(settlements, weekMinutes);
  const months = sumsBefore(settlements, monthMinutes);
  const placeOf = new Map(settlements.map(({ minute }, place) => [minute, place]));
  const pairs: Pair[][] = [[], [], []];
  // Once a day, at the hour at which the series begins: venues settle at different ones.
  const begin = settlements[0]?.minute ?? 0;
  settlements.forEach(({ minute, rate }, place) => {
    const later = placeOf.get(minute + monthMinutes);
    const [week, month] = [weeks[place] ?? null, months[place] ?? null];
    const came = later === undefined ? null : (months[later] ?? null);
    if ((minute - begin) % dayMinutes !== 0 || later === undefined) return;
    if (week === null || month === null || came === null) return;
    // At the interval of the thirty days to come: what a rate per settlement amounts to.
    const foretold = [rate * (later - place), (week * 30) / 7, month];
    foretold.forEach((each, method) => pairs[method]?.push({ foretold: each, came }));
  });
  return pairs;
}

const predictors = ["last rate", "7 days", "30 days"] as const;

/** Which past foretells the next 30 days, by source. */
export function predictorSection(series: readonly Series[]): string {
  const bySource = new Map<string, (readonly (readonly Pair[])[])[]>();
  for (const { source, past } of series) {
    const pairs = pairsOf(past);
    if ((pairs[0]?.length ?? 0) < 180) continue;
    bySource.set(source, [...(bySource.get(source) ?? []), pairs]);
  }
  const rows = [...bySource].map(([source, ofSeries]) => [
    `${source} (${String(ofSeries.length)})`,
    ...predictors.map((_name, method) => {
      const skills = ofSeries.map((pairs) => skillOf(pairs[method] ?? []));
      const [rank, sign, error] = [
        mean(skills.map((skill) => skill.rank)),
        mean(skills.map((skill) => skill.sign)),
        mean(skills.map((skill) => skill.error)),
      ];
      return `${rank.toFixed(2)} / ${percent(sign, 0)} / ${percent(error, 2)}`;
    }),
  ]);
  if (rows.length === 0) return "";
  return `## What foretells the funding of the next 30 days

Rank correlation / right sign in % / median error in % of the size, once a day, the mean of a source's series (their number in
brackets). The last rate counts as if it stayed for the settlements of the 30 days; seven days as if they went on.

${table(["source", ...predictors], rows)}`;
}

/** Of coins that had cost a short 1 % in seven days, how often the next seven days cost again. */
export function persistenceSection(series: readonly Series[]): string {
  const next = series.flatMap(({ past }) => {
    const weeks = sumsBefore(past, weekMinutes);
    const costly = past[weeks.findIndex((sum) => sum !== null && sum <= -0.01)];
    if (costly === undefined) return [];
    const end = costly.minute + weekMinutes;
    if ((past.at(-1)?.minute ?? 0) < end) return [];
    return [weeks[past.filter(({ minute }) => minute <= end).length - 1] ?? 0];
  });
  if (next.length === 0) return "";
  const again = next.filter((sum) => sum < 0).length / next.length;
  return `Of ${String(series.length)} coins with their last 200 settlements, ${String(next.length)} had cost a short 1 % of its size within seven days and have seven days
after the first such moment: in ${percent(again, 0)} % of them these cost again, a median of ${percent(-median(next), 2)} %.`;
}
