import { lowerBound, maintenanceRate, tierScale } from "../tierScale.js";
import type { JsonObject } from "../venue.js";
import type { KucoinListing } from "./kucoinListings.js";

/** A linear contract's risk limits in isolated margin, as numbers. */
export function kucoinRiskLimits({ symbol }: KucoinListing): readonly JsonObject[] {
  return tierScale.map((tier, place) => ({
    symbol,
    level: place + 1,
    maxRiskLimit: tier.bound,
    minRiskLimit: lowerBound(place),
    maxLeverage: tier.leverage,
    initialMargin: 1 / tier.leverage,
    maintainMargin: maintenanceRate(tier),
  }));
}
