import { dateSuffix, quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One row of KuCoin's only list. */
export type KucoinListing = Contract & {
  readonly status: "Open" | "CancelOnly";
  readonly settle: string;
  readonly tick: string;
  /** Coins in one contract, or -1 for one US dollar. */
  readonly contractMultiplier: number;
};

const common = {
  venue: "kucoin",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  status: "Open",
} as const;

/** KuCoin's name of a coin: bitcoin is XBT. */
export function kucoinName(coin: string): string {
  return coin === "BTC" ? "XBT" : coin;
}

function inverse(coin: Coin, tick: string): KucoinListing {
  const name = kucoinName(coin);
  return { ...common, coin, symbol: `${name}USDM`, quote: "USD", settle: name, tick, contractMultiplier: -1 };
}

function linear(
  coin: Coin,
  tick: string,
  contractMultiplier: number,
  quote: "USDT" | "USDC" = "USDT",
): KucoinListing {
  const symbol = `${kucoinName(coin)}${quote}M`;
  return { ...common, coin, symbol, quote, settle: quote, tick, contractMultiplier };
}

/** KuCoin writes the quarter as a letter: XBTMZ26 is settled in December 2026. */
function dated(perpetual: KucoinListing, deliveryTime: number): KucoinListing {
  const letter = "HMUZ".charAt(Math.floor(new Date(deliveryTime).getUTCMonth() / 3));
  const symbol = `${perpetual.settle}M${letter}${dateSuffix(deliveryTime).slice(0, 2)}`;
  return { ...perpetual, symbol, intervalHours: null, deliveryTime };
}

/** Everything KuCoin lists, in one list: both kinds, dated futures among them, one that is being closed. */
export function kucoinListings(time: number): readonly KucoinListing[] {
  const [current] = quarterlyDeliveries(time);
  return [
    linear("BTC", "0.1", 0.001),
    linear("ETH", "0.01", 0.01),
    linear("SOL", "0.001", 0.1),
    linear("XRP", "0.0001", 10),
    linear("DOGE", "0.00001", 100),
    linear("LINK", "0.001", 0.1),
    { ...linear("NEAR", "0.001", 0.1), intervalHours: 4 },
    // At 23:00, 03:00, 07:00 UTC: the hours of a day need not begin at midnight.
    { ...linear("ATOM", "0.001", 0.1), intervalHours: 4, firstSettlement: 3 },
    {
      ...linear("PEPE", "0.0000001", 10),
      symbol: "1000PEPEUSDTM",
      multiplier: 1000,
      intervalHours: 4,
    },
    linear("BTC", "0.1", 0.0001, "USDC"),
    inverse("BTC", "0.1"),
    inverse("ETH", "0.01"),
    inverse("SOL", "0.001"),
    inverse("XRP", "0.0001"),
    dated(inverse("BTC", "0.1"), current),
    { ...linear("GALA", "0.00001", 10), status: "CancelOnly" },
  ];
}
