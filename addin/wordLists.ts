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

/** Every list of words that a parameter takes, except the venues, which only the service knows. */
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
    words: explained(units, { usd: "US dollars", coin: "Coins, as an inverse contract settles" }),
  },
  {
    id: "ROUNDING",
    parameter: "rounding",
    words: explained(roundings, {
      down: "Toward zero: never more than asked for",
      up: "Away from zero: never less than asked for",
      nearest: "To the nearest step, halves away from zero",
    }),
  },
  {
    id: "BETAMETHOD",
    parameter: "method",
    functionId: "BETA",
    words: explained(betaMethods, {
      ols: "Ordinary least squares: every return counts the same",
      ewma: "Recent returns count more; the parameter is lambda, 0.94 unless given",
      shrink: "Pulled toward 0; the parameter is delta, 0.2 unless given",
    }),
  },
  {
    id: "LIQUIDATIONMETHOD",
    parameter: "method",
    functionId: "LIQPRICE",
    words: explained(liquidationMethods, {
      mark: "Maintenance margin on the value at the mark price, as most venues compute it",
      entry: "Maintenance margin on the value at entry, as older Bybit isolated margin",
      linear: "Contracts margined in USD: collateral and deduction are USD",
    }),
  },
  {
    id: "MEASURE",
    parameter: "measure",
    words: explained(effectivenessMeasures, {
      variance: "Share of the variance that the hedge removes",
      r2: "Squared correlation of holding and hedge",
      offset: "Gain of the hedge per loss of the holding; negative where it added to the loss",
    }),
  },
  {
    id: "OUTPUT",
    parameter: "output",
    words: explained(slippageOutputs, {
      fraction: "How much worse than the best price, as a fraction",
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
      fundingRate: "Coming funding rate, fraction per interval",
      apr: "The same per year",
      nextFunding: "Time of the next settlement, UTC",
      intervalHours: "Hours between settlements",
      contractSize: "Of one contract: USD on inverse, coins on linear",
      lotStep: "Smallest change of an order, in contracts",
      minContracts: "Smallest order, in contracts",
      coinMultiplier: "Coins in one of the venue's listing",
      basis: "Mark over index, less 1",
      asOf: "When the venue was asked, UTC",
      contractUsd: "Of one contract in USD, at the mark price",
    }),
  },
  ...deskWordLists,
];
