import type { planFields } from "../desk/planFields.js";
import type { HeldRow } from "./deskBook.js";
import type { Column } from "./sheetTable.js";

/** What a person types of each coin; the order is that of the function's range. */
export const heldColumns: readonly Column<keyof HeldRow>[] = [
  { key: "coin", heading: "Coin", width: 84, look: "inputText" },
  {
    key: "coins",
    heading: "Coins",
    width: 76,
    look: "input",
    note: "All you own of it, wherever it is held: wallets, exchanges, staking, and the margin of its shorts (the wallet balance, not the equity).",
  },
  {
    key: "instead",
    heading: "Instead",
    width: 62,
    look: "inputText",
    note: "Blank: the desk chooses. Or an instrument to short instead, such as okx:ETH-USDT.",
  },
  {
    key: "beta",
    heading: "Beta",
    width: 46,
    look: "input",
    note: "Only for a coin hedged with another one: how far it moves when the other moves by 1. HEDGE.BETA measures it.",
  },
  {
    key: "price",
    heading: "Price,\nUSD",
    width: 50,
    look: "input",
    note: 'Only for a coin that no venue prices, or to use your own price. USD, or a multiple of another coin: "1.2 ETH".',
  },
];

type PlanFieldName = keyof typeof planFields;

/** The answer on the first screen; each key is a field of PLAN. */
export const hedgeAnswers = [
  { key: "action", heading: "Action", width: 390, look: "advice" },
  { key: "value", heading: "Value,\nUSD", width: 64, look: "number", format: "usd" },
  { key: "instrument", heading: "Hedge with", width: 98, look: "text" },
  {
    key: "trade",
    heading: "Trade",
    width: 70,
    look: "number",
    note: "Contracts: + sell, − buy back; 0 if no trade is due.",
  },
  { key: "covered", heading: "Covered", width: 68, look: "number", format: "wholePercent" },
  {
    key: "unhedgedUsd",
    heading: "Residual\nexposure, USD",
    width: 76,
    look: "number",
    format: "usd",
    note: "USD value of the coins that the open shorts do not cover; negative if over-hedged.",
  },
  {
    key: "marginNeeded",
    heading: "Margin\nneeded",
    width: 76,
    look: "number",
    format: "margin",
    note: "Isolated margin of the whole short: coins for inverse contracts, USD for linear ones.",
  },
  {
    key: "distance",
    heading: "Distance to\nliquidation",
    width: 80,
    look: "number",
    format: "wholePercent",
    note: "Rise of the mark price that liquidates the nearest open short or, if none is open, the planned one with the margin needed.",
  },
  {
    key: "apr",
    heading: "Funding APR\n(short)",
    width: 66,
    look: "number",
    format: "percent",
    note: "+ the short receives, − it pays, at the next funding rate.",
  },
] as const satisfies readonly Column<PlanFieldName>[];
