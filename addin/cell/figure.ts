/** One line of the card that Excel shows for a number: a text, or a number with its format. */
export type CardEntry = string | { readonly value: number; readonly numberFormat: string };

/** A number and what Excel can show of it beside its digits. */
export type Figure = {
  readonly value: number;
  /** Excel's format code, for a cell that has none of its own. */
  readonly numberFormat: string;
  /** When it was true, ms since 1970; null where it is always. */
  readonly asOf: number | null;
  /** What tells it from an equal number of another venue, contract or source. */
  readonly origin?: string;
  /** Where it is from, by the names under which formulas reach it, such as =B2.Venue. Made only when it is shown. */
  readonly card: () => Readonly<Record<string, CardEntry>>;
};
