import type { Settlement } from "../../shared/calc/fundingStress.js";
import { fundingData } from "./dataLine.js";
import { predictors, skillCell, skillOf, type Pair } from "./forecastSkill.js";
import { dayMinutes, isNumber, monthMinutes, placeAt, sumsBefore, weekMinutes } from "./fundingSums.js";
import type { Series } from "./fundingSums.js";
import { median, percent, quantile, table } from "./table.js";

/** The source that holds the most coins: only there can altcoins be compared. */
function widest(series: readonly Series[]): readonly Series[] {
  const bySource = new Map<string, readonly Series[]>();
  for (const each of series) bySource.set(each.source, [...(bySource.get(each.source) ?? []), each]);
  return [...bySource.values()].reduce((one, other) => (other.length > one.length ? other : one), []);
}

/** Forecasts of a coin's last days, by what was known before them; null where it has too little past. */
function forecastsOf(settlements: readonly Settlement[], days: number): readonly Pair[] | null {
  const minutes = days * dayMinutes;
  const end = settlements.at(-1)?.minute ?? 0;
  const place = placeAt(settlements, end - minutes);
  const sums = sumsBefore(settlements, minutes);
  const came = sums.at(-1) ?? null;
  const week = sumsBefore(settlements, weekMinutes)[place] ?? null;
  const forecasts = [
    settlements[place] === undefined ? null : settlements[place].rate * (settlements.length - 1 - place),
    week === null ? null : (week * days) / 7,
    sums[place] ?? null,
  ].filter(isNumber);
  if (came === null || forecasts.length < predictors.length) return null;
  return forecasts.map((forecast) => ({ forecast, came }));
}

function rowOf(coins: readonly Series[], days: number): readonly string[] {
  const known = coins.flatMap(({ past }) => {
    const forecasts = forecastsOf(past, days);
    return forecasts === null ? [] : [forecasts];
  });
  const skills = predictors.map((_name, method) =>
    known.length < 3 ? "" : skillCell([skillOf(known.flatMap((pairs) => pairs[method] ?? []))]),
  );
  const received = known.filter(([pair]) => pair !== undefined && pair.came > 0).length / known.length;
  const share = known.length === 0 ? "" : percent(received, 0);
  return [`last ${String(days)} days`, String(known.length), ...skills, share];
}

/** Of coins that had cost a short 1 % in seven days, how often the next seven days cost again. */
function persistenceText(coins: readonly Series[]): string {
  const weeks = coins.map(({ past }) => sumsBefore(past, weekMinutes));
  const costly = coins.flatMap(({ past }, index) => {
    const place = weeks[index]?.findIndex((sum) => sum !== null && sum <= -0.01) ?? -1;
    return place < 0 ? [] : [{ past, sums: weeks[index] ?? [], minute: past[place]?.minute ?? 0 }];
  });
  const next = costly.flatMap(({ past, sums, minute }) => {
    const end = minute + weekMinutes;
    if ((past.at(-1)?.minute ?? 0) < end) return [];
    return sums[placeAt(past, end)] ?? [];
  });
  if (next.length === 0) return "";
  const again = next.filter((sum) => sum < 0).length / next.length;
  const costs = next.map((sum) => -sum);
  return `Of these ${String(coins.length)} coins, ${String(costly.length)} had cost a short 1 % of its notional within seven days. ${String(next.length)} of them have seven days after the
first such moment: in ${percent(again, 0)} % these cost again, a median of ${percent(median(costs), 2)} %, and in one of ten ${percent(quantile(costs, 0.9), 1)} % or more.`;
}

function lastMonthText(coins: readonly Series[]): string {
  const sums = coins.map(({ past }) => sumsBefore(past, monthMinutes).at(-1) ?? null).filter(isNumber);
  if (sums.length === 0) return "";
  const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => percent(quantile(sums, share), 2));
  const paid = percent(sums.filter((sum) => sum < 0).length / sums.length, 0);
  return `In the last 30 days of the ${String(sums.length)} coins that have as many, a short received a median of ${middle ?? ""} % of its notional (5 % of
the coins: ${low ?? ""} % or less, 95 %: ${high ?? ""} % or less) and paid on ${paid} % of the coins.`;
}

/** Funding of many coins of one venue at the same time: altcoins differ more from each other than from their own past. */
export function acrossSection(series: readonly Series[]): string {
  const coins = widest(series.filter(({ coin }) => coin !== "BTC" && coin !== "ETH"));
  const [first] = coins;
  if (first === undefined || coins.length < 3) return "";
  const head = [
    "forecast of",
    "coins",
    ...predictors.slice(0, 2),
    "as many days before",
    "received, % of coins",
  ];
  const texts = [persistenceText(coins), lastMonthText(coins)].filter((text) => text !== "");
  return `### Funding across altcoins

${fundingData(coins)}

Coins of ${first.source}. One forecast a coin for its last days, by what was known before them, so that all forecasts are of the same weeks: rank
correlation over the coins / right sign in % / median error in % of the notional.

${table(
  head,
  [15, 30].map((days) => rowOf(coins, days)),
)}

${texts.join("\n\n")}`;
}
