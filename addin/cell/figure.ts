/** One line of the card that Excel shows for a number: a text, or a number with its format. */
export type CardEntry = string | { readonly value: number; readonly numberFormat: string };

/** What the card of a row says of one figure or of several. Its text is made only when it is shown. */
type CardLine = { readonly name: string; readonly text: () => string };

/** A number of a table. It has the format of its column: one of its own would be sent with every cell. */
export type TableFigure = {
  readonly value: number;
  /** When it was true, ms since 1970; null where it is always. */
  readonly asOf: number | null;
  /** What distinguishes it from an equal number of another venue, contract or source. */
  readonly origin?: string;
  readonly line?: CardLine;
};

/** A number in a cell of its own, and what Excel can show of it beside its digits. */
export type Figure = TableFigure & {
  /** Excel's format code, for a cell that has none of its own. */
  readonly numberFormat: string;
  /** Where it is from, by the names under which formulas reach it, such as =B2.Venue. Made only when it is shown. */
  readonly card: () => Readonly<Record<string, CardEntry>>;
};
