import { betaMethods } from "../shared/calc/beta.js";
import { effectivenessMeasures } from "../shared/calc/effectiveness.js";
import { sides } from "../shared/calc/funding.js";
import { roundings } from "../shared/calc/lots.js";
import { liquidationMethods } from "../shared/calc/margin.js";
import { slippageOutputs } from "../shared/calc/market.js";
import { units } from "../shared/calc/units.js";
import { perpetualKinds } from "../shared/contract/perpetuals.js";
import { deskWordLists } from "./deskWordLists.js";
import { quoteFields } from "./live/quoteFields.js";
import { explained, namesOf, type WordList } from "./wordList.js";

/** Every list of words that a parameter accepts, except the venues, which only the service knows. */
export const wordLists: readonly WordList[] = [
  {
    id: "SIDE",
    parameter: "side",
    words: explained(sides, {
      short: "The position gains when the price falls: a hedge",
      long: "The position gains when the price rises",
    }),
  },
  {
    id: "UNIT",
    parameter: "unit",
    words: explained(units, {
      usd: "US dollars",
      coin: "Coins, the settlement currency of inverse contracts",
    }),
  },
  {
    id: "ROUNDING",
    parameter: "rounding",
    words: explained(roundings, {
      down: "Toward zero: never more than requested",
      up: "Away from zero: never less than requested",
      nearest: "To the nearest step, halves away from zero",
    }),
  },
  {
    id: "BETAMETHOD",
    parameter: "method",
    functionId: "BETA",
    words: explained(betaMethods, {
      ols: "Ordinary least squares: every return has equal weight",
      ewma: "Recent returns count more; parameter is lambda, default 0.94",
      shrink: "Pulled toward 0; parameter is delta, default 0.2",
    }),
  },
  {
    id: "LIQUIDATIONMETHOD",
    parameter: "method",
    functionId: "LIQPRICE",
    words: explained(liquidationMethods, {
      mark: "Maintenance margin on the value at the mark price, as on most venues",
      entry: "Maintenance margin on the value at entry, as in older Bybit isolated margin",
      linear: "Contracts margined in USD: collateral and deduction are in USD",
    }),
  },
  {
    id: "MEASURE",
    parameter: "measure",
    words: explained(effectivenessMeasures, {
      variance: "Share of the variance removed by the hedge",
      r2: "Squared correlation of holding and hedge",
      offset: "Hedge gain per unit of loss on the holding; negative if it added to the loss",
    }),
  },
  {
    id: "OUTPUT",
    parameter: "output",
    words: explained(slippageOutputs, {
      fraction: "Shortfall from the best price, as a fraction",
      price: "Average price of the fill",
    }),
  },
  {
    id: "KIND",
    parameter: "kind",
    words: explained(perpetualKinds, {
      inverse: "Margined and settled in the coin itself",
      linear: "Margined and settled in a stablecoin",
    }),
  },
  {
    id: "FIELD",
    parameter: "fields",
    functionId: "QUOTES",
    words: explained(namesOf(quoteFields), {
      mark: "Mark price, USD per coin",
      index: "Index price, USD per coin",
      fundingRate: "Next funding rate, fraction per interval",
      apr: "Next funding rate, annualised",
      nextFunding: "Time of the next settlement, UTC",
      intervalHours: "Hours between settlements",
      contractSize: "Size of one contract: USD for inverse, coins for linear",
      lotStep: "Smallest order increment, in contracts",
      minContracts: "Smallest order the venue accepts, in contracts",
      coinMultiplier: "Coins per unit of the venue's listing",
      basis: "Mark / index − 1",
      asOf: "Time of the venue's data, UTC",
      contractUsd: "Notional of one contract at the mark price, USD",
    }),
  },
  ...deskWordLists,
];
