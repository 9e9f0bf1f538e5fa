import type { Comparison } from "../../shared/contract/compare.js";
import { HedgeError } from "../../shared/errors.js";
import type { LiveCell, LiveTable } from "../cell/tableCells.js";
import { toHedgeError } from "./liveProblem.js";
import type { Quote, QuoteReader } from "./quote.js";
import { quoteFields } from "./quoteFields.js";

const header = ["Venue", "Mark", "Rate", "Interval hours", "APR", "Basis", "Contract size"];

const columns: readonly QuoteReader[] = [
  quoteFields.mark,
  quoteFields.fundingRate,
  quoteFields.intervalHours,
  quoteFields.apr,
  quoteFields.basis,
  quoteFields.contractSize,
];

function cellOf(read: QuoteReader, quote: Quote): LiveCell {
  try {
    return read(quote);
  } catch (error) {
    return toHedgeError(error);
  }
}

function reasonRow(venue: string, reason: ConstructorParameters<typeof HedgeError>[0]): readonly LiveCell[] {
  const error = new HedgeError(reason);
  return [venue, ...columns.map(() => error)];
}

/**
 * The table of VENUES in the service's order, best for a short first; then what is not to be compared with it and the
 * venues that failed, with the reason in each cell, so that no formula ranks them.
 */
export function venuesTable({ offers, setApart, failed }: Comparison): LiveTable {
  return [
    header,
    ...offers.map((offer) => [offer.venue, ...columns.map((read) => cellOf(read, offer))]),
    ...setApart.map(({ venue, perpetual, why }) =>
      reasonRow(venue, { code: "not_published", message: `${perpetual.symbol} on ${venue}: ${why}` }),
    ),
    ...failed.map(({ venue, code, detail }) => reasonRow(venue, { code, message: detail })),
  ];
}
