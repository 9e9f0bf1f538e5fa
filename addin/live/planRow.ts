import { fundingCost } from "../../shared/calc/funding.js";
import { contractCount } from "../../shared/calc/sizing.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { instrumentText } from "../../shared/instrument.js";
import type { HedgeChoice, HedgeDecision } from "../../shared/sheet/chooseHedge.js";
import { generalFormat } from "../cell/numberFormats.js";
import type { LiveCell } from "../cell/tableCells.js";
import { toCell } from "../cell/toCell.js";
import { toHedgeError } from "./liveProblem.js";
import { quoteFields } from "./quoteFields.js";

/** The columns of PLAN. */
export const planHeader: readonly string[] = [
  "Coin",
  "Instrument",
  "Method",
  "Value USD",
  "Contracts",
  "Hedged USD",
  "Rest USD",
  "APR",
  "Cost a day USD",
];

const usdFormat = "#,##0.00";

function attempt(read: () => LiveCell): LiveCell {
  try {
    return read();
  } catch (error) {
    return toHedgeError(error);
  }
}

function size({ method, coin, quote }: HedgeChoice, quantity: Decimal, hedgeRatio: Decimal) {
  if (method === "proxy") {
    throw new HedgeError({
      code: "not_told",
      message: `the price of ${coin} is not known here; with a price and a beta PROXYBETA sizes the short`,
    });
  }
  const value = quantity.times(quoteFields.mark(quote).value);
  const contractUsd = new Decimal(quoteFields.contractUsd(quote).value);
  const lotStep = new Decimal(quoteFields.lotStep(quote).value);
  const contracts = contractCount({
    positionValue: value,
    contractSize: contractUsd,
    lotStep,
    rounding: "down",
    hedgeRatio,
  });
  return { value, contracts, hedged: contracts.times(contractUsd) };
}

function chosenCells(choice: HedgeChoice, quantity: () => Decimal, hedgeRatio: Decimal): readonly LiveCell[] {
  const { quote } = choice;
  const sized = (read: (outcome: ReturnType<typeof size>) => Decimal, numberFormat: string): LiveCell =>
    attempt(() => ({
      value: toCell(read(size(choice, quantity(), hedgeRatio))),
      numberFormat,
      asOf: quote.asOf,
      card: () => ({}),
    }));
  return [
    choice.coin,
    instrumentText(choice.instrument),
    choice.method,
    sized(({ value }) => value, usdFormat),
    sized(({ contracts }) => contracts, generalFormat),
    sized(({ hedged }) => hedged, usdFormat),
    sized(({ value, hedged }) => value.minus(hedged), usdFormat),
    attempt(() => quoteFields.apr(quote)),
    sized(
      ({ hedged }) =>
        fundingCost({
          notional: hedged,
          fundingRate: new Decimal(quoteFields.fundingRate(quote).value),
          days: new Decimal(1),
          intervalHours: new Decimal(quoteFields.intervalHours(quote).value),
          side: "short",
        }),
      usdFormat,
    ),
  ];
}

function waitingFor(coin: string): HedgeError {
  return new HedgeError({
    code: "no_answer",
    message: `the venues are still being compared for ${coin}; the row fills by itself`,
  });
}

/**
 * A row of PLAN; a mistake or a value that is missing spoils its own cells only.
 * @param typed the coin as it was typed, which a row without a choice shows
 * @param quantity reads the coins held; what it throws stands in the cells that need it
 */
export function planRow(
  typed: string,
  decision: HedgeDecision | null,
  quantity: () => Decimal,
  hedgeRatio: Decimal,
): readonly LiveCell[] {
  if (decision === null) return planHeader.map(() => "");
  if (decision.status === "chosen") return chosenCells(decision, quantity, hedgeRatio);
  const error =
    decision.status === "wanted"
      ? waitingFor(decision.wanted.coin)
      : new HedgeError({ code: "invalid_input", message: decision.problem });
  return planHeader.map((_name, index) => (index === 0 ? typed : error));
}
