import { pastViews } from "../shared/desk/past.js";
import { planFields } from "../shared/desk/planFields.js";
import { summaryField } from "../shared/desk/planTable.js";
import { preferences } from "../shared/desk/readSettings.js";
import { shortFields } from "../shared/desk/shortFields.js";
import { explained, namesOf, type WordList } from "./wordList.js";

const summary = explained([summaryField], {
  [summaryField]: "On its own: the whole desk in one sentence, unhedged exposure first",
});

/** The words that the functions of the hedge desk take. */
export const deskWordLists: readonly WordList[] = [
  {
    id: "PLANFIELD",
    parameter: "fields",
    functionId: "PLAN",
    words: [
      ...explained(namesOf(planFields), {
        price: "Price of one coin, USD",
        value: "Coins × price, USD",
        instrument: "Instrument that hedges the row, such as binance:ETH",
        why: "Why this contract, in a sentence or two",
        orderSymbol: "Symbol of the contract on the venue's order form",
        contracts: "Short position after the trade, in contracts",
        now: "Short position now, in contracts",
        trade: "Contracts to trade now: + sell, − buy back, 0 no trade",
        tradeInstrument: "Instrument to trade",
        covered: "Share of the target covered by the open shorts",
        unhedgedUsd: "Exposure left uncovered by the open shorts, USD",
        notional: "Notional of the contracts at the mark price, USD",
        contractUsd: "Notional of one contract at the mark price, USD",
        lotStep: "Smallest order increment, in contracts",
        minOrder: "Smallest order the venue accepts, in contracts",
        mark: "Mark price of the contract, USD per coin",
        index: "Index price of the contract, USD per coin",
        basis: "Mark / index − 1",
        fundingRate: "Next funding rate, fraction per interval; a short receives a positive rate",
        intervalHours: "Hours between settlements",
        nextFunding: "Time of the next settlement, UTC",
        apr: "Next funding rate, annualised",
        apr7: "Mean funding of the last seven days, annualised; a better predictor of the next month",
        costPerDay: "Funding per day at the seven-day average, USD: + you pay, − you receive",
        costHorizon: "Funding over the horizon, USD: + you pay, − you receive",
        fees: "Fees to open and close, USD",
        breakEven: "Price below which the short is in profit at the horizon",
        marginNeeded: "Margin needed to survive the rise: coins for inverse, USD for linear contracts",
        leverage: "Notional of the short / its margin",
        liquidation: "Liquidation price of the nearest open short, or of the planned one, USD",
        distance: "Rise of the mark price to liquidation, fraction",
        survival: "Share of past periods, each as long as the horizon, that the short would have survived",
        worstRise: "Largest past rise within the horizon, fraction",
        fundingStress: "Funding paid in the worst past period as long as the horizon, USD",
        action: "What to do now, in one sentence",
        asOf: "Time of the venue's data, UTC",
      }),
      ...summary,
    ],
  },
  {
    id: "SHORTFIELD",
    parameter: "fields",
    functionId: "SHORTS",
    words: [
      ...explained(namesOf(shortFields), {
        coin: "Shorted coin",
        sizeUsd: "Notional at the mark price, USD",
        coins: "Coins covered by the short, at any price",
        mark: "Mark price of the contract, USD per coin",
        pnlUsd: "Unrealised P&L, USD",
        pnlCoins: "Unrealised P&L in coins, at the mark price",
        fundingSoFar: "Funding since the short was opened, USD: + paid, − received",
        costPerDay: "Funding per day at the seven-day average, USD: + you pay, − you receive",
        liquidation: "Liquidation price of the whole position, USD",
        distance: "Rise of the mark price to liquidation, fraction",
        survival: "Share of past periods, each as long as the horizon, that the short would have survived",
        action: "What to do about the short, in one sentence",
      }),
      ...summary,
    ],
  },
  {
    id: "PASTVIEW",
    parameter: "view",
    functionId: "PAST",
    words: explained(pastViews, {
      rises: "Rises and survival by holding period",
      funding: "Funding paid in each seven-day period, and the venue's cap",
      summary: "Both in a few sentences",
    }),
  },
  {
    id: "PREFER",
    parameter: "prefer",
    words: explained(preferences, {
      "coin margin": "Inverse contracts first, on any venue",
      "one venue": "Inverse, then linear on the venue, before any other venue",
    }),
  },
];
