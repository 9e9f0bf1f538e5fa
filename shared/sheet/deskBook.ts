/** What a cell is given: a text stays a text, whatever it begins with. */
export type TypedCell = string | number;

/** A row of what is held; what is not typed is "". */
export type HeldRow = {
  readonly coin: TypedCell;
  readonly coins: TypedCell;
  /** An instrument to short instead of the one the desk chooses. */
  readonly instead: TypedCell;
  readonly beta: TypedCell;
  readonly price: TypedCell;
};

/** A line of the open shorts; what is not typed is "". */
export type ShortRow = {
  readonly instrument: TypedCell;
  readonly contracts: TypedCell;
  /** As the venue shows it. */
  readonly entry: TypedCell;
  /** Coins on inverse, USD on linear contracts. */
  readonly margin: TypedCell;
  /** Date-time of the sheet, UTC. */
  readonly opened: TypedCell;
};

/** A line of the journal as a person types it; what is not typed is "". */
export type ClosedRow = {
  readonly instrument: TypedCell;
  readonly contracts: TypedCell;
  readonly entry: TypedCell;
  readonly exit: TypedCell;
  readonly opened: TypedCell;
  readonly closed: TypedCell;
  /** USD. */
  readonly fees: TypedCell;
  /** USD, + paid, − received. */
  readonly funding: TypedCell;
  /** Only of a contract that its venue lists no more. */
  readonly contractSize: TypedCell;
};

/** Everything a person types on the sheets of a desk. */
export type DeskBook = {
  readonly holdings: readonly HeldRow[];
  readonly shorts: readonly ShortRow[];
  /** By the name of the setting; those left out keep the default that the built sheet shows. */
  readonly settings: Readonly<Record<string, TypedCell>>;
  readonly closed: readonly ClosedRow[];
};

export const blankHeld: HeldRow = { coin: "", coins: "", instead: "", beta: "", price: "" };
export const blankShort: ShortRow = { instrument: "", contracts: "", entry: "", margin: "", opened: "" };
