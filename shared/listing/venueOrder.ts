/**
 * Every venue, in the fixed order in which they are shown and in which a coin is looked for elsewhere: a proposal must
 * not wander with the funding rate of the hour.
 */
export const venueOrder: readonly string[] = [
  "binance",
  "bybit",
  "bingx",
  "weex",
  "mexc",
  "okx",
  "deribit",
  "kraken",
  "gate",
  "htx",
  "bitget",
  "kucoin",
  "phemex",
  "hyperliquid",
];
