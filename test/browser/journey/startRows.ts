import type { Inputs, Typed } from "./hedgeRow.js";

const usual = {
  margin: "",
  problem: "",
  isProxy: false,
  typedPrice: "",
  beta: 1,
  current: "",
} as const satisfies Partial<Typed>;

/** The rows as they must stand on the sheet for the messy table. */
export function startRows(venue: Inputs["venue"], proxy: Inputs["proxy"]): readonly Typed[] {
  const on = (coin: string): string => `${venue}:${coin}`;
  const nothing = (coin: string, bag: number, problem: string): Typed => ({
    ...usual,
    coin,
    bag,
    instrument: "",
    problem,
  });
  return [
    { ...usual, coin: "BTC", bag: 0.5, margin: 0.1, instrument: on("BTC") },
    { ...usual, coin: "ETH", bag: 50, instrument: on("ETH") },
    { ...usual, coin: "SOL", bag: 1250.5, instrument: on("SOL") },
    // No exchange has an inverse contract of it.
    { ...usual, coin: "PEPE", bag: 900_000_000, instrument: on("PEPE-USDT") },
    // Only Binance has an inverse contract of it, wherever one hedges.
    { ...usual, coin: "NEAR", bag: 20_000, instrument: "binance:NEAR" },
    { ...usual, coin: "FOO", bag: 1000, margin: 0.02, instrument: on(proxy), isProxy: true },
    nothing("=cmd", 5, '"=cmd" is no coin: letters and digits only'),
    { ...usual, coin: "XRP", bag: -100, instrument: on("XRP") },
    { ...usual, coin: "DOGE", bag: 0, instrument: on("DOGE") },
    nothing("eth", 5, "ETH is in a row above: add both up there"),
    { ...usual, coin: "LINK", bag: 0.01, instrument: on("LINK") },
    { ...usual, coin: "LTC", bag: "ten", instrument: on("LTC") },
    { ...usual, coin: "ADA", bag: 3000, margin: -5, instrument: on("ADA") },
    { ...usual, coin: "DOT", bag: 2000, margin: 300, instrument: on("DOT") },
  ];
}
