import { delistingTime } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One swap on OKX: the contract and what public/instruments says of it. */
export type OkxListing = Contract & {
  readonly contractType: "inverse" | "linear" | null;
  readonly family: string;
  readonly settle: string;
  /** What one contract is worth, in US dollars on inverse contracts and in the coin on linear ones. */
  readonly face: string;
  readonly tick: string;
  readonly lotStep: string;
  /** Of a coin or of a share. */
  readonly category: "1" | "3";
  readonly rule?: "pre_market";
  readonly state: "live" | "suspend" | "preopen";
};

const inverseCoins: readonly (readonly [coin: Coin, tick: string, lotStep: string])[] = [
  ["BTC", "0.1", "1"],
  ["ETH", "0.01", "1"],
  ["LTC", "0.01", "1"],
  ["DOT", "0.001", "1"],
  ["DOGE", "0.00001", "1"],
  // Invented: steps below one contract are known of OKX's linear swaps only, and must be read here too.
  ["SOL", "0.01", "0.1"],
  ["TRX", "0.00001", "1"],
  ["ADA", "0.0001", "1"],
  ["AVAX", "0.001", "1"],
  ["BCH", "0.1", "1"],
  ["ETC", "0.001", "1"],
  ["FIL", "0.001", "1"],
  ["LINK", "0.001", "1"],
  ["UNI", "0.001", "1"],
  ["XRP", "0.0001", "1"],
];

type LinearRow = readonly [coin: Coin, face: string, tick: string, lotStep: string];
const linearCoins: readonly LinearRow[] = [
  ["BTC", "0.01", "0.1", "0.01"],
  ["ETH", "0.1", "0.01", "0.01"],
  ["SOL", "1", "0.01", "0.01"],
  ["XRP", "100", "0.0001", "0.01"],
  ["DOGE", "1000", "0.00001", "0.01"],
  ["LINK", "1", "0.001", "0.1"],
  ["ADA", "100", "0.0001", "0.1"],
  ["AVAX", "1", "0.01", "0.1"],
  ["DOT", "1", "0.001", "0.1"],
  ["LTC", "1", "0.01", "0.1"],
  ["BCH", "0.1", "0.1", "0.1"],
  ["BNB", "0.01", "0.1", "1"],
  ["UNI", "1", "0.001", "1"],
  ["PEPE", "10000000", "0.000000001", "0.1"],
];

const common = {
  venue: "okx",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  category: "1",
  state: "live",
} as const;

function inverse(coin: Coin, tick: string, lotStep: string): OkxListing {
  return {
    ...common,
    contractType: "inverse",
    coin,
    quote: "USD",
    symbol: `${coin}-USD-SWAP`,
    family: `${coin}-USD`,
    settle: coin,
    face: coin === "BTC" ? "100" : "10",
    tick,
    lotStep,
  };
}

function linear([coin, face, tick, lotStep]: LinearRow, quote: "USDT" | "USDC" = "USDT"): OkxListing {
  return {
    ...common,
    contractType: "linear",
    coin,
    quote,
    symbol: `${coin}-${quote}-SWAP`,
    family: `${coin}-${quote}`,
    settle: quote,
    face,
    tick,
    lotStep,
  };
}

/** Quoted in dollars, but settled in dollars of several makes: neither inverse nor linear in our sense. */
function dollarMargined(coin: Coin, tick: string): OkxListing {
  return {
    ...linear([coin, "0.01", tick, "1"]),
    quote: "USD",
    symbol: `${coin}-USD_UM-SWAP`,
    family: `${coin}-USD_UM`,
    settle: "USD",
  };
}

/** Every swap OKX lists, of all kinds together; one is suspended, one not open yet, one of a share. */
export const okxListings: readonly OkxListing[] = [
  ...inverseCoins.map((row) => inverse(...row)),
  ...linearCoins.map((row) => linear(row)),
  { ...linear(["NEAR", "10", "0.001", "0.1"]), intervalHours: 4 },
  linear(["BTC", "0.0001", "0.1", "1"], "USDC"),
  linear(["ETH", "0.001", "0.01", "1"], "USDC"),
  dollarMargined("BTC", "0.1"),
  dollarMargined("ETH", "0.01"),
  { ...linear(["GALA", "10", "0.00001", "1"]), state: "suspend" },
  { ...linear(["SIM", "10", "0.0001", "1"]), contractType: null, state: "preopen" },
  { ...linear(["META", "0.1", "0.01", "1"]), category: "3" },
  // BlackBerry, ON Semiconductor and Quantinuum; OPENAI by the tenth of a share.
  { ...linear(["BB", "10", "0.001", "1"]), category: "3", assetFactor: 7.708 / 0.00963677 },
  { ...linear(["ON", "1", "0.01", "1"]), category: "3", assetFactor: 74.28 / 0.2115 },
  { ...linear(["QNT", "1", "0.01", "1"]), category: "3", assetFactor: 49.79 / 64.883 },
  { ...linear(["OPENAI", "0.1", "0.01", "1"]), rule: "pre_market", assetFactor: 0.1 },
  { ...linear(["GMT", "10", "0.0001", "1"]), delistsAt: delistingTime },
];
