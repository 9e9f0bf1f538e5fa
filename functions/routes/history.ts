import type { candlesRoute, fundingRoute } from "../../shared/contract/marketRoutes.js";
import type { HistoryCache } from "../cache/historyCache.js";
import type { HistoryTopic } from "../cache/historySubject.js";
import type { Answerer } from "../http/httpHandler.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { findReader } from "./findReader.js";

type HistoryParameters = typeof candlesRoute.parameters | typeof fundingRoute.parameters;

/** Answers what a perpetual's closes or funding rates were. */
export function answerHistory(
  topic: HistoryTopic,
  venues: readonly OpenVenue[],
  histories: HistoryCache,
): Answerer<HistoryParameters> {
  return async ({ venue: id, kind, coin, quote, days }, log) =>
    histories.read({ topic, ...findReader(venues, id, kind), kind, coin, quote, days }, log);
}
