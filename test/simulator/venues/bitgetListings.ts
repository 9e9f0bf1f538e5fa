import { quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

export const bitgetProducts = ["COIN-FUTURES", "USDT-FUTURES", "USDC-FUTURES"] as const;
export type BitgetProduct = (typeof bitgetProducts)[number];

/** One row of Bitget's lists: the contract and what the contracts call says of it. */
export type BitgetListing = Contract & {
  readonly status: "normal" | "off";
  readonly marginCoins: readonly string[];
  readonly tick: string;
  readonly lotStep: string;
  readonly share: boolean;
};

const coinMargined: readonly (readonly [coin: Coin, tick: string, lotStep: string])[] = [
  ["BTC", "0.1", "0.0001"],
  ["ETH", "0.01", "0.001"],
  ["XRP", "0.0001", "1"],
  ["BCH", "0.01", "0.01"],
  ["LTC", "0.01", "0.01"],
  ["UNI", "0.001", "0.1"],
  ["LINK", "0.001", "0.1"],
];

const usdtMargined: readonly (readonly [coin: Coin, tick: string, lotStep: string])[] = [
  ["BTC", "0.1", "0.0001"],
  ["ETH", "0.01", "0.01"],
  ["SOL", "0.001", "0.1"],
  ["XRP", "0.0001", "1"],
  ["DOGE", "0.00001", "1"],
  ["LINK", "0.001", "0.1"],
  ["ADA", "0.0001", "1"],
  ["AVAX", "0.001", "0.1"],
  ["BNB", "0.01", "0.01"],
];

const common = {
  venue: "bitget",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  status: "normal",
  share: false,
} as const;

function inverse(coin: Coin, tick: string, lotStep: string): BitgetListing {
  // A position in one coin may be margined in any of these; it is settled in its own.
  const marginCoins = coinMargined.map(([margin]) => margin);
  return { ...common, coin, symbol: `${coin}USD`, quote: "USD", marginCoins, tick, lotStep };
}

function linear(coin: Coin, tick: string, lotStep: string): BitgetListing {
  return { ...common, coin, symbol: `${coin}USDT`, quote: "USDT", marginCoins: ["USDT"], tick, lotStep };
}

function inUsdc(coin: Coin, tick: string, lotStep: string): BitgetListing {
  return { ...linear(coin, tick, lotStep), symbol: `${coin}PERP`, quote: "USDC", marginCoins: ["USDC"] };
}

/** Bitget writes the quarter as a letter: BTCUSDZ26 is settled in December 2026. */
function dated(perpetual: BitgetListing, deliveryTime: number): BitgetListing {
  const date = new Date(deliveryTime);
  const letter = "HMUZ".charAt(Math.floor(date.getUTCMonth() / 3));
  const year = String(date.getUTCFullYear()).slice(2);
  return { ...perpetual, symbol: `${perpetual.symbol}${letter}${year}`, intervalHours: null, deliveryTime };
}

/** Everything of one product type: perpetuals, dated futures among them, and some that are neither kind or closed. */
export function bitgetListings(product: BitgetProduct, time: number): readonly BitgetListing[] {
  if (product === "USDT-FUTURES") {
    return [
      ...usdtMargined.map(([coin, tick, lotStep]) => linear(coin, tick, lotStep)),
      { ...linear("NEAR", "0.0001", "1"), intervalHours: 4 },
      { ...linear("PEPE", "0.0000001", "1000"), symbol: "1000PEPEUSDT", multiplier: 1000, intervalHours: 4 },
      { ...linear("GALA", "0.00001", "1"), status: "off" },
      { ...linear("META", "0.01", "0.01"), share: true },
    ];
  }
  if (product === "USDC-FUTURES") return [inUsdc("BTC", "0.1", "0.0001"), inUsdc("ETH", "0.01", "0.01")];
  const [current] = quarterlyDeliveries(time);
  return [
    ...coinMargined.map(([coin, tick, lotStep]) => inverse(coin, tick, lotStep)),
    dated(inverse("BTC", "0.1", "0.0001"), current),
    dated(inverse("ETH", "0.01", "0.001"), current),
    { ...inverse("SIM", "0.0001", "1"), marginCoins: ["BTC", "ETH"] },
  ];
}
