// What the heading above a figure promises, by the sheet: kept apart from the sheets' own columns, so that a heading
// over another column's figures is found out.

/** Of the Hedge sheet: heading by the field of PLAN that stands below it. */
export const hedgeHeadings = {
  Action: "action",
  "Value, USD": "value",
  "Hedge with": "instrument",
  Trade: "trade",
  Covered: "covered",
  "Residual exposure, USD": "unhedgedUsd",
  "Margin needed": "marginNeeded",
  "Distance to liquidation": "distance",
  "Funding APR (short)": "apr",
} as const;

const { Trade: _trade, ...inBoth } = hedgeHeadings;

/** Of Hedge details. */
export const detailHeadings = {
  ...inBoth,
  "Trade, contracts": "trade",
  "Price, USD": "price",
  "Order symbol": "orderSymbol",
  "Contracts after the trade": "contracts",
  "Short now, contracts": "now",
  "Trade at": "tradeInstrument",
  "Notional, USD": "notional",
  "One contract, USD": "contractUsd",
  "Lot step, contracts": "lotStep",
  "Min order, contracts": "minOrder",
  "Mark, USD": "mark",
  "Index, USD": "index",
  Basis: "basis",
  "Funding rate": "fundingRate",
  "Funding interval, h": "intervalHours",
  "Next funding, UTC": "nextFunding",
  "Funding per day, USD, + paid": "costPerDay",
  "Funding over the horizon, USD": "costHorizon",
  "Fees, USD": "fees",
  "Break-even, USD": "breakEven",
  "Liquidation, USD": "liquidation",
} as const;

/** Of Hedge shorts: by the field of SHORTS. */
export const shortHeadings = {
  Action: "action",
  Coin: "coin",
  "Notional, USD": "sizeUsd",
  "Coins covered": "coins",
  "Mark, USD": "mark",
  "P&L, USD": "pnlUsd",
  "P&L, coins": "pnlCoins",
  "Distance to liquidation": "distance",
} as const;

/** What else the sheets show, which is no figure of the situations. */
export const moreDetailHeadings = {
  "Why this contract": "why",
  Leverage: "leverage",
  "Funding APR, last 7 days": "apr7",
  "Past horizons survived": "survival",
  "Worst rise in a past horizon": "worstRise",
  "Funding, worst past horizon, USD": "fundingStress",
  "As of, UTC": "asOf",
} as const;
export const moreShortHeadings = {
  "Funding to date, USD, + paid": "fundingSoFar",
  "Past horizons survived": "survival",
} as const;

/** Of the computed columns of Hedge journal. */
export const journalHeadings = { "P&L, USD": "pnl", "P&L, coins": "pnlCoins", "Net, USD": "net" } as const;

/** Of Hedge scenario, in the order of the situations' figures. */
export const stressHeadings = [
  "Price move",
  "Unhedged, USD",
  "Hedged, USD",
  "Change unhedged, USD",
  "Change hedged, USD",
  "P&L of the shorts, USD",
  "Shorts liquidated",
] as const;
