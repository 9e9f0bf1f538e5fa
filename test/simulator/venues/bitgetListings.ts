import { delistingTime } from "../calendar.js";
import type { Coin } from "../coins.js";
import { trimmed } from "../digits.js";
import { nextFundingAfter, type Contract } from "../market.js";
import type { JsonObject, VenueMoment } from "../venue.js";

/** Nothing coin-margined is listed any more under the older version of the API. */
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

function linear(coin: Coin, tick: string, lotStep: string): BitgetListing {
  return { ...common, coin, symbol: `${coin}USDT`, quote: "USDT", marginCoins: ["USDT"], tick, lotStep };
}

function inUsdc(coin: Coin, tick: string, lotStep: string): BitgetListing {
  return { ...linear(coin, tick, lotStep), symbol: `${coin}PERP`, quote: "USDC", marginCoins: ["USDC"] };
}

/** Bitget writes the quarter as a letter: BTCUSDZ26 is settled in December 2026. */
export function dated(perpetual: BitgetListing, deliveryTime: number): BitgetListing {
  const date = new Date(deliveryTime);
  const letter = "HMUZ".charAt(Math.floor(date.getUTCMonth() / 3));
  const year = String(date.getUTCFullYear()).slice(2);
  return { ...perpetual, symbol: `${perpetual.symbol}${letter}${year}`, intervalHours: null, deliveryTime };
}

/** What Bitget says of the next settlement, in both versions of its API. */
export function fundingRow(listing: BitgetListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, intervalHours } = listing;
  const { fundingRate } = market.quote(listing, time);
  return {
    symbol,
    fundingRate: fundingRate === null ? "0" : trimmed(fundingRate, 6),
    fundingRateInterval: String(intervalHours ?? 8),
    nextUpdate: intervalHours === null ? "0" : String(nextFundingAfter(clock, intervalHours)),
    minFundingRate: "-0.003",
    maxFundingRate: "0.003",
  };
}

/** Everything of one product type: perpetuals, and some that are closed. */
export function bitgetListings(product: BitgetProduct): readonly BitgetListing[] {
  switch (product) {
    case "COIN-FUTURES":
      return [];
    case "USDC-FUTURES":
      return [inUsdc("BTC", "0.1", "0.0001"), inUsdc("ETH", "0.01", "0.01")];
    case "USDT-FUTURES":
      return [
        ...usdtMargined.map(([coin, tick, lotStep]) => linear(coin, tick, lotStep)),
        { ...linear("NEAR", "0.0001", "1"), intervalHours: 4 },
        {
          ...linear("PEPE", "0.0000001", "1000"),
          symbol: "1000PEPEUSDT",
          multiplier: 1000,
          intervalHours: 4,
        },
        { ...linear("GALA", "0.00001", "1"), status: "off" },
        { ...linear("META", "0.01", "0.01"), share: true },
        { ...linear("CAT", "0.01", "0.01"), share: true, assetFactor: 412.4 / 0.0000061 },
        {
          ...linear("CAT", "0.0000001", "1000"),
          symbol: "1000CATUSDT",
          multiplier: 1000,
        },
        { ...linear("GMT", "0.0001", "1"), delistsAt: delistingTime },
      ];
  }
}
