import type { PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import { HedgeError } from "../../shared/errors.js";
import type { Instrument } from "../../shared/listing/instrument.js";
import type { LiveCell, LiveTable } from "../cell/tableCells.js";
import type { ChannelListener } from "./channel.js";
import { toHedgeError } from "./liveProblem.js";
import { createPacedListeners, type PaceEnvironment } from "./pacedListeners.js";
import { findQuote, type QuoteReader } from "./quote.js";

/** How long the first table waits for its slowest venue; after that its rows say that they wait. */
const firstTableMs = 2_000;

/** A row's instrument, why it is none, or null for a row that stays empty. */
export type TableRow = Instrument | HedgeError | null;

export type QuoteTableOptions = {
  readonly rows: readonly TableRow[];
  readonly columns: readonly QuoteReader[];
  readonly subscribe: (venue: string, kind: PerpetualKind, listener: ChannelListener<Snapshot>) => () => void;
  readonly pace: PaceEnvironment;
};

type State = Snapshot | HedgeError;

function keyOf({ venue, kind }: Instrument): string {
  return `${venue} ${kind}`;
}

function attempt(read: () => LiveCell): LiveCell {
  try {
    return read();
  } catch (error) {
    return toHedgeError(error);
  }
}

function waiting({ venue, kind }: Instrument): HedgeError {
  return new HedgeError({
    code: "no_answer",
    message: `loading ${venue} ${kind}`,
  });
}

/** One row's cells. A value that the venue does not publish is an error in its cell; all else fails the row. */
function rowCells(row: TableRow, columns: readonly QuoteReader[], states: ReadonlyMap<string, State>) {
  const every = (cell: LiveCell): readonly LiveCell[] => columns.map(() => cell);
  if (row === null) return every("");
  if (row instanceof HedgeError) return every(row);
  const state = states.get(keyOf(row));
  if (state === undefined) return every(waiting(row));
  try {
    const quote = findQuote(state, row);
    return columns.map((read) => attempt(() => read(quote)));
  } catch (error) {
    return every(toHedgeError(error));
  }
}

/**
 * Keeps a table of quotes of any number of venues: the first when all have answered, or soon after the first of them;
 * then at most one a second.
 * @returns what ends it
 */
export function startQuoteTable(
  { rows, columns, subscribe, pace }: QuoteTableOptions,
  emit: (read: () => LiveTable) => void,
): () => void {
  const states = new Map<string, State>();
  const wanted = new Map<string, Instrument>();
  for (const row of rows) if (row !== null && !(row instanceof HedgeError)) wanted.set(keyOf(row), row);
  const paced = createPacedListeners<ReadonlyMap<string, State>>(pace);
  let isShown = false;

  const notify = (): void => {
    isShown = true;
    cancelWait();
    // A copy: the paced listener would take the same map for the same state.
    paced.notify(new Map(states));
  };
  const cancelWait = pace.setTimer(notify, wanted.size === 0 ? 0 : firstTableMs);
  const leavePaced = paced.add((current) => {
    emit(() => rows.map((row) => rowCells(row, columns, current)));
  }, null);
  const leaves = [...wanted].map(([key, { venue, kind }]) =>
    subscribe(venue, kind, (state) => {
      states.set(key, state);
      if (isShown || states.size === wanted.size) notify();
    }),
  );
  return () => {
    cancelWait();
    leavePaced();
    for (const leave of leaves) leave();
  };
}
