import { ageText } from "../ageText.js";
import type { ChannelStatus } from "../live/feedStatus.js";
import { allVenuesText, cellsText, nextRequestText, texts } from "./texts.js";
import type { ChannelState } from "./texts.js";

/** One line of the pane's live data, ready to be shown. */
export type ChannelRow = {
  readonly name: string;
  readonly state: ChannelState;
  /** Cells, age and next request, such as "12 cells, 3 s ago, next in 2 s". */
  readonly detail: string;
  readonly problem: string | null;
  readonly isSimulated: boolean;
};

/** How a venue's live data is shown at this moment. */
export function channelRow(channel: ChannelStatus, now: number): ChannelRow {
  const age = channel.asOf === null ? [] : [ageText(now - channel.asOf, texts.live.ages)];
  const next = channel.nextRequestAt === null ? [] : [nextRequestText(channel.nextRequestAt - now)];
  return {
    name: channel.ofAllVenues === null ? channel.name : allVenuesText(channel.ofAllVenues),
    state: stateOf(channel),
    detail: [cellsText(channel.cells), ...age, ...next].join(", "),
    problem: channel.problem,
    isSimulated: channel.source === "simulated",
  };
}

function stateOf({ asOf, problem, stale }: ChannelStatus): ChannelState {
  if (asOf === null) return problem === null ? "waiting" : "problem";
  return stale || problem !== null ? "stale" : "fresh";
}
