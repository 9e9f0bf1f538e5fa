import type { DeskMarkets } from "../../shared/desk/deskMarkets.js";
import { streamCell, type StartStream, type ValueRules } from "../cell/streamCell.js";
import type { LiveTable } from "../cell/tableCells.js";
import { isInvocation } from "../cell/invocation.js";
import { isSameFigure, toFigureCell } from "../cell/figureCell.js";
import type { Figure } from "../cell/figure.js";
import { gatherMarkets } from "./gatherMarkets.js";
import { marketSources } from "./marketSources.js";
import { followDefaultVenue } from "./runtime.js";
import type { FigureInvocation } from "./liveCell.js";
import { liveTable, type TableInvocation } from "./liveTable.js";

type OneValue = Figure | string;

const rules: ValueRules<OneValue, unknown> = {
  isSame: (shown, next) =>
    typeof shown === "string" || typeof next === "string" ? shown === next : isSameFigure(shown, next),
  toCell: (value) => (typeof value === "string" ? value : toFigureCell(value)),
};

/** Makes a computation of the arguments and the default venue; HedgeError settles the cell. */
type ReadArguments<Value> = (defaultVenue: string) => (markets: DeskMarkets) => Value;

function gathered<Value>(read: ReadArguments<Value>): StartStream<Value> {
  return (emit) =>
    followDefaultVenue((defaultVenue) => {
      const compute = read(defaultVenue);
      return gatherMarkets(marketSources, (markets) => ({ value: compute(markets), firstVenue: null }), emit);
    });
}

/**
 * Streams one value that is computed from what the market answers.
 * @param later the optional arguments: one of them is the invocation where functions.json lacks that parameter
 */
export function liveGathered(
  later: readonly unknown[],
  invocation: FigureInvocation,
  read: ReadArguments<OneValue>,
): void {
  const own: FigureInvocation = later.find(isInvocation<unknown>) ?? invocation;
  streamCell(own, rules, gathered(read));
}

/** Streams a table that is computed from what the market answers. */
export function liveGatheredTable(invocation: TableInvocation, read: ReadArguments<LiveTable>): void {
  liveTable(invocation, null, gathered(read));
}
