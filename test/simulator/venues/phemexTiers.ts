import { coinsFor, maintenanceRate, tierScale } from "../tierScale.js";
import type { JsonObject } from "../venue.js";
import type { PhemexListing } from "./phemexListings.js";

/** The risk limits of a product that is margined in stablecoins: margins as plain ratios. */
export function phemexRealLimits({ symbol }: PhemexListing): JsonObject {
  return {
    symbol,
    steps: "2000K",
    riskLimits: tierScale.map((tier) => ({
      limit: tier.bound,
      initialMarginRr: String(1 / tier.leverage),
      maintenanceMarginRr: String(maintenanceRate(tier)),
    })),
  };
}

/** The risk limits of a coin-margined product: in its coin, margins in per cent and as whole numbers. */
export function phemexScaledLimits({ symbol, coin }: PhemexListing): JsonObject {
  const percent = (ratio: number): string => `${String(ratio * 100)}%`;
  const scaled = (ratio: number): number => Math.round(ratio * 100_000_000);
  return {
    symbol,
    steps: "50",
    riskLimits: tierScale.map((tier) => ({
      limit: Math.round(coinsFor(coin, tier.bound)),
      initialMargin: percent(1 / tier.leverage),
      initialMarginEr: scaled(1 / tier.leverage),
      maintenanceMargin: percent(maintenanceRate(tier)),
      maintenanceMarginEr: scaled(maintenanceRate(tier)),
    })),
  };
}
