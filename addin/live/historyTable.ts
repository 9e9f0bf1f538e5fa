import {
  candlesResource,
  fundingResource,
  mostHistoryDays,
  type History,
} from "../../shared/contract/history.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { instrumentText, parseInstrument } from "../../shared/listing/instrument.js";
import { toCellError } from "../cell/cellError.js";
import type { Figure } from "../cell/figure.js";
import { text, wholeNumber } from "../cell/fromCell.js";
import { isInvocation } from "../cell/invocation.js";
import { dateFormat, dateTimeFormat, priceFormat, rateFormat } from "../cell/numberFormats.js";
import { toTableCells } from "../cell/tableCells.js";
import { toCell, toDateTimeCell } from "../cell/toCell.js";
import { requestHistory } from "./askedOnce.js";
import { ofInstrument } from "./onceClient.js";
import { settings } from "./runtime.js";

/** What is told of a kind of history. */
type HistoryRules = {
  readonly resource: typeof candlesResource | typeof fundingResource;
  readonly what: string;
  readonly usualDays: number;
  readonly dates: string;
  readonly values: (value: number) => string;
};

/** Daily closes. */
export const closes: HistoryRules = {
  resource: candlesResource,
  what: "daily closes",
  usualDays: 90,
  dates: dateFormat,
  values: priceFormat,
};

/** Settled funding rates. */
export const fundingRates: HistoryRules = {
  resource: fundingResource,
  what: "settled funding rates",
  usualDays: 30,
  dates: dateTimeFormat,
  values: () => rateFormat,
};

function figure(value: number, numberFormat: string): Figure {
  return { value, numberFormat, asOf: null, card: () => ({}) };
}

function tableOf(history: History, { dates, values }: HistoryRules): readonly (readonly Figure[])[] {
  return history.map(([time, told]) => {
    const value = toCell(new Decimal(told));
    return [figure(toDateTimeCell(time), dates), figure(value, values(value))];
  });
}

/**
 * Asks once for a history of an instrument: rows of date and value, oldest first.
 * @throws CustomFunctions.Error with the sentence of what is wrong
 */
export async function historyTable(
  instrumentCell: unknown,
  daysCell: unknown,
  invocation: CustomFunctions.CancelableInvocation,
  rules: HistoryRules,
): Promise<unknown[][]> {
  try {
    const instrument = parseInstrument(text("instrument", instrumentCell), settings().defaultVenue);
    const days = wholeNumber("days", daysCell, { from: 1, to: mostHistoryDays, fallback: rules.usualDays });
    const asked = `days=${String(days)}`;
    const { answer, leave } = requestHistory(ofInstrument(rules.resource.path, instrument, asked));
    (isInvocation(daysCell) ? daysCell : invocation).onCanceled = leave;
    const table = tableOf(await answer, rules);
    if (table.length > 0) return toTableCells(table);
    throw new HedgeError({
      code: "no_answer",
      message: `${instrument.venue} has no ${rules.what} of ${instrumentText(instrument)} in the last ${String(days)} days`,
    });
  } catch (error) {
    throw toCellError(error);
  }
}
