import { coinText } from "../../shared/contract/history.js";
import { perpetualKinds } from "../../shared/contract/perpetuals.js";
import type { Comparison } from "../../shared/contract/compare.js";
import { decode } from "../../shared/contract/route.js";
import { choice, text } from "../cell/fromCell.js";
import { isInvocation } from "../cell/invocation.js";
import { streamCell, type StartStream } from "../cell/streamCell.js";
import { isSameTable, toTableCells, type LiveTable } from "../cell/tableCells.js";
import { comparisonTopic } from "./comparisonTopic.js";
import { startQuoteTable } from "./quoteTable.js";
import { quoteColumns, quoteRows } from "./quotesRequest.js";
import { askService, feed, followDefaultVenue, pace } from "./runtime.js";
import { venuesTable } from "./venuesTable.js";

/** A streaming cell of a table that spills. */
export type TableInvocation = CustomFunctions.StreamingInvocation<unknown[][]>;

/** Streams a table into a cell; the last argument is the invocation where functions.json lacks that parameter. */
export function liveTable(
  invocation: TableInvocation,
  lastArgument: unknown,
  start: StartStream<LiveTable>,
): void {
  const own = isInvocation(lastArgument) ? lastArgument : invocation;
  streamCell(own, { isSame: isSameTable, toCell: toTableCells }, start);
}

/** Streams fields of many instruments into one spilled table. */
export function liveQuotes(instruments: unknown, fields: unknown, invocation: TableInvocation): void {
  liveTable(invocation, fields, (emit) => {
    const columns = quoteColumns(fields);
    return followDefaultVenue((defaultVenue) =>
      startQuoteTable(
        { rows: quoteRows(instruments, defaultVenue), columns, subscribe: feed.subscribe, pace },
        emit,
      ),
    );
  });
}

const subscribeComparison = feed.subscriberOf<Comparison>();

/** Streams one coin's quotes on every venue into one spilled table. */
export function liveVenues(coinCell: unknown, kindCell: unknown, invocation: TableInvocation): void {
  liveTable(invocation, kindCell, (emit) => {
    const written = text("coin", coinCell).trim().toUpperCase();
    const coin = decode(coinText, written, { code: "invalid_input", what: "coin" });
    const kind = choice("kind", kindCell, perpetualKinds);
    return subscribeComparison(comparisonTopic(coin, kind, askService), (state) => {
      emit(() => {
        if (state instanceof Error) throw state;
        return venuesTable(state);
      });
    });
  });
}
