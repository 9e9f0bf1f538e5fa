import { delistingTime } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One row of BingX's lists: the contract and what the list of contracts says of it. */
export type BingxListing = Contract & {
  readonly intervalHours: number;
  readonly tick: string;
  /** In coins where the contract is linear, in contracts where it is inverse. */
  readonly lotStep: string;
  readonly trading: boolean;
  readonly share: boolean;
  /** False for a contract that has prices but is missing from the list of contracts. */
  readonly inContracts: boolean;
};

const inverseCoins: readonly (readonly [coin: Coin, tick: string])[] = [
  ["BTC", "0.1"],
  ["ETH", "0.01"],
  ["SOL", "0.001"],
  ["BNB", "0.01"],
  ["XRP", "0.0001"],
  ["DOGE", "0.00001"],
  ["ADA", "0.0001"],
  ["LINK", "0.001"],
];

const linearCoins: readonly (readonly [coin: Coin, tick: string, lotStep: string])[] = [
  ["BTC", "0.1", "0.0001"],
  ["ETH", "0.01", "0.01"],
  ["SOL", "0.001", "0.01"],
  ["XRP", "0.0001", "0.1"],
  ["DOGE", "0.00001", "1"],
  ["LINK", "0.001", "0.1"],
  ["ADA", "0.0001", "1"],
  ["AVAX", "0.001", "0.1"],
  ["DOT", "0.001", "0.1"],
  ["LTC", "0.01", "0.01"],
  ["BCH", "0.01", "0.001"],
  ["BNB", "0.01", "0.01"],
  ["TRX", "0.00001", "1"],
  ["UNI", "0.001", "0.1"],
];

const common = {
  venue: "bingx",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  trading: true,
  share: false,
  inContracts: true,
} as const;

function inverse(coin: Coin, tick: string): BingxListing {
  return { ...common, symbol: `${coin}-USD`, coin, quote: "USD", tick, lotStep: "1" };
}

function linear(coin: Coin, tick: string, lotStep: string, quote: "USDT" | "USDC" = "USDT"): BingxListing {
  return { ...common, symbol: `${coin}-${quote}`, coin, quote, tick, lotStep };
}

/** Everything coin-margined: perpetuals, one that does not trade. */
export const inverseBingxListings: readonly BingxListing[] = [
  ...inverseCoins.map(([coin, tick]) => inverse(coin, tick)),
  { ...inverse("LTC", "0.01"), trading: false },
];

/** Everything dollar-margined: USDT and USDC, a bundle of a thousand, one paused, one not in the list, a share. */
export const linearBingxListings: readonly BingxListing[] = [
  ...linearCoins.map(([coin, tick, lotStep]) => linear(coin, tick, lotStep)),
  linear("BTC", "0.1", "0.0001", "USDC"),
  { ...linear("NEAR", "0.001", "1"), intervalHours: 4 },
  {
    ...linear("PEPE", "0.0000001", "1"),
    symbol: "1000PEPE-USDT",
    multiplier: 1000,
    intervalHours: 4,
  },
  { ...linear("GALA", "0.00001", "1"), trading: false },
  { ...linear("GMT", "0.0001", "1"), inContracts: false },
  { ...linear("ATOM", "0.001", "0.1"), delistsAt: delistingTime },
  { ...linear("META", "0.01", "0.01"), symbol: "NCSKMETA2USD-USDT", share: true },
];
