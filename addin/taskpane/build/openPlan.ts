import { openDesk, type Desk, type DeskInput } from "../../../shared/desk/openDesk.js";
import type { AskService } from "../../live/serviceClient.js";
import { fetchedMarkets } from "./fetchedMarkets.js";

export type OpenedPlan = {
  readonly desk: Desk;
  /** Whether every market could be asked; if not, the next answer may be another one. */
  readonly isWhole: boolean;
};

/** The desk of what is typed, by as few requests as it needs. */
export async function openPlan(ask: AskService, input: DeskInput, signal: AbortSignal): Promise<OpenedPlan> {
  const { markets, fetchMissing, isWhole } = fetchedMarkets(ask, signal);
  for (;;) {
    // Each answer may lead to the next question, until nothing that was looked up is missing.
    const desk = openDesk(input, markets);
    if (!(await fetchMissing())) {
      return { desk, isWhole: isWhole() && desk.rows.every(({ state }) => state !== "waiting") };
    }
  }
}
