import { quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One row of Deribit's lists: the contract and what get_instruments says of it. */
export type DeribitListing = Contract & {
  readonly settle: string;
  /** US dollars of an inverse contract, coins of a linear one. */
  readonly contractSize: number;
  /** In the unit of the contract size. */
  readonly leastAmount: number;
  readonly tick: string;
  readonly active: boolean;
  readonly share: boolean;
};

const inverseCoins: readonly (readonly [coin: Coin, contractSize: number, tick: string])[] = [
  ["BTC", 10, "0.5"],
  ["ETH", 1, "0.05"],
];

const linearCoins: readonly (readonly [
  coin: Coin,
  contractSize: number,
  leastAmount: number,
  tick: string,
])[] = [
  ["BTC", 0.001, 0.001, "1"],
  ["ETH", 0.01, 0.01, "0.05"],
  ["SOL", 0.1, 0.1, "0.01"],
  ["XRP", 1, 10, "0.0001"],
  ["DOGE", 1, 100, "0.00001"],
  ["ADA", 1, 10, "0.0001"],
  ["AVAX", 0.1, 0.1, "0.001"],
  ["DOT", 0.1, 0.1, "0.001"],
  ["LINK", 0.1, 0.1, "0.001"],
  ["LTC", 0.1, 0.1, "0.01"],
  ["BCH", 0.01, 0.01, "0.1"],
  ["BNB", 0.01, 0.01, "0.1"],
  ["TRX", 1, 10, "0.00001"],
  ["NEAR", 0.1, 1, "0.001"],
  ["UNI", 0.1, 1, "0.001"],
];

// Funding is quoted for eight hours.
const common = {
  venue: "deribit",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  active: true,
  share: false,
} as const;

function inverse(coin: Coin, contractSize: number, tick: string): DeribitListing {
  return {
    ...common,
    coin,
    symbol: `${coin}-PERPETUAL`,
    quote: "USD",
    settle: coin,
    contractSize,
    leastAmount: contractSize,
    tick,
  };
}

function linear(coin: Coin, contractSize: number, leastAmount: number, tick: string): DeribitListing {
  return {
    ...common,
    coin,
    symbol: `${coin}_USDC-PERPETUAL`,
    quote: "USDC",
    settle: "USDC",
    contractSize,
    leastAmount,
    tick,
  };
}

/** "BTC-25DEC26" for the settlement of December 2026. */
function future(perpetual: DeribitListing, deliveryTime: number): DeribitListing {
  const date = new Date(deliveryTime).toUTCString().slice(5, 16).toUpperCase();
  const suffix = `${String(new Date(deliveryTime).getUTCDate())}${date.slice(3, 6)}${date.slice(-2)}`;
  const symbol = perpetual.symbol.replace("PERPETUAL", suffix);
  return { ...perpetual, symbol, intervalHours: null, deliveryTime };
}

/** Every future: dated ones before the perpetuals, one perpetual that is closed, one of a share. */
export function deribitListings(time: number): readonly DeribitListing[] {
  const [current, next] = quarterlyDeliveries(time);
  return [
    ...inverseCoins.flatMap(([coin, contractSize, tick]) => {
      const perpetual = inverse(coin, contractSize, tick);
      return [future(perpetual, current), future(perpetual, next), perpetual];
    }),
    ...linearCoins.map(([coin, contractSize, leastAmount, tick]) =>
      linear(coin, contractSize, leastAmount, tick),
    ),
    future(linear("BTC", 0.001, 0.001, "1"), current),
    { ...linear("GALA", 1, 1, "0.00001"), active: false },
    { ...linear("META", 0.01, 0.01, "0.01"), share: true },
  ];
}
