import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One of Phemex's products. */
export type PhemexListing = Contract & {
  readonly family: "coinMargined" | "stablecoinMargined";
  readonly status: "Listed" | "Delisted";
  readonly settle: string;
  readonly tick: string;
  readonly lotStep: string;
  /** Digits behind the point in the whole numbers of coin-margined prices. */
  readonly priceScale: number;
  /** Whether the older list of products has it too. */
  readonly inOlderList: boolean;
};

const common = {
  venue: "phemex",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  status: "Listed",
  inOlderList: false,
} as const;

function coinMargined(coin: Coin, tick: string, priceScale = 4): PhemexListing {
  // Bitcoin came first; in the others' names a "c" stands before those of contracts settled in dollars.
  const symbol = coin === "BTC" ? "BTCUSD" : `c${coin}USD`;
  return {
    ...common,
    family: "coinMargined",
    coin,
    symbol,
    quote: "USD",
    settle: coin,
    tick,
    lotStep: "1",
    priceScale,
    inOlderList: coin === "BTC",
  };
}

function stablecoinMargined(
  coin: Coin,
  tick: string,
  lotStep: string,
  quote: "USDT" | "USDC" = "USDT",
): PhemexListing {
  return {
    ...common,
    family: "stablecoinMargined",
    coin,
    symbol: `${coin}${quote}`,
    quote,
    settle: quote,
    tick,
    lotStep,
    priceScale: 0,
  };
}

/** Every product of both families, and of each one that is no longer listed. */
export function phemexListings(): readonly PhemexListing[] {
  return [
    coinMargined("BTC", "0.5"),
    coinMargined("ETH", "0.05"),
    coinMargined("SOL", "0.01"),
    coinMargined("XRP", "0.0001", 6),
    coinMargined("ADA", "0.0001", 6),
    coinMargined("SUI", "0.0001", 6),
    coinMargined("LINK", "0.001"),
    coinMargined("AVAX", "0.001"),
    {
      ...coinMargined("LTC", "0.01"),
      symbol: "LTCUSD",
      settle: "USD",
      status: "Delisted",
      inOlderList: true,
    },
    stablecoinMargined("BTC", "0.1", "0.001"),
    stablecoinMargined("ETH", "0.01", "0.01"),
    stablecoinMargined("SOL", "0.001", "0.1"),
    stablecoinMargined("XRP", "0.0001", "0.1"),
    stablecoinMargined("DOGE", "0.00001", "1"),
    stablecoinMargined("LINK", "0.001", "0.01"),
    { ...stablecoinMargined("NEAR", "0.001", "0.1"), intervalHours: 4 },
    { ...stablecoinMargined("PEPE", "0.0000001", "1"), symbol: "u1000PEPEUSDT", multiplier: 1000 },
    stablecoinMargined("BTC", "0.1", "0.001", "USDC"),
    { ...stablecoinMargined("GALA", "0.00001", "1"), status: "Delisted" },
  ];
}
