import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One row of MEXC's lists: the contract and what contract/detail says of it. */
export type MexcListing = Contract & {
  readonly intervalHours: number;
  readonly settle: string;
  /** In US dollars where the contract is inverse, in coins where it is linear. */
  readonly contractSize: number;
  readonly tick: string;
  /** 0 is trading, 3 is offline, 4 is paused. */
  readonly state: 0 | 3 | 4;
  readonly share: boolean;
  /** False for a contract that has prices but is missing from contract/detail. */
  readonly inDetail: boolean;
};

const inverseCoins: readonly (readonly [coin: Coin, contractSize: number, tick: string])[] = [
  ["BTC", 100, "0.5"],
  ["ETH", 10, "0.05"],
  ["SOL", 10, "0.01"],
  ["XRP", 10, "0.0001"],
  ["SUI", 10, "0.0001"],
  ["DOGE", 10, "0.00001"],
  ["ADA", 10, "0.0001"],
  ["LTC", 10, "0.01"],
  ["AVAX", 10, "0.001"],
  ["LINK", 10, "0.001"],
];

const linearCoins: readonly (readonly [coin: Coin, contractSize: number, tick: string])[] = [
  ["BTC", 0.0001, "0.1"],
  ["ETH", 0.01, "0.01"],
  ["SOL", 0.1, "0.01"],
  ["XRP", 1, "0.0001"],
  ["DOGE", 100, "0.00001"],
  ["LINK", 0.1, "0.001"],
  ["ADA", 1, "0.0001"],
  ["AVAX", 0.1, "0.001"],
  ["DOT", 0.1, "0.001"],
  ["LTC", 0.01, "0.01"],
  ["BCH", 0.01, "0.01"],
  ["BNB", 0.01, "0.1"],
  ["TRX", 10, "0.00001"],
  ["UNI", 0.1, "0.001"],
  ["PEPE", 10_000_000, "0.0000000001"],
];

const common = {
  venue: "mexc",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  state: 0,
  share: false,
  inDetail: true,
} as const;

function inverse(coin: Coin, contractSize: number, tick: string): MexcListing {
  return { ...common, symbol: `${coin}_USD`, coin, quote: "USD", settle: coin, contractSize, tick };
}

function linear(
  coin: Coin,
  contractSize: number,
  tick: string,
  quote: "USDT" | "USDC" | "USD1" = "USDT",
): MexcListing {
  return { ...common, symbol: `${coin}_${quote}`, coin, quote, settle: quote, contractSize, tick };
}

/** Everything on MEXC in its one list: inverse, linear, a quanto contract, one offline, one not in the detail, a share. */
export const mexcListings: readonly MexcListing[] = [
  ...linearCoins.map(([coin, contractSize, tick]) => linear(coin, contractSize, tick)),
  ...inverseCoins.map(([coin, contractSize, tick]) => inverse(coin, contractSize, tick)),
  linear("BTC", 0.0001, "0.1", "USDC"),
  linear("BTC", 0.0001, "0.1", "USD1"),
  { ...linear("NEAR", 1, "0.001"), intervalHours: 4 },
  { ...inverse("DOT", 10, "0.001"), settle: "USDT" },
  { ...linear("GALA", 10, "0.00001"), state: 3 },
  { ...linear("GMT", 1, "0.00001"), inDetail: false },
  { ...linear("META", 0.01, "0.01"), share: true },
  { ...linear("ATOM", 0.1, "0.001"), state: 4 },
  linear("BB", 100, "0.0000001"),
];
