import { field, unexpectedForm } from "./rows.js";

type Described = { readonly info: unknown } | undefined;

/**
 * The markets of a list, each with a status in the venue's own row. One that cannot be read would count as closed,
 * and the contract would be missing until the list is read again, which is hours later.
 * @throws HedgeError venue_bad_response when a status is neither text nor number
 */
export function withStatus<Market extends Described>(
  venueName: string,
  statusField: string,
  markets: readonly Market[],
): readonly Market[] {
  const isReported = (market: Market): boolean =>
    market === undefined || ["string", "number"].includes(typeof field(market.info, statusField));
  if (markets.every(isReported)) return markets;
  throw unexpectedForm(venueName);
}
