import type { Settlement } from "../../shared/calc/fundingStress.js";
import { fundingData } from "./dataLine.js";
import { predictors, skillCell, skillOf, type Pair, type Skill } from "./forecastSkill.js";
import { dayMinutes, monthMinutes, sumsBefore, weekMinutes, type Series } from "./fundingSums.js";
import { table } from "./table.js";

/** Fewer days show no more than one turn of the market. */
const minDays = 180;

/** What the last rate, seven days and thirty days said of the next thirty days, once a day. */
function pairsOf(settlements: readonly Settlement[]): readonly (readonly Pair[])[] {
  const weeks = sumsBefore(settlements, weekMinutes);
  const months = sumsBefore(settlements, monthMinutes);
  const placeOf = new Map(settlements.map(({ minute }, place) => [minute, place]));
  const pairs: Pair[][] = predictors.map(() => []);
  // Once a day, at the hour at which the series begins: venues settle at different ones.
  const begin = settlements[0]?.minute ?? 0;
  settlements.forEach(({ minute, rate }, place) => {
    const later = placeOf.get(minute + monthMinutes);
    const [week, month] = [weeks[place] ?? null, months[place] ?? null];
    const came = later === undefined ? null : (months[later] ?? null);
    if ((minute - begin) % dayMinutes !== 0 || later === undefined) return;
    if (week === null || month === null || came === null) return;
    // At the interval of the thirty days to come: what a rate per settlement amounts to.
    const forecasts = [rate * (later - place), (week * 30) / 7, month];
    forecasts.forEach((forecast, method) => pairs[method]?.push({ forecast, came }));
  });
  return pairs;
}

type Judged = Series & { readonly skills: readonly Skill[] };

/** "binance-linear-2020" is one venue's part of "linear-2020". */
function rowsOf(judged: readonly Judged[]): readonly (readonly string[])[] {
  const kindOf = ({ source }: Series): string => source.slice(source.indexOf("-") + 1);
  return [...new Set(judged.map(kindOf))].map((kind) => {
    const ofKind = judged.filter((each) => kindOf(each) === kind);
    const venues = new Set(ofKind.map(({ source }) => source)).size;
    return [
      kind,
      `${String(ofKind.length)} / ${String(venues)}`,
      ...predictors.map((_name, method) => skillCell(ofKind.flatMap(({ skills }) => skills[method] ?? []))),
    ];
  });
}

/** In how many series the seven days did better than the last rate. */
function count(judged: readonly Judged[], isBetter: (week: Skill, last: Skill) => boolean): string {
  const better = judged.filter(({ skills: [last, week] }) => last && week && isBetter(week, last));
  return String(better.length);
}

/** Which past predicts the next 30 days, by kind and period. */
export function predictorSection(series: readonly Series[]): string {
  const judged = series.flatMap((each): Judged[] => {
    const pairs = pairsOf(each.past);
    return (pairs[0]?.length ?? 0) < minDays ? [] : [{ ...each, skills: pairs.map(skillOf) }];
  });
  if (judged.length === 0) return "";
  const betterSign = count(judged, (week, last) => week.sign > last.sign);
  const betterError = count(judged, (week, last) => week.error < last.error);
  return `### What predicts the funding of the next 30 days

${fundingData(judged)}

Rank correlation / right sign in % / median error in % of the notional. A forecast a day, wherever a series has 30 days
before and after it; the figures are the medians of the series. The last rate counts as if it stayed for the settlements of the 30 days, the last seven days as if
they went on.

${table(["kind and first year", "series / venues", ...predictors], rowsOf(judged))}

Of the ${String(judged.length)} series, the sign of seven days was right more often than that of the last rate in ${betterSign}, and its median error was
smaller in ${betterError}.`;
}
