// One client for every cell of the runtime: equal wishes share a request, whichever function makes them.
import { createHistoryClient, type RequestHistory } from "./historyClient.js";
import { askService, pace, settings } from "./runtime.js";

/** A venue's past is read in several pages, and other histories may be before this one. */
const deadlineMs = 25_000;
const settleMs = 60_000;

/** Asks the service for a history. */
export const requestHistory: RequestHistory = createHistoryClient({
  ...pace,
  now: () => Date.now(),
  askService,
  serviceKey: () => `${settings().serviceUrl} ${settings().functionKey ?? ""}`,
  deadlineMs,
  settleMs,
});
