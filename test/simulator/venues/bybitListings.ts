import { dateSuffix, delistingTime, quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

export const bybitCategories = ["inverse", "linear"] as const;
type BybitCategory = (typeof bybitCategories)[number];

/** One row of Bybit's lists: the contract and what instruments-info says of it. */
export type BybitListing = Contract & {
  readonly category: BybitCategory;
  readonly contractType: "InversePerpetual" | "InverseFutures" | "LinearPerpetual" | "LinearFutures";
  readonly status: "Trading" | "PreLaunch" | "Settling";
  /** Empty for most coins. */
  readonly symbolType: "" | "stock";
  readonly tick: string;
  readonly lotStep: string;
};

const inverseCoins: readonly (readonly [coin: Coin, tick: string])[] = [
  ["BTC", "0.10"],
  ["ETH", "0.01"],
  ["SOL", "0.010"],
  ["XRP", "0.0001"],
  ["ADA", "0.0001"],
  ["DOT", "0.001"],
  ["LTC", "0.01"],
  ["DOGE", "0.00001"],
  ["LINK", "0.001"],
];

const linearCoins: readonly (readonly [coin: Coin, tick: string, lotStep: string])[] = [
  ["BTC", "0.10", "0.001"],
  ["ETH", "0.01", "0.01"],
  ["SOL", "0.010", "0.1"],
  ["XRP", "0.0001", "0.1"],
  ["DOGE", "0.00001", "1"],
  ["LINK", "0.001", "0.1"],
  ["ADA", "0.0001", "1"],
  ["AVAX", "0.001", "0.1"],
  ["DOT", "0.0001", "0.1"],
  ["LTC", "0.01", "0.1"],
  ["BCH", "0.10", "0.01"],
  ["BNB", "0.10", "0.01"],
  ["TRX", "0.00001", "1"],
  ["ETC", "0.001", "0.1"],
  ["FIL", "0.0001", "0.1"],
  ["ATOM", "0.001", "0.1"],
  ["UNI", "0.001", "0.1"],
];

const common = {
  venue: "bybit",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  status: "Trading",
  symbolType: "",
} as const;

function inverse(coin: Coin, tick: string): BybitListing {
  return {
    ...common,
    category: "inverse",
    contractType: "InversePerpetual",
    coin,
    symbol: `${coin}USD`,
    quote: "USD",
    tick,
    lotStep: "1",
  };
}

function linear(coin: Coin, tick: string, lotStep: string): BybitListing {
  return {
    ...common,
    category: "linear",
    contractType: "LinearPerpetual",
    coin,
    symbol: `${coin}USDT`,
    quote: "USDT",
    tick,
    lotStep,
  };
}

/** Bybit writes the quarter as a letter: BTCUSDZ26 is settled in December 2026. */
function inverseFuture(perpetual: BybitListing, deliveryTime: number): BybitListing {
  const date = new Date(deliveryTime);
  const letter = "HMUZ".charAt(Math.floor(date.getUTCMonth() / 3));
  return {
    ...perpetual,
    symbol: `${perpetual.symbol}${letter}${dateSuffix(deliveryTime).slice(0, 2)}`,
    contractType: "InverseFutures",
    intervalHours: null,
    deliveryTime,
  };
}

function linearFuture(perpetual: BybitListing, deliveryTime: number): BybitListing {
  const month = new Date(deliveryTime).toUTCString().slice(5, 16).toUpperCase().replaceAll(" ", "");
  return {
    ...perpetual,
    symbol: `${perpetual.coin}-${month.slice(0, 5)}${month.slice(-2)}`,
    contractType: "LinearFutures",
    intervalHours: null,
    deliveryTime,
  };
}

function inverseListings(time: number): readonly BybitListing[] {
  const [current, next] = quarterlyDeliveries(time);
  const bitcoin = inverse("BTC", "0.10");
  return [
    ...inverseCoins.map(([coin, tick]) => inverse(coin, tick)),
    inverseFuture(bitcoin, current),
    inverseFuture(bitcoin, next),
    inverseFuture(inverse("ETH", "0.01"), current),
    { ...inverse("UNI", "0.001"), status: "Settling" },
  ];
}

function linearListings(time: number): readonly BybitListing[] {
  const [current] = quarterlyDeliveries(time);
  const usdc = (coin: Coin, tick: string, lotStep: string): BybitListing => ({
    ...linear(coin, tick, lotStep),
    symbol: `${coin}PERP`,
    quote: "USDC",
  });
  return [
    ...linearCoins.map(([coin, tick, lotStep]) => linear(coin, tick, lotStep)),
    { ...linear("NEAR", "0.001", "0.1"), intervalHours: 4 },
    {
      ...linear("PEPE", "0.0000001", "100"),
      symbol: "1000PEPEUSDT",
      multiplier: 1000,
      intervalHours: 4,
    },
    usdc("BTC", "0.10", "0.001"),
    usdc("ETH", "0.01", "0.01"),
    linearFuture(usdc("BTC", "0.10", "0.001"), current),
    { ...linear("SIM", "0.0001", "1"), status: "PreLaunch", intervalHours: 4 },
    { ...linear("META", "0.01", "0.01"), symbolType: "stock" },
    { ...linear("ON", "0.01", "0.1"), symbolType: "stock", assetFactor: 74.23 / 0.2115 },
    { ...linear("GMT", "0.0001", "1"), delistsAt: delistingTime },
  ];
}

/** Everything in one of Bybit's categories: perpetuals, dated futures among them, one that cannot be traded, a share. */
export function bybitListings(category: BybitCategory, time: number): readonly BybitListing[] {
  return category === "inverse" ? inverseListings(time) : linearListings(time);
}
