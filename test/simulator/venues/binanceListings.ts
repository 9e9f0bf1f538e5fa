import { dateSuffix, delistingTime, quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import type { Contract } from "../market.js";

/** One row of Binance's lists: the contract and what exchangeInfo says of it. */
export type BinanceListing = Contract & {
  readonly kind: "coinMargined" | "usdMargined";
  readonly pair: string;
  readonly contractType: string;
  readonly status: string;
  /** What exchangeInfo calls the underlying, where that is no coin. */
  readonly underlyingType?: string;
  readonly tick: string;
  readonly lotStep: string;
  /** False for a contract that has prices but is missing from exchangeInfo, as happens around delistings. */
  readonly inExchangeInfo: boolean;
};

const tradingCoinMargined: readonly (readonly [coin: Coin, tick: string])[] = [
  ["BTC", "0.1"],
  ["ETH", "0.01"],
  ["LINK", "0.001"],
  ["BNB", "0.010"],
  ["TRX", "0.00001"],
  ["DOT", "0.001"],
  ["ADA", "0.00010"],
  ["LTC", "0.01"],
  ["BCH", "0.01"],
  ["XRP", "0.0001"],
  ["ETC", "0.001"],
  ["FIL", "0.001"],
  ["DOGE", "0.000010"],
  ["UNI", "0.001"],
  ["SOL", "0.010"],
  ["AVAX", "0.01"],
  ["NEAR", "0.001"],
  ["ATOM", "0.001"],
];

const tradingUsdMargined: readonly (readonly [coin: Coin, tick: string, lotStep: string])[] = [
  ["BTC", "0.10", "0.001"],
  ["ETH", "0.01", "0.001"],
  ["BCH", "0.01", "0.001"],
  ["XRP", "0.0001", "0.1"],
  ["LTC", "0.01", "0.001"],
  ["TRX", "0.00001", "1"],
  ["ETC", "0.001", "0.01"],
  ["LINK", "0.001", "0.01"],
  ["ADA", "0.00010", "1"],
  ["BNB", "0.010", "0.01"],
  ["ATOM", "0.001", "0.01"],
  ["DOT", "0.001", "0.1"],
  ["UNI", "0.001", "1"],
  ["AVAX", "0.0010", "1"],
  ["FIL", "0.001", "0.1"],
  ["SOL", "0.0100", "0.01"],
  ["DOGE", "0.000010", "1"],
];

const common = {
  venue: "binance",
  multiplier: 1,
  intervalHours: 8,
  deliveryTime: null,
  contractType: "PERPETUAL",
  status: "TRADING",
  inExchangeInfo: true,
} as const;

function coinMargined(coin: Coin, tick: string): BinanceListing {
  const pair = `${coin}USD`;
  return {
    ...common,
    kind: "coinMargined",
    coin,
    pair,
    symbol: `${pair}_PERP`,
    quote: "USD",
    tick,
    lotStep: "1",
  };
}

function usdMargined(coin: Coin, tick: string, lotStep: string, quote: "USDT" | "USDC"): BinanceListing {
  const pair = `${coin}${quote}`;
  return { ...common, kind: "usdMargined", coin, pair, symbol: pair, quote, tick, lotStep };
}

function quarterlies(perpetual: BinanceListing, time: number): readonly BinanceListing[] {
  const [current, next] = quarterlyDeliveries(time);
  const dated = (deliveryTime: number, contractType: string): BinanceListing => ({
    ...perpetual,
    symbol: `${perpetual.pair}_${dateSuffix(deliveryTime)}`,
    intervalHours: null,
    deliveryTime,
    contractType,
  });
  return [dated(current, "CURRENT_QUARTER"), dated(next, "NEXT_QUARTER")];
}

/** Everything on dapi: perpetuals, quarterlies in between, one that is delivering, one exchangeInfo omits. */
export function coinMarginedListings(time: number): readonly BinanceListing[] {
  const perpetuals = tradingCoinMargined.map(([coin, tick]) => coinMargined(coin, tick));
  const withQuarterlies = perpetuals.flatMap((perpetual) =>
    ["BTC", "ETH", "LINK", "XRP"].includes(perpetual.coin)
      ? [perpetual, ...quarterlies(perpetual, time)]
      : [perpetual],
  );
  return [
    ...withQuarterlies,
    { ...coinMargined("GALA", "0.00001"), contractType: "PERPETUAL DELIVERING", status: "DELIVERING" },
    { ...coinMargined("GMT", "0.0001"), inExchangeInfo: false },
  ];
}

/** Everything on fapi: USDT and USDC perpetuals, quarterlies, a bundled coin, one settling, one not open yet, a share. */
export function usdMarginedListings(time: number): readonly BinanceListing[] {
  const perpetuals = tradingUsdMargined.map(([coin, tick, lotStep]) =>
    usdMargined(coin, tick, lotStep, "USDT"),
  );
  const bitcoin = usdMargined("BTC", "0.10", "0.001", "USDT");
  const ether = usdMargined("ETH", "0.01", "0.001", "USDT");
  const pepe = usdMargined("PEPE", "0.0000001", "1", "USDT");
  return [
    ...perpetuals,
    { ...usdMargined("NEAR", "0.0010", "1", "USDT"), intervalHours: 4 },
    { ...pepe, symbol: "1000PEPEUSDT", pair: "1000PEPEUSDT", multiplier: 1000, intervalHours: 4 },
    usdMargined("BTC", "0.1", "0.001", "USDC"),
    usdMargined("ETH", "0.01", "0.001", "USDC"),
    usdMargined("SOL", "0.0100", "0.01", "USDC"),
    ...quarterlies(bitcoin, time),
    ...quarterlies(ether, time),
    { ...usdMargined("GALA", "0.00001", "1", "USDT"), status: "SETTLING" },
    { ...usdMargined("GMT", "0.00001", "1", "USDT"), delistsAt: delistingTime },
    { ...usdMargined("SIM", "0.0001", "1", "USDT"), status: "PENDING_TRADING" },
    usdMargined("BB", "0.0000001", "1", "USDT"),
    usdMargined("ON", "0.00001", "1", "USDT"),
    usdMargined("QNT", "0.001", "0.1", "USDT"),
    {
      ...usdMargined("CAT", "0.0000001", "1", "USDT"),
      symbol: "1000CATUSDT",
      pair: "1000CATUSDT",
      multiplier: 1000,
    },
    { ...usdMargined("OPENAI", "0.01", "0.001", "USDT"), underlyingType: "PREMARKET" },
    {
      ...usdMargined("META", "0.01", "0.01", "USDT"),
      contractType: "TRADIFI_PERPETUAL",
      underlyingType: "EQUITY",
      delistsAt: delistingTime,
    },
  ];
}
