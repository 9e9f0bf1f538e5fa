import { openDesk, type Desk } from "../../shared/desk/openDesk.js";
import type { DeskTable } from "../../shared/desk/deskField.js";
import { deskRange } from "../cell/deskRange.js";
import { toLiveTable } from "../cell/deskTableCells.js";
import { gatherMarkets } from "./gatherMarkets.js";
import { liveTable, type TableInvocation } from "./liveTable.js";
import { marketSources } from "./marketSources.js";
import { followDefaultVenue } from "./runtime.js";
import { isInvocation } from "../cell/invocation.js";

/** The ranges of a desk as the host hands them over. */
export type DeskArguments = {
  readonly holdings: unknown;
  readonly shorts: unknown;
  readonly settings: unknown;
};

/** What a table is made of, and how patient it is. */
export type DeskTableRules = {
  readonly table: (desk: Desk) => DeskTable;
  /** Shows nothing before everything is there: for figures of which a part is worth nothing. */
  readonly isWholeOnly?: boolean;
};

/**
 * Streams a table of the desk into a cell: again at every answer of the market, at most once a second, where it changed.
 * @param later the arguments behind the ranges: one of them is the invocation where functions.json lacks a parameter
 * @param rules read once, so that a wrong field settles the cell at once
 */
export function liveDesk(
  given: DeskArguments,
  later: readonly unknown[],
  invocation: TableInvocation,
  rules: () => DeskTableRules,
): void {
  const last = [...later, given.settings, given.shorts].find(isInvocation);
  liveTable(invocation, last, (emit) => {
    const { table, isWholeOnly = false } = rules();
    const ranges = {
      holdings: deskRange(given.holdings),
      shorts: deskRange(given.shorts),
      settings: deskRange(given.settings),
    };
    return followDefaultVenue((defaultVenue) => {
      const input = { ...ranges, defaultVenue };
      return gatherMarkets(
        marketSources,
        (markets) => {
          const desk = openDesk(input, markets);
          return { value: toLiveTable(table(desk)), firstVenue: isWholeOnly ? null : desk.settings.venue };
        },
        emit,
      );
    });
  });
}
