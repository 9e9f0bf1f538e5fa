import { outOfSample, periodDays } from "../../shared/calc/outOfSample.js";
import { simpleReturns } from "../../shared/calc/statistics.js";
import type { PricePast } from "../../shared/desk/pricePast.js";
import { priceData } from "./dataLine.js";
import type { Group } from "./groups.js";
import { bitcoinBeta, etherBeta, proxyMethods, type Prices, type ProxyMethod } from "./proxyMethods.js";
import type { Coin } from "./readPast.js";
import { mean, median, percent, quantile, table } from "./table.js";

const firstDay = 365;
const basketSize = 10;

type Outcome = { readonly removed: number; readonly tail: number };

function outcomeOf(prices: Prices, { weights }: ProxyMethod, periods: number): Outcome {
  const { varianceRemoved, lossPaidBack } = outOfSample({
    prices: { asset: prices.coin, proxies: prices.proxies },
    first: firstDay,
    periods,
    weightsAt: (day) => weights(prices, day),
  });
  return { removed: varianceRemoved(), tail: lossPaidBack() };
}

type WholeCoin = Coin<PricePast> & { readonly prices: readonly number[] };

/** The coins that have a price on every day of the calendar. */
function wholeCoins(coins: readonly Coin<PricePast>[], calendar: PricePast): readonly WholeCoin[] {
  return coins.flatMap(({ coin, past }) => {
    const prices = past.closes.filter((close) => close !== null);
    const isWhole =
      past.begins === calendar.begins &&
      past.ends === calendar.ends &&
      prices.length === calendar.closes.length;
    return isWhole ? [{ coin, past, prices }] : [];
  });
}

/** Prices of baskets of equal USD in each coin, set equal again every day; by the coins' names, a rest left out. */
function basketsOf(coins: readonly WholeCoin[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.floor(coins.length / basketSize) }, (_none, index) => {
    const members = coins.slice(index * basketSize, (index + 1) * basketSize);
    const returns = members.map(({ prices }) => simpleReturns(prices));
    let price = 1;
    const later = (returns[0] ?? []).map((_return, day) => {
      price *= 1 + mean(returns.map((each) => each[day] ?? Number.NaN));
      return price;
    });
    return [1, ...later];
  });
}

function cells(outcomes: readonly Outcome[]): readonly string[] {
  const removed = outcomes.map((each) => each.removed);
  const spread = [0.1, 0.5, 0.9].map((share) => quantile(removed, share).toFixed(2)).join(" / ");
  return [spread, median(outcomes.map(({ tail }) => tail)).toFixed(2)];
}

/** What is hedged by the proxies, under one heading of the table. */
type Hedged = { readonly name: string; readonly of: readonly Prices[] };

function hedgedOf(
  majors: readonly WholeCoin[],
  others: readonly WholeCoin[],
  proxies: Prices["proxies"],
): readonly Hedged[] {
  const of = (name: string, prices: readonly (readonly number[])[]): Hedged => ({
    name: `${String(prices.length)} ${name}`,
    of: prices.map((coin) => ({ coin, proxies })),
  });
  return [
    of(
      "majors",
      majors.map(({ prices }) => prices),
    ),
    of(
      "others",
      others.map(({ prices }) => prices),
    ),
    of("baskets of ten", basketsOf(others)),
  ].filter((each) => each.of.length > 0);
}

/** Altcoins hedged by BTC or ETH, out of sample; "" where the prices are too few. */
export function proxySection(groups: readonly Group[]): string {
  const of = (name: string): Group["coins"] => groups.find((group) => group.name === name)?.coins ?? [];
  const calendar = of("BTC")[0]?.past;
  if (calendar === undefined) return "";
  const proxies = wholeCoins([...of("BTC"), ...of("ETH")], calendar);
  const periods = Math.floor((calendar.closes.length - 1 - firstDay) / periodDays);
  const [majors, others] = [wholeCoins(of("majors"), calendar), wholeCoins(of("others"), calendar)];
  const coins = [...majors, ...others];
  if (proxies.length < 2 || periods < 1 || coins.length === 0) return "";
  const hedged = hedgedOf(
    majors,
    others,
    proxies.map(({ prices }) => prices),
  );
  const outcomes = (prices: readonly Prices[], method: ProxyMethod): readonly Outcome[] =>
    prices.map((each) => outcomeOf(each, method, periods));
  const rows = proxyMethods.map((method) => [
    method.name,
    ...hedged.flatMap((each) => cells(outcomes(each.of, method))),
  ]);
  const alone = coins.map(({ prices }): Prices => ({
    coin: prices,
    proxies: proxies.map((each) => each.prices),
  }));
  const bitcoin = outcomes(alone, bitcoinBeta);
  const better = outcomes(alone, etherBeta).filter(
    ({ removed }, index) => removed > (bitcoin[index]?.removed ?? 0),
  );
  return `### A proxy instead of the coin itself, out of sample

${priceData([...proxies, ...coins])}

Only coins with a price on every day of BTC's. The notional of the short is estimated from the past and kept for the next 30 days,
${String(periods)} times without overlap. Variance: the share of the variance of daily returns that the hedge removed over all these days, 10 % / median / 90 % of the coins.
Tail: of the coin's losses in its worst 5 % of weeks, every start day counted, the share that the short paid back, median of the coins. A basket holds equal USD of ten of the
other coins.

${table(["method", ...hedged.flatMap(({ name }) => [`${name}: variance`, "tail"])], rows)}

For ${String(better.length)} of the ${String(coins.length)} coins (${percent(better.length / coins.length, 0)} %) ETH's beta of 180 days removed more variance than BTC's.`;
}
