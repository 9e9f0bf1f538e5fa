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

/** The table of VENUES in the service's order, best for a short first; failed venues last, with their reason in each cell. */
export function venuesTable({ offers, failed }: Comparison): LiveTable {
  return [
    header,
    ...offers.map((offer) => [offer.venue, ...columns.map((read) => cellOf(read, offer))]),
    ...failed.map(({ venue, code, detail }) => {
      const reason = new HedgeError({ code, message: detail });
      return [venue, ...columns.map(() => reason)];
    }),
  ];
}
