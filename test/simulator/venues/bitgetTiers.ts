import { lowerBound, maintenanceRate, tierScale } from "../tierScale.js";
import type { JsonObject } from "../venue.js";
import type { BitgetListing } from "./bitgetListings.js";

/** A contract's position tiers. */
export function bitgetPositionTiers({ symbol }: BitgetListing): readonly JsonObject[] {
  return tierScale.map((tier, place) => ({
    symbol,
    level: String(place + 1),
    startUnit: String(lowerBound(place)),
    endUnit: String(tier.bound),
    leverage: String(tier.leverage),
    keepMarginRate: String(maintenanceRate(tier)),
  }));
}
