import {
  candlesResource,
  fundingResource,
  maxHistoryDays,
  type History,
} from "../../shared/contract/history.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { instrumentText, parseInstrument } from "../../shared/listing/instrument.js";
import { toCellError } from "../cell/cellError.js";
import { fieldNames } from "../cell/fieldNames.js";
import { text, wholeNumber } from "../cell/fromCell.js";
import { isInvocation } from "../cell/invocation.js";
import { toTableCells, type LiveTable } from "../cell/tableCells.js";
import { toCell, toDateTimeCell } from "../cell/toCell.js";
import { requestHistory } from "./askedOnce.js";
import { ofInstrument } from "./onceClient.js";
import { settings } from "./runtime.js";

/** What is known of a kind of history. */
type HistoryRules = {
  readonly resource: typeof candlesResource | typeof fundingResource;
  readonly what: string;
  readonly defaultDays: number;
};

/** Daily prices. */
export const dailyPrices: HistoryRules = {
  resource: candlesResource,
  what: "daily prices",
  defaultDays: 90,
};

/** Settled funding rates. */
export const fundingRates: HistoryRules = {
  resource: fundingResource,
  what: "settled funding rates",
  defaultDays: 30,
};

/** What follows a day's moment, in this order; of a settlement only the first. */
const fieldsOfRow = ["close", "high", "low"] as const;

/** Places of the asked fields in a row of the history. @throws HedgeError invalid_input for another name */
function placesOf(fields: unknown): readonly number[] {
  const names = fieldNames(isInvocation(fields) ? null : fields);
  const places = names.map((name) => {
    const place = fieldsOfRow.findIndex((field) => field === name.toLowerCase());
    if (place !== -1) return place + 1;
    throw new HedgeError({
      code: "invalid_input",
      message: `unknown field "${name.slice(0, 60)}": use ${fieldsOfRow.join(", ")}`,
    });
  });
  return places.length === 0 ? [1] : places;
}

function tableOf(history: History, places: readonly number[]): LiveTable {
  return history.map((row) => [
    { value: toDateTimeCell(row[0]), asOf: null },
    ...places.map((place) => {
      const reported = row[place];
      return typeof reported === "string" ? { value: toCell(new Decimal(reported)), asOf: null } : "";
    }),
  ]);
}

type HistoryCells = { readonly instrument: unknown; readonly days: unknown; readonly fields: unknown };

/**
 * Asks once for a history of an instrument: rows of date and values, oldest first.
 * @throws CustomFunctions.Error with the sentence of what is wrong
 */
export async function historyTable(
  { instrument: instrumentCell, days: daysCell, fields }: HistoryCells,
  invocation: CustomFunctions.CancelableInvocation,
  rules: HistoryRules,
): Promise<unknown[][]> {
  try {
    const instrument = parseInstrument(text("instrument", instrumentCell), settings().defaultVenue);
    const days = wholeNumber("days", daysCell, { from: 1, to: maxHistoryDays, fallback: rules.defaultDays });
    const places = placesOf(fields);
    const asked = `days=${String(days)}`;
    const { answer, leave } = requestHistory(ofInstrument(rules.resource.path, instrument, asked));
    ([fields, daysCell].find(isInvocation<unknown>) ?? invocation).onCanceled = leave;
    const table = tableOf(await answer, places);
    if (table.length > 0) return toTableCells(table);
    throw new HedgeError({
      code: "no_answer",
      message: `${instrument.venue} has no ${rules.what} of ${instrumentText(instrument)} in the last ${String(days)} days`,
    });
  } catch (error) {
    throw toCellError(error);
  }
}
