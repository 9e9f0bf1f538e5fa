import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One row of WEEX's lists: the contract and what exchangeInfo says of it. */
export type WeexListing = Contract & {
  readonly intervalHours: number;
  readonly tick: string;
  readonly lotStep: string;
  readonly share: boolean;
  /** False for a contract that has prices but is missing from exchangeInfo. */
  readonly inExchangeInfo: boolean;
};

const coinFacts: readonly (readonly [coin: Coin, tick: string, lotStep: string])[] = [
  ["BTC", "0.1", "0.0001"],
  ["ETH", "0.01", "0.001"],
  ["SOL", "0.01", "0.1"],
  ["XRP", "0.0001", "1"],
  ["DOGE", "0.00001", "100"],
  ["LINK", "0.001", "0.1"],
  ["ADA", "0.0001", "1"],
  ["AVAX", "0.001", "0.1"],
  ["DOT", "0.001", "0.1"],
  ["LTC", "0.01", "0.01"],
  ["BCH", "0.01", "0.01"],
  ["BNB", "0.01", "0.01"],
  ["TRX", "0.00001", "10"],
  ["UNI", "0.001", "0.1"],
];

function listing(coin: Coin, tick: string, lotStep: string): WeexListing {
  return {
    venue: "weex",
    symbol: `${coin}USDT`,
    coin,
    quote: "USDT",
    multiplier: 1,
    intervalHours: 8,
    deliveryTime: null,
    tick,
    lotStep,
    share: false,
    inExchangeInfo: true,
  };
}

/** Everything on WEEX: perpetuals in USDT, two that settle every four hours, one exchangeInfo does not know, a share. */
export const weexListings: readonly WeexListing[] = [
  ...coinFacts.map(([coin, tick, lotStep]) => listing(coin, tick, lotStep)),
  { ...listing("NEAR", "0.001", "1"), intervalHours: 4 },
  { ...listing("PEPE", "0.0000001", "100"), symbol: "1000PEPEUSDT", multiplier: 1000, intervalHours: 4 },
  { ...listing("GMT", "0.0001", "1"), inExchangeInfo: false },
  { ...listing("META", "0.01", "0.01"), share: true },
  // Invented: a share that is listed as if it were a coin, as only its price shows.
  { ...listing("BB", "0.001", "1"), assetFactor: 7.708 / 0.00963677 },
];
