import { dateSuffix, quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

type HtxKind = "inverse" | "linear";

/** One contract on HTX: the contract and what contract_info says of it. */
export type HtxListing = Contract & {
  readonly kind: HtxKind;
  /** US dollars on inverse contracts, coins on linear ones. */
  readonly contractSize: number;
  readonly tick: string;
  /** 1 trades; 3 is suspended. */
  readonly status: 1 | 3;
  readonly share: boolean;
};

const inverseCoins: readonly (readonly [coin: Coin, tick: string])[] = [
  ["BTC", "0.1"],
  ["ETH", "0.01"],
  ["XRP", "0.0001"],
  ["TRX", "0.000001"],
  ["DOGE", "0.000001"],
];

const linearCoins: readonly (readonly [coin: Coin, contractSize: number, tick: string])[] = [
  ["BTC", 0.001, "0.1"],
  ["ETH", 0.01, "0.01"],
  ["SOL", 1, "0.0001"],
  ["XRP", 10, "0.00001"],
  ["DOGE", 100, "0.000001"],
  ["LINK", 0.1, "0.0001"],
  ["ADA", 10, "0.000001"],
  ["LTC", 0.1, "0.01"],
  ["BCH", 0.01, "0.01"],
  ["TRX", 100, "0.000001"],
  // HTX lists the coin itself; the thousands are in the size.
  ["PEPE", 1_000_000, "0.000000001"],
];

const common = {
  venue: "htx",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  status: 1,
  share: false,
} as const;

function inverse(coin: Coin, tick: string): HtxListing {
  const contractSize = coin === "BTC" ? 100 : 10;
  return { ...common, kind: "inverse", coin, quote: "USD", symbol: `${coin}-USD`, contractSize, tick };
}

function linear(coin: Coin, contractSize: number, tick: string): HtxListing {
  return { ...common, kind: "linear", coin, quote: "USDT", symbol: `${coin}-USDT`, contractSize, tick };
}

function dated(perpetual: HtxListing, deliveryTime: number): HtxListing {
  const symbol = `${perpetual.symbol}-${dateSuffix(deliveryTime)}`;
  return { ...perpetual, symbol, intervalHours: null, deliveryTime };
}

/** Every contract of a kind: perpetuals, one of them suspended, and on the linear side dated futures too. */
export function htxListings(kind: HtxKind, time: number): readonly HtxListing[] {
  if (kind === "inverse") {
    return [...inverseCoins.map((row) => inverse(...row)), { ...inverse("UNI", "0.0001"), status: 3 }];
  }
  return [
    ...linearCoins.map((row) => linear(...row)),
    { ...linear("NEAR", 1, "0.0001"), intervalHours: 4 },
    { ...linear("SIM", 1, "0.0001"), status: 3 },
    { ...linear("META", 0.01, "0.01"), share: true },
    ...quarterlyDeliveries(time).map((end) => dated(linear("BTC", 0.001, "0.1"), end)),
  ];
}
