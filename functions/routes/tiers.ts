import type { tiersRoute } from "../../shared/contract/marketRoutes.js";
import type { TiersCache } from "../cache/tiersCache.js";
import type { Answerer } from "../http/httpHandler.js";
import type { OpenVenue } from "../venues/openVenues.js";
import { findReader } from "./findReader.js";

/** Answers how much margin a perpetual needs by the size of a position. */
export function answerTiers(
  venues: readonly OpenVenue[],
  tiers: TiersCache,
): Answerer<typeof tiersRoute.parameters> {
  return async ({ venue: id, kind, coin, quote }, log) =>
    tiers.read({ ...findReader(venues, id, kind), kind, coin, quote }, log);
}
