import { beta } from "../../shared/calc/beta.js";
import { multiProxy } from "../../shared/calc/multiProxy.js";
import { outOfSample, periodDays } from "../../shared/calc/outOfSample.js";
import { returnCorrelation, simpleReturns } from "../../shared/calc/statistics.js";
import { Decimal } from "../../shared/decimal.js";
import type { PricePast } from "../../shared/desk/pricePast.js";
import type { Group } from "./groups.js";
import type { Coin } from "./readPast.js";
import { median, quantile, table } from "./table.js";

const firstDay = 365;

/** Prices of a coin, BTC and ETH on the same days, without a gap. */
type Prices = { readonly coin: readonly number[]; readonly proxies: readonly (readonly number[])[] };

/** USD of BTC and of ETH to short per USD of the coin, by the prices up to a day. */
type Method = { readonly name: string; readonly weights: (prices: Prices, day: number) => readonly number[] };

function returnsUpTo(prices: readonly number[], day: number, days: number): readonly number[] {
  return simpleReturns(prices.slice(day - days, day + 1));
}

function ofOne(place: 0 | 1, weight: number): readonly number[] {
  return place === 0 ? [weight, 0] : [0, weight];
}

type Estimate = Parameters<typeof beta>[2];

function byBeta(place: 0 | 1, days: number, estimate: Estimate = { method: "ols" }): Method["weights"] {
  return ({ coin, proxies }, day) => {
    const proxy = returnsUpTo(proxies[place] ?? [], day, days);
    return ofOne(place, beta(returnsUpTo(coin, day, days), proxy, estimate));
  };
}

const methods: readonly Method[] = [
  { name: "BTC, beta of 180 days", weights: byBeta(0, 180) },
  { name: "ETH, beta of 90 days", weights: byBeta(1, 90) },
  { name: "ETH, beta of 180 days", weights: byBeta(1, 180) },
  { name: "ETH, beta of 365 days", weights: byBeta(1, 365) },
  {
    name: "BTC and ETH, 180 days",
    weights: ({ coin, proxies }, day) =>
      multiProxy({
        positionValue: new Decimal(1),
        asset: returnsUpTo(coin, day, 180),
        proxies: proxies.map((each) => returnsUpTo(each, day, 180)),
      }).notionals.map(Number),
  },
  { name: "BTC, 1 : 1", weights: () => [1, 0] },
  { name: "ETH, 1 : 1", weights: () => [0, 1] },
  { name: "ETH, ewma 0.94", weights: byBeta(1, 180, { method: "ewma", decay: 0.94 }) },
  { name: "ETH, shrink 0.2", weights: byBeta(1, 180, { method: "shrink", shrinkage: 0.2 }) },
  {
    name: "BTC, by correlation",
    weights: ({ coin, proxies }, day) =>
      ofOne(0, returnCorrelation(returnsUpTo(coin, day, 180), returnsUpTo(proxies[0] ?? [], day, 180))),
  },
];

type Outcome = { readonly removed: number; readonly tail: number };

function outcomeOf(prices: Prices, { weights }: Method, periods: number): Outcome {
  const { varianceRemoved, lossPaidBack } = outOfSample({
    prices: { asset: prices.coin, proxies: prices.proxies },
    first: firstDay,
    periods,
    weightsAt: (day) => weights(prices, day),
  });
  return { removed: varianceRemoved(), tail: lossPaidBack() };
}

/** Prices of the coins that have every day of the calendar. */
function wholePrices(coins: readonly Coin<PricePast>[], calendar: PricePast): readonly (readonly number[])[] {
  return coins.flatMap(({ past }) => {
    const prices = past.closes.filter((close) => close !== null);
    const isWhole =
      past.begins === calendar.begins &&
      past.ends === calendar.ends &&
      prices.length === calendar.closes.length;
    return isWhole ? [prices] : [];
  });
}

function cells(outcomes: readonly Outcome[]): readonly string[] {
  const removed = outcomes.map((each) => each.removed);
  const spread = [0.1, 0.5, 0.9].map((share) => quantile(removed, share).toFixed(2)).join(" / ");
  return [spread, median(outcomes.map(({ tail }) => tail)).toFixed(2)];
}

/** Altcoins hedged by BTC or ETH, out of sample; "" where the prices are too few. */
export function proxySection(groups: readonly Group[]): string {
  const of = (name: string): Group["coins"] => groups.find((group) => group.name === name)?.coins ?? [];
  const [bitcoin, ether] = [of("BTC")[0]?.past, of("ETH")[0]?.past];
  if (bitcoin === undefined || ether === undefined) return "";
  const proxies = wholePrices([...of("BTC"), ...of("ETH")], bitcoin);
  const periods = Math.floor((bitcoin.closes.length - 1 - firstDay) / periodDays);
  const altcoins = ["majors", "others"].map((name) =>
    wholePrices(of(name), bitcoin).map((coin): Prices => ({ coin, proxies })),
  );
  if (proxies.length < 2 || periods < 1 || altcoins.some(({ length }) => length === 0)) return "";
  const rows = methods.map((method) => [
    method.name,
    ...altcoins.flatMap((coins) => cells(coins.map((prices) => outcomeOf(prices, method, periods)))),
  ]);
  const [majors, others] = altcoins.map(({ length }) => String(length));
  return `## A proxy instead of the coin itself, out of sample

The size of the short from the past, tried on the next 30 days: ${String(periods)} such periods of ${majors ?? "0"} majors and ${others ?? "0"} other coins
with prices on every day. Variance of daily returns removed (10 % / median / 90 % of the coins), and tail: of the loss in the
worst 5 % of weeks, every start day counted, the share that the short paid back (median).

${table(["method", "majors", "tail", "others", "tail"], rows)}`;
}
