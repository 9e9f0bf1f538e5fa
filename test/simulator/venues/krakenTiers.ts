import { lowerBound, maintenanceRate, tierScale } from "../tierScale.js";
import type { JsonObject } from "../venue.js";
import type { KrakenListing } from "./krakenListings.js";

/** An instrument's margin levels; each names where it begins, in contracts or in dollars, and no end. */
export function krakenMarginLevels({ type }: KrakenListing): readonly JsonObject[] {
  const unit = type === "futures_inverse" ? "contracts" : "numNonContractUnits";
  return tierScale.map((tier, place) => ({
    [unit]: lowerBound(place),
    initialMargin: 1 / tier.leverage,
    maintenanceMargin: maintenanceRate(tier),
  }));
}

/** What retail clients are held to in some countries. */
export function krakenRetailLevels({ type }: KrakenListing): readonly JsonObject[] {
  const unit = type === "futures_inverse" ? "contracts" : "numNonContractUnits";
  return [{ [unit]: 0, initialMargin: 0.5, maintenanceMargin: 0.25 }];
}
