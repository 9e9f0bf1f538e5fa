import { dateSuffix, quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One row of Kraken's lists: the contract and what its instruments say of it. */
export type KrakenListing = Contract & {
  readonly type: "futures_inverse" | "flexible_futures";
  readonly tick: string;
  /** Digits after the point of an order's size; below nought the size is a multiple of tens. */
  readonly sizeDigits: number;
  readonly tradeable: boolean;
  /** No orders are taken for now. */
  readonly suspended: boolean;
};

const inverseCoins: readonly (readonly [coin: Coin, tick: string])[] = [
  ["BTC", "0.5"],
  ["ETH", "0.05"],
  ["LTC", "0.01"],
  ["XRP", "0.0001"],
];

const linearCoins: readonly (readonly [coin: Coin, tick: string, sizeDigits: number])[] = [
  ["BTC", "1", 4],
  ["ETH", "0.1", 3],
  ["SOL", "0.01", 2],
  ["XRP", "0.00001", 0],
  ["DOGE", "0.000001", 0],
  ["LINK", "0.001", 1],
  ["ADA", "0.00001", 0],
  ["AVAX", "0.001", 1],
  ["DOT", "0.001", 1],
  ["LTC", "0.01", 2],
  ["BCH", "0.01", 2],
  ["ATOM", "0.001", 1],
  ["UNI", "0.001", 1],
  ["PEPE", "0.000000001", -3],
];

/** Bitcoin is XBT on Kraken. */
export function krakenCoin(coin: Coin): string {
  return coin === "BTC" ? "XBT" : coin;
}

const common = {
  venue: "kraken",
  quote: "USD",
  multiplier: 1,
  intervalHours: 1,
  deliveryTime: null,
  tradeable: true,
  suspended: false,
} as const;

function inverse(coin: Coin, tick: string): KrakenListing {
  const symbol = `PI_${krakenCoin(coin)}USD`;
  return { ...common, type: "futures_inverse", coin, symbol, tick, sizeDigits: 0 };
}

function linear(coin: Coin, tick: string, sizeDigits: number): KrakenListing {
  const symbol = `PF_${krakenCoin(coin)}USD`;
  return { ...common, type: "flexible_futures", coin, symbol, tick, sizeDigits };
}

function future(perpetual: KrakenListing, prefix: "FI" | "FF", deliveryTime: number): KrakenListing {
  const symbol = `${prefix}${perpetual.symbol.slice(2)}_${dateSuffix(deliveryTime)}`;
  return { ...perpetual, symbol, intervalHours: null, deliveryTime };
}

/** Both kinds in one list, as Kraken answers: perpetuals, dated futures among them, one that cannot be traded. */
export function krakenListings(time: number): readonly KrakenListing[] {
  const [current, next] = quarterlyDeliveries(time);
  return [
    ...inverseCoins.map(([coin, tick]) => inverse(coin, tick)),
    future(inverse("BTC", "0.5"), "FI", current),
    future(inverse("BTC", "0.5"), "FI", next),
    future(inverse("ETH", "0.05"), "FI", current),
    { ...inverse("BCH", "0.1"), tradeable: false },
    ...linearCoins.map(([coin, tick, sizeDigits]) => linear(coin, tick, sizeDigits)),
    future(linear("BTC", "1", 4), "FF", current),
    { ...linear("SIM", "0.0001", 0), tradeable: false },
    { ...linear("GMT", "0.0001", 0), suspended: true },
  ];
}
