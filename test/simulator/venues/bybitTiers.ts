import { trimmed } from "../digits.js";
import { coinsFor, maintenanceRate, tierDeductions, tierScale } from "../tierScale.js";
import type { JsonObject } from "../venue.js";
import type { BybitListing } from "./bybitListings.js";

/**
 * A contract's risk limits. Inverse ones count in coins and, as in Bybit's documentation, in per cent; the deduction of
 * the lowest tier is empty, and with inverse contracts that of all tiers.
 */
export function bybitRiskLimits({ symbol, category, coin }: BybitListing): readonly JsonObject[] {
  const inverse = category === "inverse";
  const deductions = tierDeductions();
  const margin = (rate: number): string => trimmed(inverse ? rate * 100 : rate, 4);
  return tierScale.map((tier, place) => ({
    id: place + 1,
    symbol,
    riskLimitValue: inverse ? trimmed(coinsFor(coin, tier.bound), 4) : String(tier.bound),
    maintenanceMargin: margin(maintenanceRate(tier)),
    initialMargin: margin(1 / tier.leverage),
    isLowestRisk: place === 0 ? 1 : 0,
    maxLeverage: tier.leverage.toFixed(2),
    mmDeduction: inverse || place === 0 ? "" : trimmed(deductions[place] ?? 0, 2),
  }));
}
