import type { BacktestRules } from "./backtested.js";
import { covariance, deviation, returns, twoWeights } from "./series.js";

export type Method = "asset-specific" | "proxy by correlation" | "proxy by beta" | "two proxies";

/** Daily closes, oldest first, as the exchange of the instrument told them; days as a spreadsheet counts them. */
export type Closes = readonly (readonly [day: number, close: number])[];

export type Past = {
  readonly days: readonly number[];
  readonly btc: readonly number[];
  readonly eth: readonly number[];
  readonly coins: readonly (readonly number[])[];
  /** The level of all coins together, 100 on the first day. */
  readonly basket: readonly number[];
};

const daysShown = 90;

/** The last days of all that is compared; coins as many as are held of each. */
export function pastPrices(
  proxies: readonly [Closes, Closes],
  coins: readonly Closes[],
  held: readonly number[],
) {
  const shown = (closes: Closes): readonly number[] => closes.slice(-daysShown).map(([, close]) => close);
  const prices = coins.map(shown);
  const worth = (day: number): number =>
    prices.reduce((sum, price, index) => sum + (price[day] ?? Number.NaN) * (held[index] ?? 0), 0);
  const days = proxies[0].slice(-daysShown).map(([day]) => day);
  return {
    days,
    btc: shown(proxies[0]),
    eth: shown(proxies[1]),
    coins: prices,
    basket: days.map((_day, index) => (100 * worth(index)) / worth(0)),
  } satisfies Past;
}

export type Statistics = {
  readonly correlation: number;
  readonly beta: number;
  readonly basketMoves: number;
  readonly proxyMoves: number;
  readonly weights: readonly [number, number];
  readonly explained: number;
};

/** How basket and proxy moved together; moves a year are of 365 days. */
export function statisticsOf(past: Past, proxy: "BTC" | "ETH"): Statistics {
  const basket = returns(past.basket);
  const [btc, eth] = [returns(past.btc), returns(past.eth)];
  const chosen = proxy === "ETH" ? eth : btc;
  const together = covariance(basket, chosen);
  return {
    correlation: together / (deviation(basket) * deviation(chosen)),
    beta: together / covariance(chosen, chosen),
    basketMoves: deviation(basket) * Math.sqrt(365),
    proxyMoves: deviation(chosen) * Math.sqrt(365),
    ...twoWeights(basket, [btc, eth]),
  };
}

/** What a method shorts, as a price by day. */
export function shortedPrices(
  past: Past,
  { weights: [one, other] }: Statistics,
  method: Method,
  proxy: "BTC" | "ETH",
): readonly number[] {
  if (method === "asset-specific") return past.basket;
  if (method !== "two proxies") return proxy === "ETH" ? past.eth : past.btc;
  const [btc, eth] = [returns(past.btc), returns(past.eth)];
  let level = 100;
  return [
    level,
    ...btc.map((move, index) => {
      level *= 1 + (one * move + other * (eth[index] ?? Number.NaN)) / (one + other);
      return level;
    }),
  ];
}

/** USD short per USD held, by the method. */
export function ratioOf({ correlation, beta, weights }: Statistics, method: Method): BacktestRules["ratio"] {
  const ratios = {
    "asset-specific": 1,
    "proxy by correlation": correlation,
    "proxy by beta": beta,
    "two proxies": weights[0] + weights[1],
  };
  return ratios[method];
}
