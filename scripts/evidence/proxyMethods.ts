import { beta } from "../../shared/calc/beta.js";
import { multiProxy } from "../../shared/calc/multiProxy.js";
import { returnCorrelation, simpleReturns } from "../../shared/calc/statistics.js";
import { Decimal } from "../../shared/decimal.js";

/** Prices of a coin, BTC and ETH on the same days, without a gap. */
export type Prices = { readonly coin: readonly number[]; readonly proxies: readonly (readonly number[])[] };

/** USD of BTC and of ETH to short per USD of the coin, by the prices up to a day. */
export type ProxyMethod = {
  readonly name: string;
  readonly weights: (prices: Prices, day: number) => readonly number[];
};

function returnsUpTo(prices: readonly number[], day: number, days: number): readonly number[] {
  return simpleReturns(prices.slice(day - days, day + 1));
}

function ofOne(place: 0 | 1, weight: number): readonly number[] {
  return place === 0 ? [weight, 0] : [0, weight];
}

type Estimate = Parameters<typeof beta>[2];

function byBeta(place: 0 | 1, days: number, estimate: Estimate = { method: "ols" }): ProxyMethod["weights"] {
  return ({ coin, proxies }, day) => {
    const proxy = returnsUpTo(proxies[place] ?? [], day, days);
    return ofOne(place, beta(returnsUpTo(coin, day, days), proxy, estimate));
  };
}

/** The two that are compared coin by coin. */
export const bitcoinBeta: ProxyMethod = { name: "BTC, beta of 180 days", weights: byBeta(0, 180) };
export const etherBeta: ProxyMethod = { name: "ETH, beta of 180 days", weights: byBeta(1, 180) };

export const proxyMethods: readonly ProxyMethod[] = [
  bitcoinBeta,
  { name: "ETH, beta of 90 days", weights: byBeta(1, 90) },
  etherBeta,
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
