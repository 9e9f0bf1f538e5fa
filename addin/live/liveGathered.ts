import type { DeskMarkets } from "../../shared/desk/deskMarkets.js";
import { streamCell, type ValueRules } from "../cell/streamCell.js";
import { isInvocation } from "../cell/invocation.js";
import { isSameFigure, toFigureCell } from "../cell/figureCell.js";
import type { Figure } from "../cell/figure.js";
import { gatherMarkets } from "./gatherMarkets.js";
import { marketSources } from "./marketSources.js";
import { followDefaultVenue } from "./runtime.js";
import type { FigureInvocation } from "./liveCell.js";

type OneValue = Figure | string;

const rules: ValueRules<OneValue, unknown> = {
  isSame: (shown, next) =>
    typeof shown === "string" || typeof next === "string" ? shown === next : isSameFigure(shown, next),
  toCell: (value) => (typeof value === "string" ? value : toFigureCell(value)),
};

/**
 * Streams one value that is computed from what the market answers.
 * @param later the optional arguments: one of them is the invocation where functions.json lacks that parameter
 * @param read makes the computation of the arguments and the default venue; HedgeError settles the cell
 */
export function liveGathered(
  later: readonly unknown[],
  invocation: FigureInvocation,
  read: (defaultVenue: string) => (markets: DeskMarkets) => OneValue,
): void {
  const own: FigureInvocation = later.find(isInvocation<unknown>) ?? invocation;
  streamCell(own, rules, (emit) =>
    followDefaultVenue((defaultVenue) => {
      const compute = read(defaultVenue);
      return gatherMarkets(marketSources, (markets) => ({ value: compute(markets), firstVenue: null }), emit);
    }),
  );
}
