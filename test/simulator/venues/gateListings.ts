import { delistingTime } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

export const gateSettles = ["btc", "usdt", "usd1"] as const;
type GateSettle = (typeof gateSettles)[number];

/** One perpetual on Gate: the contract and what its row says of it. */
export type GateListing = Contract & {
  readonly settle: GateSettle;
  readonly type: "inverse" | "direct";
  /** Coins per contract; "0" on the one inverse contract, which is one US dollar. */
  readonly quantoMultiplier: string;
  readonly tick: string;
  readonly smallest: string;
  readonly decimal: boolean;
  readonly delisting: boolean;
  readonly preMarket: boolean;
  readonly share: boolean;
};

type LinearRow = readonly [coin: Coin, quantoMultiplier: string, tick: string];
const linearCoins: readonly LinearRow[] = [
  ["BTC", "0.0001", "0.1"],
  ["LINK", "1", "0.001"],
  ["ADA", "10", "0.0001"],
  ["AVAX", "1", "0.001"],
  ["DOT", "1", "0.001"],
  ["LTC", "0.1", "0.01"],
  ["BCH", "0.01", "0.01"],
  ["BNB", "0.001", "0.1"],
  ["ETC", "0.1", "0.001"],
  ["DOGE", "10", "0.00001"],
  ["UNI", "1", "0.001"],
];

const decimalCoins: readonly LinearRow[] = [
  ["ETH", "0.01", "0.01"],
  ["SOL", "1", "0.01"],
  ["XRP", "10", "0.0001"],
  ["TRX", "100", "0.00001"],
  ["PEPE", "10000000", "0.0000000001"],
];

function direct([coin, quantoMultiplier, tick]: LinearRow): GateListing {
  return {
    venue: "gate",
    settle: "usdt",
    type: "direct",
    coin,
    quote: "USDT",
    symbol: `${coin}_USDT`,
    multiplier: 1,
    intervalHours: 8,
    deliveryTime: null,
    quantoMultiplier,
    tick,
    smallest: "1",
    decimal: false,
    delisting: false,
    preMarket: false,
    share: false,
  };
}

const inverseBitcoin: GateListing = {
  ...direct(["BTC", "0", "0.1"]),
  settle: "btc",
  type: "inverse",
  quote: "USD",
  symbol: "BTC_USD",
};

const linearListings: readonly GateListing[] = [
  ...linearCoins.map(direct),
  ...decimalCoins.map((row): GateListing => ({ ...direct(row), decimal: true, smallest: "0.1" })),
  { ...direct(["NEAR", "1", "0.001"]), intervalHours: 4 },
  { ...direct(["ATOM", "1", "0.001"]), intervalHours: 1 },
  { ...direct(["GALA", "100", "0.00001"]), delisting: true, delistsAt: delistingTime },
  { ...direct(["SIM", "1", "0.0001"]), preMarket: true },
  { ...direct(["OPENAI", "0.01", "0.01"]), preMarket: true },
  direct(["BB", "1000", "0.0000001"]),
  { ...direct(["META", "0.01", "0.01"]), share: true },
];

const inUsd1: readonly GateListing[] = [
  direct(["BTC", "0.0001", "0.1"]),
  direct(["ETH", "0.01", "0.01"]),
].map((listing) => ({ ...listing, settle: "usd1", quote: "USD1", symbol: `${listing.coin}_USD1` }));

const listings = { btc: [inverseBitcoin], usdt: linearListings, usd1: inUsd1 } as const satisfies Readonly<
  Record<GateSettle, readonly GateListing[]>
>;

/** Every perpetual that is settled in that coin; one inverse, the others linear, one of them closing, one a share. */
export function gateListings(settle: GateSettle): readonly GateListing[] {
  return listings[settle];
}
