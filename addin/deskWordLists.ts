import { pastViews } from "../shared/desk/past.js";
import { planFields } from "../shared/desk/planFields.js";
import { summaryField } from "../shared/desk/planTable.js";
import { preferences } from "../shared/desk/readSettings.js";
import { shortFields } from "../shared/desk/shortFields.js";
import { explained, namesOf, type WordList } from "./wordList.js";

const summary = explained([summaryField], {
  [summaryField]: "Alone: the whole desk in one sentence, what is not hedged first",
});

/** The words that the functions of the hedge desk take. */
export const deskWordLists: readonly WordList[] = [
  {
    id: "PLANFIELD",
    parameter: "fields",
    functionId: "PLAN",
    words: [
      ...explained(namesOf(planFields), {
        price: "Of one coin, USD",
        value: "Coins × price, USD",
        instrument: "What hedges the row, such as binance:ETH",
        why: "Why that contract, in a sentence or two",
        orderSymbol: "The contract as the venue's order form names it",
        contracts: "Short of that contract once the trade is done",
        now: "Short of that contract now",
        trade: "Contracts to trade now: + sell, − buy back, 0 none",
        tradeInstrument: "Where to trade them",
        covered: "Share of the target that the open shorts cover",
        unhedgedUsd: "What the open shorts leave uncovered, USD",
        notional: "USD of the contracts at the mark price",
        contractUsd: "Of one contract at the mark price, USD",
        lotStep: "Smallest change of an order, in contracts",
        minOrder: "Smallest order that the venue takes, in contracts",
        mark: "Mark price of the contract, USD per coin",
        index: "Index price of the contract, USD per coin",
        basis: "Mark over index, less 1",
        fundingRate: "Coming funding rate, fraction per interval; a short receives positive ones",
        intervalHours: "Hours between settlements",
        nextFunding: "Time of the next settlement, UTC",
        apr: "The coming funding rate per year",
        apr7: "Mean funding of the last seven days per year; predicts the next month better",
        costPerDay: "Funding a day at the pace of seven days, USD: + you pay, − you receive",
        costHorizon: "Funding over the horizon, USD: + you pay, − you receive",
        fees: "Opening and closing, USD",
        breakEven: "Price below which the short has earned at the horizon",
        marginNeeded: "Margin that survives the rise: coins on inverse, USD on linear",
        leverage: "Size of the short over its margin",
        liquidation: "Liquidation price of the nearest short, or of the one planned, USD",
        distance: "Rise of the mark price to the liquidation, fraction",
        survival: "Share of the past's horizons that the short would have lived through",
        worstRise: "Largest rise within the horizon that the past held, fraction",
        fundingStress: "Funding paid in the past's worst stretch as long as the horizon, USD",
        action: "What to do now, in a sentence",
        asOf: "When the venue was asked, UTC",
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
        coin: "The coin that is shorted",
        sizeUsd: "Size at the mark price, USD",
        coins: "Coins that the short covers, whatever the price",
        mark: "Mark price of the contract, USD per coin",
        pnlUsd: "Unrealised profit, USD",
        pnlCoins: "Unrealised profit in coins, at the mark price",
        fundingSoFar: "Funding since it was opened, USD: + paid, − received",
        costPerDay: "Funding a day at the pace of seven days, USD: + you pay, − you receive",
        liquidation: "Liquidation price of the whole position, USD",
        distance: "Rise of the mark price to the liquidation, fraction",
        survival: "Share of the past's horizons that the short would have lived through",
        action: "What to do about the short, in a sentence",
      }),
      ...summary,
    ],
  },
  {
    id: "PASTVIEW",
    parameter: "view",
    functionId: "PAST",
    words: explained(pastViews, {
      rises: "Rises and survival by the days a short is held",
      funding: "Funding paid in each seven days, and the venue's cap",
      summary: "Both in a few sentences",
    }),
  },
  {
    id: "PREFER",
    parameter: "prefer",
    words: explained(preferences, {
      "coin margin": "Inverse contracts first, also on other venues",
      "one venue": "Inverse, then linear on the venue before any other",
    }),
  },
];
