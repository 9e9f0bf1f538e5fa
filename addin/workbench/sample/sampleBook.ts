import { blankHeld, type DeskBook } from "../../../shared/sheet/deskBook.js";

/** A desk of six holdings, one of them half hedged: what a newcomer sees first. */
export const sampleBook: DeskBook = {
  holdings: [
    { ...blankHeld, coin: "BTC", coins: 1.25 },
    { ...blankHeld, coin: "ETH", coins: 20 },
    { ...blankHeld, coin: "SOL", coins: 250 },
    { ...blankHeld, coin: "XRP", coins: 20_000 },
    { ...blankHeld, coin: "DOGE", coins: 150_000 },
    { ...blankHeld, coin: "USDT", coins: 5_000 },
  ],
  shorts: [{ instrument: "binance:ETH", contracts: 3_000, entry: 3_000, margin: 6, opened: "" }],
  settings: {},
  closed: [],
};
