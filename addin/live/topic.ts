import type { DataSource } from "../../shared/contract/perpetuals.js";

/** An answer of the service and what came with it. */
export type Answer<Value> = {
  readonly value: Value;
  /** The service's clock at the answer, ms since 1970; null when the answer has none. */
  readonly serverTime: number | null;
  /** Characters of its JSON. */
  readonly bodyLength: number;
};

/** How current a value is, by the service's clock, ms since 1970. */
export type Freshness = {
  /** Null for a value that has no one moment; it then counts from its answer. */
  readonly asOf: number | null;
  readonly expires: number;
  /** True when a venue failed since and this is its last good value. */
  readonly stale: boolean;
  readonly source: DataSource | null;
};

/** Something the feed can be asked to follow. */
export type Topic<Value> = {
  /** Unlike that of every other topic. */
  readonly key: string;
  /** As users read it: "bybit inverse". */
  readonly name: string;
  /** "BTC inverse" where it is that of all venues, for pages that name it in the user's language; left out for one venue's. */
  readonly ofAllVenues?: string;
  /** True for what no cell shows prices of: it is worth a line only where it fails. */
  readonly isBackground?: true;
  /** Asks the service once; throws HedgeError for what it answers instead of a value. */
  readonly ask: (signal: AbortSignal) => Promise<Answer<Value>>;
  /** Reads a value that was stored as JSON; throws HedgeError when it is none. */
  readonly decode: (json: unknown) => Value;
  readonly freshness: (value: Value) => Freshness;
};
